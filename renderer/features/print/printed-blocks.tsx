import { Fragment, type MouseEvent, type ReactNode } from "react";
import type { PrintedBlock, PrintedPara, PrintedRun, PrintedTable } from "#shared/contract/print-calls";

type Heading = Extract<PrintedBlock, { kind: "heading" }>;
type Figure = Extract<PrintedBlock, { kind: "figure" }>;
type Contents = Extract<PrintedBlock, { kind: "contents" }>;

/** A table of so few rows is kept on one page. */
const rowsOnOnePage = 6;

/** The blocks of a memo as elements. Text is only ever text: nothing of a vendor becomes markup. */
export function PrintedBlocks({ blocks }: { blocks: readonly PrintedBlock[] }) {
  return blocks.map((block, at) => (
    // A memo does not change while it is shown.
    // oxlint-disable-next-line react/no-array-index-key -- the place of a block is its only name
    <Printed key={at} block={block} next={blocks[at + 1]} />
  ));
}

function Printed({ block, next }: { block: PrintedBlock; next: PrintedBlock | undefined }) {
  switch (block.kind) {
    case "heading":
      return <HeadingOf block={block} />;
    case "paragraph":
      return <Para para={block.para} withNext={next?.kind === "table"} />;
    case "table":
      return <TableOf table={block} />;
    case "figure":
      return <FigureOf block={block} />;
    case "contents":
      return <ContentsOf block={block} />;
  }
}

/** The memo's title is the one `h1`. */
function HeadingOf({ block: { level, number, place, text } }: { block: Heading }) {
  const Tag = ({ 1: "h2", 2: "h3", 3: "h4" } as const)[level];
  return (
    <Tag id={place} className={`pr-h${level}`} dir="auto">
      {number !== undefined && <span className="pr-number">{number} </span>}
      {text}
    </Tag>
  );
}

function Para({ para, withNext = false }: { para: PrintedPara; withNext?: boolean }) {
  const { style, runs, tone, keepWithNext } = para;
  const Tag = style === "title" ? "h1" : "p";
  const classes = [
    `pr-${style}`,
    tone !== undefined && `pr-tone-${tone}`,
    (keepWithNext === true || withNext) && "pr-keep",
  ];
  const [label, tab, ...rest] = runs;
  return (
    <Tag className={classes.filter(Boolean).join(" ")} dir="auto">
      {style === "fact" && label && tab?.text === "\t" ? (
        <>
          <span className="pr-label">
            <Runs runs={[label]} />{" "}
          </span>
          <Runs runs={rest} />
        </>
      ) : (
        <Runs runs={runs} />
      )}
    </Tag>
  );
}

function Runs({ runs }: { runs: readonly PrintedRun[] }) {
  return runs.map(({ text: said, look, to }, at) => {
    const Tag = ({ strong: "strong", muted: "span", mono: "code" } as const)[look ?? "muted"];
    const text = to === undefined ? said : <Lead to={to}>{said}</Lead>;
    return look === undefined ? (
      // oxlint-disable-next-line react/no-array-index-key -- the place of a run is its only name
      <Fragment key={at}>{text}</Fragment>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the place of a run is its only name
      <Tag key={at} className={`pr-${look}`}>
        {text}
      </Tag>
    );
  });
}

function TableOf({ table: { number, place, caption, columns, rows, tall } }: { table: PrintedTable }) {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const classes = ["pr-table", tall && "pr-tall", rows.length <= rowsOnOnePage && "pr-whole"];
  return (
    <table id={place} className={classes.filter(Boolean).join(" ")}>
      <caption dir="auto">
        Table {number}. {caption}
      </caption>
      <colgroup>
        {columns.map(({ name, share }) => (
          <col key={name} style={{ width: `${(100 * share) / all}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ name, align }) => (
            <th key={name} scope="col" className={align && "pr-right"} dir="auto">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place of a row is its only name
          <tr key={row}>
            {cells.map(({ paras, tone }, at) => (
              <td
                key={columns[at]?.name}
                className={[tone && `pr-tone-${tone}`, columns[at]?.align && "pr-right"]
                  .filter(Boolean)
                  .join(" ")}
              >
                {paras.map((para, i) => (
                  // oxlint-disable-next-line react/no-array-index-key -- the place of a paragraph is its only name
                  <Para key={i} para={para} />
                ))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FigureOf({ block: { number, place, caption, alt, png, width, height } }: { block: Figure }) {
  return (
    <figure id={place} className="pr-figure">
      <img src={`data:image/png;base64,${png}`} alt={alt} width={width} height={height} />
      <figcaption dir="auto">
        Figure {number}. {caption}
      </figcaption>
    </figure>
  );
}

function ContentsOf({ block: { entries } }: { block: Contents }) {
  return (
    <nav className="pr-contents" aria-label="Contents of the memo">
      <h2>Contents</h2>
      {entries.map(({ level, number, place, text }) => (
        <p key={place} className={`pr-entry-${level}`} dir="auto">
          <Lead to={place}>
            <span className="pr-number">{number} </span>
            {text}
          </Lead>
        </p>
      ))}
    </nav>
  );
}

/** In the PDF a link; on the screen the address after # belongs to the app. */
function Lead({ to, children }: { to: string; children: ReactNode }) {
  const scroll = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById(to)?.scrollIntoView();
  };
  return (
    <a className="pr-lead" href={`#${to}`} onClick={scroll}>
      {children}
    </a>
  );
}
