import { readFileSync, globSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Plugin } from "vite";

const root = path.resolve(import.meta.dirname, "../..");

const workerUrl = /new URL\(\s*"(\.[^"]*\/([\w-]+-worker)\.ts)",\s*import\.meta\.url\s*,?\s*\)/g;

/** Worker threads are entries of their own; they lie beside main.js under their own name. */
export function workerEntries(): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const name of globSync("electron/core/**/*.ts", { cwd: root })) {
    const file = path.join(root, name);
    for (const [, relative = "", worker = ""] of readFileSync(file, "utf8").matchAll(workerUrl)) {
      entries[worker] = path.resolve(path.dirname(file), relative);
    }
  }
  return entries;
}

const fileUrl = /new URL\(\s*"(\.[^"]*\/([\w.-]+\.(?!ts\b)\w+))",\s*import\.meta\.url\s*,?\s*\)/g;
const packageFileUrl = /import\.meta\.resolve\(\s*"([^"]+\/([\w.-]+\.(?:wasm|ttf|otf|woff2?)))"\s*,?\s*\)/g;

/**
 * Files that the core reads at run time: worker threads and files beside a module, named by
 * `new URL("./name", import.meta.url)`, and files of a package, named by `import.meta.resolve("package/name.wasm")`.
 * From source these work as they stand; in the build the files are copied beside main.js and named there.
 */
export function coreFiles(): Plugin {
  return {
    name: "countersign:core-files",
    applyToEnvironment: (environment) => environment.name === "main",
    transform(code, id) {
      if (id.includes("node_modules") || !code.includes("import.meta.")) return undefined;
      const emit = (file: string) => {
        this.emitFile({ type: "asset", fileName: path.basename(file), source: readFileSync(file) });
      };
      const result = code
        .replaceAll(workerUrl, (_, _relative, name) => `new URL("./${name}.js", import.meta.url)`)
        .replaceAll(fileUrl, (whole, relative, name) => {
          if (name.endsWith(".js")) return whole;
          emit(path.resolve(path.dirname(id), relative));
          return `new URL("./${name}", import.meta.url)`;
        })
        .replaceAll(packageFileUrl, (_, specifier, name) => {
          emit(createRequire(id).resolve(specifier));
          return `new URL("./${name}", import.meta.url).href`;
        });
      return result === code ? undefined : { code: result, map: null };
    },
  };
}
