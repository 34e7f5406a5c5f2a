import { AppError } from "#shared/errors";
import { IntakeId } from "#shared/ids";
import { isSamePlace, type Block, type Place } from "#shared/intake/document";
import { isInPacket, type IntakeEdit } from "#shared/intake/intake-state";
import {
  deleteIntake,
  findUndone,
  getIntake,
  insertEdit,
  insertIntake,
  listEdits,
  listIntakes,
  setIntakePacket,
  setUndone,
} from "../db/intake-repo.ts";
import { blankPacketDocx } from "../blank-packet/docx.ts";
import { blankPacketXlsx } from "../blank-packet/xlsx.ts";
import { blankPacketYaml } from "../blank-packet/yaml.ts";
import type { Workspace } from "../db/open-workspace.ts";
import type { Tx } from "../db/transact.ts";
import { toProduced } from "../files/produced-files.ts";
import type { Some } from "../handlers.ts";
import { loadIntake, passageOf, readOf, trayOf } from "../intake/load-intake.ts";
import { packetSource } from "../intake/make-packet.ts";
import { stageIntake } from "../intake/stage-intake.ts";
import { writePacketZip } from "../intake/write-packet-zip.ts";
import { stageFrom } from "../packet/read-packet.ts";
import { recordPacket } from "../packet/record-packet.ts";
import { safeFileName } from "../packet/safe-file-name.ts";
import type { SessionNeeds } from "../session-needs.ts";

type Names =
  | "intake.start"
  | "intake.blank"
  | "intake.list"
  | "intake.get"
  | "intake.document"
  | "intake.edit"
  | "intake.undo"
  | "intake.redo"
  | "intake.finish"
  | "intake.export"
  | "intake.discard";

const blocksInPage = 200;
const passagesInPage = 500;

/** Documents that were read wait in the evidence store until their record is written: `hashes` keeps them there. */
export function intakeHandlers({
  needs: { pickedFiles, producedFiles, newId },
  workspace,
}: {
  needs: SessionNeeds;
  workspace: Workspace;
}): { handlers: Some<Names>; hashes: () => string[] } {
  const { read, evidence } = workspace;
  const waiting = new Set<readonly string[]>();
  const hold = (hashes: readonly string[]) => {
    waiting.add(hashes);
    return () => void waiting.delete(hashes);
  };

  const stagePacketOf = (intakeId: IntakeId, name: { id: string; version?: string | undefined }) => {
    const { sourceName } = getIntake(read, intakeId);
    const { files, state } = loadIntake(read, evidence, intakeId);
    return packetSource(
      { name, values: state.values.filter(isInPacket), files },
      { store: evidence, sourceName },
    );
  };

  const handlers: Some<Names> = {
    "intake.start": async ({ pickedFile }, { signal, progress }) => {
      const picked = pickedFiles.get(pickedFile);
      const staged = await stageIntake(picked.path, { store: evidence, signal, progress });
      const release = hold(staged.files.flatMap(({ sha256, readSha256 }) => [sha256, readSha256 ?? sha256]));
      return (tx) => {
        const intakeId = IntakeId.parse(newId("in"));
        insertIntake(tx.db, { intakeId, at: tx.at, ...staged });
        tx.receipt({
          kind: "intake.started",
          subject: intakeId,
          says: `Read ${staged.files.length} ${staged.files.length === 1 ? "file" : "files"} of ${picked.name} for intake`,
          after: { files: staged.files.map(({ path, sha256 }) => ({ path, sha256 })) },
        });
        tx.afterCommit(release);
        return {
          intakeId,
          files: staged.files.map(withoutRead),
          values: staged.values.filter(({ proposed }) => proposed !== true).length,
          tray: staged.files.reduce((sum, { tray }) => sum + tray, 0),
        };
      };
    },

    "intake.blank": async ({ as }) => {
      const make = { docx: blankPacketDocx, xlsx: blankPacketXlsx, yaml: blankPacketYaml }[as];
      return toProduced(await producedFiles.addBytes(await make(), `blank-packet.${as}`));
    },

    "intake.list": (_input, db) => ({ intakes: listIntakes(db) }),

    "intake.get": ({ intakeId }, db) => {
      const head = getIntake(db, intakeId);
      const { files, state, steps } = loadIntake(db, evidence, intakeId);
      const last = listEdits(db, intakeId).at(-1);
      const next = findUndone(db, intakeId);
      return {
        head,
        files: files.map(withoutRead),
        values: state.values.map((value) => ({ ...value })),
        gaps: [...state.gaps],
        sent: Object.fromEntries(state.sent),
        aside: [...state.aside],
        cleared: state.cleared.map((passage) => ({ ...passage, aside: state.aside.has(passage.id) })),
        steps,
        ...(last && { undo: labelOf(last) }),
        ...(next && { redo: labelOf(next.edit) }),
      };
    },

    "intake.document": ({ intakeId, path, from: wanted, place, trayFrom }, db) => {
      getIntake(db, intakeId);
      const { files, state } = loadIntake(db, evidence, intakeId);
      const file = files.find((one) => one.path === path);
      if (!file)
        throw new AppError("not-found", `This intake has no file ${path.slice(0, 200)}.`, {
          what: "file",
          id: path,
        });
      const { blocks } = readOf(evidence, file);
      const at = place && blocks.findIndex((block) => placesIn(block).some((one) => isSamePlace(one, place)));
      const from = at === undefined || at < 0 ? wanted : Math.floor(at / blocksInPage) * blocksInPage;
      const left = [
        ...trayOf(evidence, file),
        ...state.cleared.filter(({ place }) => place.file === path),
      ].filter(({ id }) => !state.sent.has(id));
      return {
        path,
        from,
        ...(at !== undefined && at >= 0 && { at }),
        blocks: blocks.slice(from, from + blocksInPage).map((block) => structuredClone(block)),
        of: blocks.length,
        tray: left
          .slice(trayFrom, trayFrom + passagesInPage)
          .map((passage) => ({ ...passage, aside: state.aside.has(passage.id) })),
        trayOf: left.length,
      };
    },

    "intake.edit":
      ({ intakeId, edit, steps }) =>
      (tx) => {
        getIntake(tx.db, intakeId);
        const before = loadIntake(tx.db, evidence, intakeId);
        if (steps !== undefined && steps !== before.steps)
          throw new AppError(
            "conflict",
            "Another window changed this intake in the meantime. Look at it again, then repeat what you did.",
            { reason: "changed-elsewhere" },
          );
        assertThere(edit, before, (id) => passageOf(evidence, before.files, id) !== undefined);
        insertEdit(tx.db, intakeId, edit, tx.at);
        const after = loadIntake(tx.db, evidence, intakeId);
        const known = new Map(before.state.values.map((value) => [value.path, value]));
        const path = after.state.values.find((value) => known.get(value.path)?.value !== value.value)?.path;
        receipt(tx, intakeId, `${labelOf(edit)} in an intake`, edit);
        return { steps: after.steps, ...(path !== undefined && { path }) };
      },

    "intake.undo": ({ intakeId }) => stepping(intakeId, true),
    "intake.redo": ({ intakeId }) => stepping(intakeId, false),

    "intake.finish": async ({ intakeId, packet }, { signal, progress }) => {
      const staged = await stageFrom(() => stagePacketOf(intakeId, packet), {
        store: evidence,
        signal,
        progress,
      });
      const release = hold(staged.files.flatMap(({ sha256 }) => sha256 ?? []));
      return (tx) => {
        getIntake(tx.db, intakeId);
        const imported = recordPacket(tx, staged, newId);
        setIntakePacket(tx.db, intakeId, imported.packetVersionId, tx.at);
        tx.afterCommit(release);
        return imported;
      };
    },

    "intake.export": async ({ intakeId, packet }, job) => {
      const source = stagePacketOf(intakeId, packet);
      const target = await producedFiles.reserve();
      await writePacketZip(source, target, job);
      const name = safeFileName(`${packet.id}${packet.version ? `-${packet.version}` : ""}.zip`);
      return toProduced(await producedFiles.addPath(target, name));
    },

    "intake.discard":
      ({ intakeId }) =>
      (tx) => {
        const { sourceName } = getIntake(tx.db, intakeId);
        deleteIntake(tx.db, intakeId);
        tx.receipt({
          kind: "intake.discarded",
          subject: intakeId,
          says: `Discarded the intake of ${sourceName}`,
        });
        return { intakeId };
      },
  };

  function stepping(intakeId: IntakeId, undone: boolean) {
    return (tx: Tx) => {
      getIntake(tx.db, intakeId);
      const edit = undone ? listEdits(tx.db, intakeId).at(-1) : findUndone(tx.db, intakeId)?.edit;
      if (!edit || !setUndone(tx.db, intakeId, undone, tx.at))
        throw new AppError("conflict", undone ? "There is nothing to undo." : "There is nothing to redo.", {
          reason: undone ? "nothing-to-undo" : "nothing-to-redo",
        });
      receipt(tx, intakeId, `${undone ? "Undid" : "Did again"}: ${labelOf(edit)}`, edit);
      return { steps: listEdits(tx.db, intakeId).length };
    };
  }
  return { handlers, hashes: () => [...waiting].flat() };
}

function receipt(tx: Tx, intakeId: IntakeId, says: string, edit: IntakeEdit): void {
  tx.receipt({ kind: "intake.edited", subject: intakeId, says, after: { edit } });
}

/** What an edit is about must be there; else a screen that is behind would do something else. */
function assertThere(
  edit: IntakeEdit,
  { state }: ReturnType<typeof loadIntake>,
  isPassage: (id: string) => boolean,
): void {
  const missing = (what: string, id: string) =>
    new AppError("not-found", `The intake has no such ${what}: ${id.slice(0, 200)}.`, { what, id });
  if (edit.kind === "clear" && !state.values.some(({ path }) => path === edit.path))
    throw missing("value", edit.path);
  if (!("passage" in edit) || edit.passage === undefined) return;
  const { passage } = edit;
  if (!isPassage(passage) && !state.cleared.some(({ id }) => id === passage))
    throw missing("passage", passage);
}

/** For buttons and receipts: what the edit does. */
function labelOf(edit: IntakeEdit): string {
  switch (edit.kind) {
    case "set":
      return edit.passage === undefined ? `Wrote ${edit.path}` : `Sent a passage to ${edit.path}`;
    case "accept":
      return `Accepted ${edit.path}`;
    case "clear":
      return `Cleared ${edit.path}`;
    case "gap":
      return edit.is ? `Called ${edit.path} a gap` : `Took back that ${edit.path} is a gap`;
    default:
      return edit.is ? "Set a passage aside" : "Took a passage back";
  }
}

function withoutRead<T extends { readSha256?: string | undefined }>({ readSha256: _read, ...view }: T) {
  return view;
}

function placesIn(block: Block): readonly Place[] {
  if (block.kind === "table") return block.rows.flatMap((row) => row.map((cell) => cell.place));
  return block.kind === "list" ? block.items.map((item) => item.place) : [block.place];
}
