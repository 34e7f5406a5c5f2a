import { readCases, mapCase } from "../support/intake-corpus.ts";
const [name] = process.argv.slice(2);
for (const c of readCases()) if (c.name.startsWith(name!)) { const m = await mapCase(c); for (const t of m.tray) console.log("TRAY", t.kind, t.near ?? "-", JSON.stringify(t.place.under?.at(-1) ?? ""), t.why ?? "", "|", t.text.replaceAll("\n"," ⏎ ").slice(0,200)); if (process.argv[3]) for (const v of m.values) console.log("VAL", v.path, "=", JSON.stringify(v.value).slice(0,80), v.confidence, v.why); for (const u of m.unread) console.log("UNREAD", u);}
