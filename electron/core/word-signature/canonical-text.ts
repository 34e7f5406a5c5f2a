/** Text and attribute values as canonical XML 1.0 writes them. */
const inText: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" };
const inAttribute: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  '"': "&quot;",
  "\t": "&#x9;",
  "\n": "&#xA;",
  "\r": "&#xD;",
};

export const text = (value: string) => value.replace(/[&<>\r]/g, (found) => inText[found] ?? found);
export const attribute = (value: string) =>
  value.replace(/[&<"\t\n\r]/g, (found) => inAttribute[found] ?? found);
export const element = (name: string, value = "") => `<${name}>${text(value)}</${name}>`;
