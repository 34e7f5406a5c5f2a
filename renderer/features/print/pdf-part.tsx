import { Button } from "@mantine/core";
import { IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import type { Output } from "#shared/contract/contract";
import type { PrintedMemo } from "#shared/contract/print-calls";
import { useClient } from "../../api/client-context.tsx";
import { useAction } from "../../api/use-action.ts";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { type Exported, ExportedFile } from "../../ui/exported-file.tsx";

type Kept = Exported & { file: Output<"output.pdf"> };

/**
 * The desktop app prints to a file, which is read back before it is saved. A browser saves it by itself: there the file
 * can be picked afterwards, and is read back then.
 */
export function PdfPart({ memo }: { memo: PrintedMemo }) {
  const client = useClient();
  const { door } = client;
  const action = useAction();
  const [kept, setKept] = useState<Kept>();
  const [printedOnce, setPrintedOnce] = useState(false);
  const readBack = (token: string) => client.call("output.pdf", { printed: memo.printed, pickedFile: token });
  const save = (toPdf: NonNullable<typeof door.printToPdf>) =>
    action.run(async () => {
      setKept(undefined);
      const file = await readBack((await toPdf()).token);
      const result = await door.save(file.produced, file.name);
      setKept({ file, savedAs: result.saved ? result.name : undefined });
    });
  const print = () => {
    window.print();
    setPrintedOnce(true);
  };
  const check = () =>
    action.run(async () => {
      const [picked] = await door.pick({ title: "The saved PDF", what: "file", endings: ["pdf"] });
      if (!picked) return;
      setKept(undefined);
      setKept({ file: await readBack(picked.token), savedAs: picked.name });
    });
  const { printToPdf } = door;
  return (
    <>
      <Button
        leftSection={<IconPrinter size={18} aria-hidden />}
        loading={action.busy && printToPdf !== undefined}
        onClick={() => (printToPdf ? void save(printToPdf) : print())}
      >
        {printToPdf ? "Save as PDF" : "Print or save as PDF"}
      </Button>
      {!printToPdf && (
        <Button
          variant={printedOnce ? "default" : "subtle"}
          loading={action.busy}
          onClick={() => void check()}
        >
          Check the saved PDF
        </Button>
      )}
      {!printToPdf && printedOnce && !kept && action.error === undefined && (
        <p className="pr-wide cs-dim cs-small" role="status">
          Your browser saved the file, so Countersign has not seen it. Check it before you send it on: every
          text of the memo is looked for in it.
        </p>
      )}
      {action.error !== undefined && (
        <div className="pr-wide">
          <ErrorPanel error={action.error} />
        </div>
      )}
      {kept && (
        <div className="pr-wide pr-kept" role="group" aria-label="The PDF">
          <ExportedFile file={kept.file} savedAs={kept.savedAs} />
          <p className="cs-small">
            {kept.file.pages} {kept.file.pages === 1 ? "page" : "pages"}. Every text of the memo is in it.
          </p>
        </div>
      )}
    </>
  );
}
