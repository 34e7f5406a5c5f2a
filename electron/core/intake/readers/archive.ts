/** An archive within what came: its files, to be read like files of their own. */
import { isAppError } from "#shared/errors";
import { readLimits, UnreadableFile, type Attached, type ReadLimits } from "#shared/intake/document";
import { readParts } from "../../memo/read-document.ts";
import { nameRegister } from "../../packet/entry-names.ts";
import { defaultLimits } from "../../packet/limits.ts";

/** Throws `UnreadableFile`; one name that is not as it should be refuses the archive whole. */
export async function openArchive(
  bytes: Uint8Array,
  file: string,
  limits: ReadLimits = readLimits,
): Promise<Attached[]> {
  let parts;
  try {
    parts = await readParts(bytes, limits.inflated);
  } catch (error) {
    const why = error instanceof Error ? error.message : "";
    if (why.endsWith("is encrypted"))
      throw new UnreadableFile("The archive is encrypted with a password: ask for it without one.");
    if (why === "its parts are too large")
      throw new UnreadableFile("The archive unpacks to more than is read: it may be a trap.");
    throw new UnreadableFile("The archive is damaged, or its names lead out of it: ask for the files again.");
  }
  const names = nameRegister(defaultLimits);
  try {
    return [...parts].flatMap(([name, part]): Attached[] => {
      const isFolder = name.endsWith("/");
      const path = names.add(isFolder ? name.slice(0, -1) : name, isFolder ? "folder" : "file");
      return isFolder ? [] : [{ path: `${file}/${path}`, bytes: part }];
    });
  } catch (error) {
    if (isAppError(error, "refused-file")) throw new UnreadableFile(error.message);
    throw error;
  }
}
