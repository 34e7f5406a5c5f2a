/** The common name in a certificate's subject as `node:crypto` gives it: one attribute a line. */
export function commonName(subject: string): string {
  const line = subject.split("\n").find((one) => one.startsWith("CN="));
  return line === undefined ? subject.replaceAll("\n", ", ") : line.slice(3).replaceAll(/\\(.)/g, "$1");
}
