import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

const packageFolder = path.resolve(import.meta.dirname, "../../node_modules/pdfjs-dist");

/**
 * Ships what pdf.js loads while it draws: decoders, standard fonts, character maps and colour profiles, under /pdf/.
 * Not its engine for the scripts of a PDF, which never run here.
 */
export function pdfData(): Plugin {
  return {
    name: "countersign:pdf-data",
    applyToEnvironment: (environment) => environment.name === "client",
    generateBundle() {
      const files = globSync("{wasm,standard_fonts,cmaps,iccs}/*", { cwd: packageFolder });
      if (files.length < 100) this.error("pdfjs-dist lacks its data folders. Run npm ci.");
      for (const file of files) {
        if (path.basename(file).startsWith("quickjs")) continue;
        const fileName = `pdf/${file.split(path.sep).join("/")}`;
        this.emitFile({ type: "asset", fileName, source: readFileSync(path.join(packageFolder, file)) });
      }
    },
  };
}
