/** Puts text on the clipboard; answers whether it worked. The older way serves where the newer one is denied. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    field.className = "cs-visually-hidden";
    document.body.append(field);
    field.select();
    // Deprecated without a replacement for pages that may not ask for the clipboard.
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
