import { Settings } from "#shared/contract/app-calls";
import type { ReadDb, WriteDb } from "./open-database.ts";

export function readSettings(db: ReadDb): Settings {
  const rows = db.prepare<[], { key: string; value: string }>("SELECT key, value FROM setting").all();
  return Settings.parse(Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value)])));
}

export function writeSetting(db: WriteDb, key: string, value: unknown): void {
  db.prepare(
    "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
  ).run(key, JSON.stringify(value));
}
