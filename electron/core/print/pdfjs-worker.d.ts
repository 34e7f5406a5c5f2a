/** pdf.js ships no types for the half of it that reads; all that is needed of it is that it is there. */
declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  export const WorkerMessageHandler: object;
}
