import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { isAppError, type AppError } from "#shared/errors";
import { useClient } from "../../api/client-context.tsx";
import { ErrorPanel } from "../../ui/error-panel.tsx";
import { useToasts } from "../../ui/toasts.tsx";
import { RestoreDialog, type RestoreFrom } from "../settings/restore-dialog.tsx";

type Advice = { title: string; what: readonly string[]; restore: boolean };

const storageAdvice: Record<string, Advice> = {
  full: {
    title: "The disk is full",
    what: [
      "Free some space on the disk that holds the workspace.",
      "Nothing that was shown as saved is lost.",
    ],
    restore: false,
  },
  "read-only": {
    title: "The workspace cannot be written",
    what: [
      "Check that the folder belongs to you and that the disk is not write-protected.",
      "A workspace on removable media needs its write switch open.",
    ],
    restore: false,
  },
  corrupt: {
    title: "The database is damaged",
    what: [
      "Leave the workspace folder as it is: a copy is made before anything is put in its place.",
      "Restore the newest backup. What was done after it has to be done again.",
      "Without a backup, move the whole folder away: the next start then begins with an empty workspace.",
    ],
    restore: true,
  },
  "newer-database": {
    title: "The workspace was written by a newer Countersign",
    what: [
      "Open it with that version or a later one.",
      "It was not touched: this version does not know its form.",
    ],
    restore: true,
  },
  locked: {
    title: "The workspace is open already",
    what: ["Another Countersign has it open. Use that window, or close it and try again."],
    restore: false,
  },
};
const integrityAdvice: Advice = {
  title: "The records are not what they should be",
  what: [
    "Somebody or something changed the database outside of Countersign. The message above says what was found.",
    "Keep a copy of the workspace folder as it is; it is what shows the change.",
    "Restore a backup from before the change to work on.",
  ],
  restore: true,
};
const anyAdvice: Advice = {
  title: "Countersign could not start",
  what: ["Try again. If that does not help, save a diagnostic file for support."],
  restore: false,
};

/** A start that failed is a screen: what is so, what to do, and the way back where there is one. */
export function StartupPage({ error, onRetry }: { error: AppError; onRetry: () => void }) {
  const client = useClient();
  const toasts = useToasts();
  const [from, setFrom] = useState<RestoreFrom>();
  const [tried, setTried] = useState<"trying" | "failed">();
  const advice = adviceFor(error);
  useEffect(() => {
    document.title = `${advice.title} – Countersign`;
  }, [advice.title]);

  const pick = async () => {
    const [picked] = await client.door.pick({ title: "Backup", what: "file" });
    if (picked) setFrom({ pickedFile: picked.token, shown: picked.name });
  };
  const retry = () => {
    setTried("trying");
    client
      .call("app.retryStart", {})
      .catch(() => setTried("failed"))
      // Whether it opened, or why it did not: what is asked again says so.
      .finally(onRetry);
  };
  const diagnose = async () => {
    const made = await client.call("app.diagnostics", {});
    const saved = await client.door.save(made.produced, made.name);
    if (saved.saved) toasts.done(`The diagnostic file is saved as ${saved.name}.`);
  };
  return (
    <main className="cs-startup">
      <h1>{advice.title}</h1>
      <ErrorPanel error={error} />
      <section aria-labelledby="what-to-do" className="cs-block">
        <h2 id="what-to-do">What to do</h2>
        <ul className="cs-vendor-list">
          {advice.what.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      <div className="cs-row">
        <Button loading={tried === "trying"} onClick={retry}>
          Try again
        </Button>
        {advice.restore && (
          <Button
            variant="default"
            onClick={() => {
              pick().catch(toasts.failed);
            }}
          >
            Restore from a backup file
          </Button>
        )}
        <Button
          variant="default"
          onClick={() => {
            diagnose().catch(toasts.failed);
          }}
        >
          Save a diagnostic file
        </Button>
      </div>
      <p role="status">{tried === "failed" && "Tried again: it still cannot be opened."}</p>
      {advice.restore && <KeptBackups onRestore={setFrom} />}
      <RestoreDialog from={from} onClose={() => setFrom(undefined)} onRestored={onRetry} />
    </main>
  );
}

function adviceFor(error: AppError): Advice {
  if (isAppError(error, "storage")) return storageAdvice[error.details.cause] ?? anyAdvice;
  return isAppError(error, "integrity") ? integrityAdvice : anyAdvice;
}

/** The backups that the app keeps, where they can be listed although the start failed. */
function KeptBackups({ onRestore }: { onRestore: (from: RestoreFrom) => void }) {
  const client = useClient();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    client.call("backup.list", {}).then(
      ({ backups }) => setNames(backups.map((backup) => backup.name)),
      // Then a backup has to be picked as a file.
      () => undefined,
    );
  }, [client]);
  if (names.length === 0) return null;
  return (
    <section aria-labelledby="kept-backups" className="cs-block">
      <h2 id="kept-backups">Backups that the app keeps</h2>
      <ul className="cs-kept">
        {names.map((name) => (
          <li key={name}>
            <Button
              variant="default"
              aria-label={`Restore ${name}`}
              onClick={() => onRestore({ name, shown: name })}
            >
              Restore
            </Button>
            <span className="cs-mono cs-vendor">{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
