import type Database from "better-sqlite3";

/** One step of the schema. Numbers rise by ten; a released step is never edited, renamed or moved. */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly up: (db: Database.Database) => void;
};
