/** A packet that tries everything it can in the places that a vendor may write. */
import type { PacketFiles } from "../../support/packet-builder.ts";
import { smallPdf } from "./small-pdf.ts";

/** What every trick would set; nothing may. */
export const FLAG = "pwnedByThePacket";
const run = `window.${FLAG}=1;alert(1)`;
export const SCRIPT = `<script>${run}</script>`;
export const IMAGE = `<img src=x onerror="${run}">`;
export const OVERRIDE = "safe\u202Etxt.exe";
export const LONG = "long".repeat(400);

const quoted = (text: string) => JSON.stringify(text);

const manifest = `format: countersign.packet/1
id: hostile
version: ${quoted(`1 ${SCRIPT}`)}
title: ${quoted(`Hostile ${IMAGE} ${LONG}`)}
summary: ${quoted(`${SCRIPT} ${OVERRIDE}`)}
vendor:
  name: ${quoted(`Vendor ${IMAGE}`)}
  contact: "javascript:${FLAG}=1"
buyer:
  name: ${quoted(SCRIPT)}
sections:
  boundary:
    statement: ${quoted(`${SCRIPT}\n${IMAGE}\n[click](javascript:${run}) {{constructor.constructor("${run}")()}}`)}
    trigger: ${quoted(OVERRIDE)}
    inputs: [${quoted(IMAGE)}, ${quoted(LONG)}]
    systems:
      - { id: ${quoted(SCRIPT)}, name: ${quoted(IMAGE)}, kind: ${quoted(LONG)}, notes: ${quoted(OVERRIDE)} }
  data:
    flows:
      - system: ${quoted(SCRIPT)}
        fields: [${quoted('=HYPERLINK("http://127.0.0.1:9/")')}, ${quoted(LONG)}]
        classes: [${quoted(IMAGE)}]
        access: [read]
        leavesBoundary: true
        destination: "javascript:${FLAG}=1"
  actions:
    rows:
      - { action: ${quoted(IMAGE)}, policy: ${quoted(SCRIPT)}, system: ${quoted(LONG)} }
      - { action: ${quoted(OVERRIDE)}, policy: never }
  identity:
    account: ${quoted(SCRIPT)}
  failure:
    stop: { who: ${quoted(IMAGE)}, how: ${quoted(LONG)} }
  receipts:
    where: "data:text/html,${SCRIPT.replaceAll('"', "")}"
  ownership:
    shutdown: { name: ${quoted(SCRIPT)}, contact: "javascript:${FLAG}=1" }
evidence:
  - { path: evidence/page.html, title: ${quoted(SCRIPT)}, supports: [boundary.statement] }
constructor: ${quoted(SCRIPT)}
`;

const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${run.replaceAll('"', "'")}"><script>${run}</script>
<image href="http://127.0.0.1:9/svg"/><foreignObject><body xmlns="http://www.w3.org/1999/xhtml">${IMAGE}</body></foreignObject></svg>`;

const markdown = `# Hostile ${SCRIPT}

[a link](javascript:${FLAG}=1) and [data](data:text/html;base64,PHNjcmlwdD4=) and <javascript:${FLAG}=1>
![picture](http://127.0.0.1:9/markdown.png) ![inline](data:image/svg+xml;base64,PHN2Zz4=)

${IMAGE}

<iframe src="http://127.0.0.1:9/frame"></iframe>

[ref]: javascript:${FLAG}=1
[ref]
`;

/** Every formula sign that a spreadsheet runs on. */
const csv = `name,value\n"=cmd|' /C calc'!A0",1\n+1+1,2\n@SUM(A1),3\n-2+3,4\n"${SCRIPT.replaceAll('"', '""')}",5\n`;

export function hostileFiles(): PacketFiles {
  return {
    "packet.yaml": manifest,
    "evidence/page.html": `<!doctype html><title>x</title>${SCRIPT}${IMAGE}<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/refresh">`,
    "evidence/drawing.svg": svg,
    "evidence/notes.md": markdown,
    "evidence/rows.csv": csv,
    "evidence/opens.pdf": smallPdf({
      pages: [["Words of the first page", SCRIPT]],
      script: `app.alert(1); app.launchURL("http://127.0.0.1:9/pdf");`,
      goTo: "http://127.0.0.1:9/pdf",
    }),
    "evidence/data.json": JSON.stringify({ ["__proto__"]: { [FLAG]: 1 }, text: SCRIPT }),
    [`evidence/${"n".repeat(180)}.txt`]: LONG,
    "evidence/x.txt": `${OVERRIDE}\n${LONG}\n${SCRIPT}\n`,
  };
}

/** Wrong in many places at once: each has to be said, with its line and its path. */
export const aMalformedPacket = `format: countersign.packet/1
id: 17
sections:
  boundary: "a text where fields belong"
  data:
    flows: no list
  actions:
    rows:
      - just a text
`;
