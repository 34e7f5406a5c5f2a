import type { PickOptions } from "#shared/contract/door";

/** Opens the browser's own file dialog. Empty where the person cancelled. */
export function chooseFiles({ what, endings }: Pick<PickOptions, "what" | "endings">): Promise<File[]> {
  const input = document.createElement("input");
  input.type = "file";
  input.hidden = true;
  input.multiple = what === "files";
  input.webkitdirectory = what === "folder";
  if (what !== "folder" && endings) input.accept = endings.map((ending) => `.${ending}`).join(",");
  // In the document, so that it outlives the dialog.
  document.body.append(input);
  return new Promise((resolve) => {
    const settle = () => {
      input.remove();
      resolve(Array.from(input.files ?? []));
    };
    input.addEventListener("change", settle, { once: true });
    input.addEventListener("cancel", settle, { once: true });
    input.click();
  });
}
