import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Says how much script and style the browser needs before the first screen. */
export function entrySizes(): Plugin {
  return {
    name: "countersign:entry-sizes",
    applyToEnvironment: (environment) => environment.name === "client",
    writeBundle(_, bundle) {
      const scripts = new Set<string>();
      const styles = new Set<string>();
      const visit = (fileName: string) => {
        const chunk = bundle[fileName];
        if (chunk?.type !== "chunk" || scripts.has(fileName)) return;
        scripts.add(fileName);
        for (const style of chunk.viteMetadata?.importedCss ?? []) styles.add(style);
        for (const imported of chunk.imports) visit(imported);
      };
      for (const [fileName, output] of Object.entries(bundle)) {
        if (output.type === "chunk" && output.isEntry) visit(fileName);
      }
      const size = (names: Iterable<string>) => {
        let bytes = 0;
        for (const name of names) {
          const output = bundle[name];
          const content = output?.type === "chunk" ? output.code : (output?.source ?? "");
          bytes += gzipSync(content).length;
        }
        return `${Math.round(bytes / 1000)} kB`;
      };
      console.log(
        `Built. Before the first screen: ${size(scripts)} of script, ${size(styles)} of style (gzip).`,
      );
    },
  };
}
