/** An intake on the screen: what it holds, which document and passage are looked at, and what can be done. */
import { useCallback, useState } from "react";
import type { Output } from "#shared/contract/contract";
import type { IntakePlace, TrayPassageView } from "#shared/contract/intake-calls";
import type { IntakeId } from "#shared/ids";
import type { IntakeEdit } from "#shared/intake/intake-state";
import type { PacketSectionId } from "#shared/formats/packet";
import { useClient } from "../../api/client-context.tsx";
import { useAction, type Action } from "../../api/use-action.ts";
import { navigate } from "../../routes.ts";

export type IntakeView = Output<"intake.get">;

export type IntakeWork = {
  intake: IntakeView;
  action: Action;
  edit: (edit: IntakeEdit) => void;
  undo: () => void;
  redo: () => void;
  /** Adds a passage to the words of a section. */
  sendToSection: (passage: TrayPassageView, section: PacketSectionId) => void;
  sendToField: (passage: TrayPassageView, path: string) => void;
  file: string | undefined;
  openFile: (path: string) => void;
  /** Where a value is from: shown in its document. */
  shown: IntakePlace | undefined;
  show: (place: IntakePlace) => void;
  /** The passage for which a field is being chosen. */
  sending: TrayPassageView | undefined;
  setSending: (passage: TrayPassageView | undefined) => void;
};

export function useIntake(intakeId: IntakeId, intake: IntakeView, file: string | undefined): IntakeWork {
  const client = useClient();
  const action = useAction();
  const [shown, setShown] = useState<IntakePlace>();
  const [sending, setSending] = useState<TrayPassageView>();
  const { steps } = intake;

  const edit = useCallback(
    (one: IntakeEdit) => {
      void action.run(async () => {
        await client.call("intake.edit", { intakeId, edit: one, steps });
      });
    },
    [action, client, intakeId, steps],
  );
  const first =
    intake.files.find(({ tray }) => tray > 0) ?? intake.files.find(({ kind }) => kind) ?? intake.files[0];
  const open = intake.files.find(({ path }) => path === file)?.path ?? first?.path;
  const openFile = (path: string) => navigate({ page: "intake", intakeId, file: path }, { replace: true });

  return {
    intake,
    action,
    edit,
    undo: () => void action.run(async () => void (await client.call("intake.undo", { intakeId }))),
    redo: () => void action.run(async () => void (await client.call("intake.redo", { intakeId }))),
    sendToSection(passage, section) {
      const path = `${section}.text`;
      const known = intake.values.find((value) => value.path === path)?.value;
      const value = typeof known === "string" && known !== "" ? `${known}\n\n${passage.text}` : passage.text;
      edit({ kind: "set", path, value, passage: passage.id });
    },
    sendToField: (passage, path) => edit({ kind: "set", path, value: passage.text, passage: passage.id }),
    file: open,
    openFile(path) {
      setShown(undefined);
      openFile(path);
    },
    shown,
    show(place) {
      setShown({ ...place });
      if (place.file !== open) openFile(place.file);
    },
    sending,
    setSending,
  };
}
