/** Houses that are told what does not stay in one's own. */
export const houses: ReadonlySet<string> = new Set(
  "agency bailiff tribunal ombudsman authority police council regulator press court collector bureau ministry embassy newspaper media union marketplace".split(
    " ",
  ),
);
