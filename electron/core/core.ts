import type { CallName, Output, RawInput } from "#shared/contract/contract";
import type { CoreEvent } from "#shared/contract/events";
import type { Reply } from "#shared/errors";
import type { PickedFiles } from "./files/picked-files.ts";
import type { ProducedFiles } from "./files/produced-files.ts";
import type { Secrets } from "./files/secrets.ts";

export type CoreOptions = {
  /** The workspace folder. */
  folder: string;
  host: "electron" | "browser" | "command-line";
  version: string;
  /** Where the sample packets lie. */
  samplesFolder: string;
  /** `verify.mjs`, which goes into each bundle. */
  verifierFile: string;
  now?: () => Date;
  newId?: (prefix: string) => string;
  /** Opens beside a window that writes: commands are refused, nothing is created. */
  readOnly?: boolean;
};

/** The app without a window. Every door talks to this, and to nothing below it. */
export type Core = {
  dispatch<N extends CallName>(name: N, input: RawInput<N>, jobId?: string): Promise<Reply<Output<N>>>;
  dispatch(name: string, input: unknown, jobId?: string): Promise<Reply>;
  readonly onEvent: (listener: (event: CoreEvent) => void) => () => void;
  readonly pickedFiles: PickedFiles;
  readonly producedFiles: ProducedFiles;
  readonly secrets: Secrets;
  /** Requests that a door refused, for the About page. */
  readonly countBlockedRequest: () => void;
  readonly close: () => Promise<void>;
};
