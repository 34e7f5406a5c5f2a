import { stat } from "node:fs/promises";
import { AppError } from "#shared/errors";

/** The size of a file that can be read to its end: a pipe, a device or a socket would keep the reader waiting, or never end. */
export async function sizeOfPlainFile({ path, name }: { path: string; name: string }): Promise<number> {
  const found = await stat(path);
  if (!found.isFile() && !found.isDirectory()) {
    throw new AppError(
      "refused-file",
      `${name} is not a plain file but a pipe, a device or a socket. Pick a file.`,
      {
        file: name,
        rule: "special-file",
      },
    );
  }
  return found.size;
}
