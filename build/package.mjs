/** `npm run package`: looks whether this Node will do, then hands over to package.ts. */
const [major = 0] = process.versions.node.split(".").map(Number);
if (major < 24) {
  console.error("Packing needs the project's own Node. Run npm ci, then npm run package.");
  process.exit(1);
}
await import("./package.ts");
