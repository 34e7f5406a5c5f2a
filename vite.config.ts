/**
 * One build for the three parts of the app: the screen (`client`), Electron's main process (`main`) and its preload
 * script. The loopback door and the command line run from source and need only the screen.
 */
import path from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { coreFiles, workerEntries } from "./build/vite/core-files.ts";
import { entrySizes } from "./build/vite/entry-sizes.ts";
import { pdfData } from "./build/vite/pdf-data.ts";

const at = (name: string) => path.join(import.meta.dirname, name);

export default defineConfig({
  root: at("renderer"),
  base: "/",
  publicDir: false,
  html: { cspNonce: "__CSP_NONCE__" },
  plugins: [react(), pdfData(), coreFiles(), entrySizes()],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: at("dist/renderer"),
        emptyOutDir: true,
        target: "chrome140",
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    },

    main: {
      consumer: "server",
      resolve: { noExternal: true, external: ["electron", "better-sqlite3"] },
      build: {
        ssr: true,
        target: "node24",
        outDir: at("dist/main"),
        emptyOutDir: true,
        emitAssets: true,
        rolldownOptions: {
          input: { main: at("electron/main.ts"), ...workerEntries() },
          // All in one folder, so that `new URL("./name", import.meta.url)` means the same in every file.
          output: { format: "es", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" },
        },
      },
    },
    /** `verify.mjs`, one file that needs nothing but Node.js: it goes into each bundle. */
    verifier: {
      consumer: "server",
      resolve: { noExternal: true },
      build: {
        ssr: true,
        target: "node22",
        outDir: at("dist/verifier"),
        emptyOutDir: true,
        copyPublicDir: false,
        rolldownOptions: {
          input: { verify: at("electron/verifier/main.ts") },
          output: { format: "es", entryFileNames: "[name].mjs", codeSplitting: false },
        },
      },
    },
    preload: {
      consumer: "server",
      resolve: { noExternal: true, external: ["electron"] },
      build: {
        ssr: true,
        target: "node24",
        outDir: at("dist/preload"),
        emptyOutDir: true,
        rolldownOptions: {
          input: { preload: at("electron/preload.ts") },
          output: { format: "cjs", entryFileNames: "[name].cjs", codeSplitting: false },
        },
      },
    },
  },
});
