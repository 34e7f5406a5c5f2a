/**
 * A real core on real files in a temporary folder; only the clock and the ids are ours. `given` brings it to where a
 * test begins, each step through the same calls that a door makes.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import type { CallName, Output, RawInput } from "#shared/contract/contract";
import type { CoreEvent } from "#shared/contract/events";
import { fromWire, isAppError, type AppError, type ErrorCode } from "#shared/errors";
import type { PacketVersionId, ProfileId, ReviewId } from "#shared/ids";
import type { Core, CoreOptions } from "#core/core";
import { openCore } from "#core/open-core";
import { allAnswered, type AnswersOptions } from "./answers-builder.ts";
import { aPacket, type PacketFiles } from "./packet-builder.ts";
import { aProfileFile, PASSPHRASE } from "./profile-builder.ts";

export const NOON = "2026-11-02T12:00:00.000Z";

export type TestCore = {
  readonly folder: string;
  /** The core that is open now; another one after `reopen`. */
  readonly core: () => Core;
  readonly call: <N extends CallName>(name: N, input: RawInput<N>, jobId?: string) => Promise<Output<N>>;
  /** Makes a call that must be refused with this code, and gives the error. */
  readonly refused: <C extends ErrorCode, N extends CallName>(
    code: C,
    name: N,
    input: RawInput<N>,
  ) => Promise<AppError<C>>;
  readonly clock: { now: string; readonly advance: (ms: number) => void };
  readonly events: CoreEvent[];
  readonly pick: (filePath: string, name?: string) => string;
  /** Writes bytes to a file outside the workspace and picks it. */
  readonly pickBytes: (name: string, bytes: string | Uint8Array) => Promise<string>;
  readonly secret: (text?: string) => string;
  /** A path in the temporary folder, outside the workspace. */
  readonly outside: (name: string) => string;
  readonly close: () => Promise<void>;
  /** Closes, lets `between` work on the files, and opens again. */
  readonly reopen: (between?: () => void | Promise<void>, options?: Partial<CoreOptions>) => Promise<void>;
  readonly given: Given;
};

type Given = {
  readonly packet: (files?: PacketFiles) => Promise<PacketVersionId>;
  readonly review: (files?: PacketFiles) => Promise<ReviewId>;
  /** Every item of the built-in checklist answered, and decided: nothing stands in the way of a signature. */
  readonly answered: (options?: AnswersOptions) => Promise<ReviewId>;
  readonly profile: (name?: string) => Promise<ProfileId>;
  readonly signed: () => Promise<{ reviewId: ReviewId; profileId: ProfileId; digest: string }>;
};

export type TestCoreOptions = Partial<CoreOptions> & {
  at?: string;
  /** Closed by the caller, in `afterAll`; otherwise it ends with the test. */
  lasting?: boolean;
  /** Continues in the folder of another core. */
  beside?: TestCore;
  /** Begins with a copy of this core's workspace, which must be closed. Nothing new may get an id there. */
  copyOf?: TestCore;
};

export async function createTestCore({
  at = NOON,
  lasting = false,
  beside,
  copyOf,
  ...options
}: TestCoreOptions = {}): Promise<TestCore> {
  const root = beside ? path.dirname(beside.folder) : await mkdtemp(path.join(tmpdir(), "countersign-core-"));
  const folder = path.join(root, "workspace");
  if (copyOf) await cp(copyOf.folder, folder, { recursive: true });
  const clock = {
    now: at,
    advance(ms: number) {
      clock.now = new Date(Date.parse(clock.now) + ms).toISOString();
    },
  };
  const events: CoreEvent[] = [];
  const counts = new Map<string, number>();
  const newId = (prefix: string) => {
    const n = (counts.get(prefix) ?? 0) + 1;
    counts.set(prefix, n);
    return `${prefix}-${n.toString(36).padStart(12, "0")}`;
  };
  const open = async (more: Partial<CoreOptions> = {}) => {
    const opened = await openCore({
      folder,
      host: "command-line",
      version: "0.1.0",
      samplesFolder: path.resolve(import.meta.dirname, "../../samples"),
      verifierFile: path.resolve(import.meta.dirname, "../../dist/verifier/verify.mjs"),
      now: () => new Date(clock.now),
      newId,
      ...options,
      ...more,
    });
    opened.onEvent((event) => events.push(event));
    return opened;
  };
  let core = await open();
  const close = async () => {
    await core.close();
    if (!beside) await rm(root, { recursive: true, force: true });
  };
  if (!lasting) onTestFinished(close);

  const call: TestCore["call"] = async (name, input, jobId) => {
    const reply = await core.dispatch(name, input, jobId);
    if (reply.ok) return reply.value;
    throw fromWire(reply.error);
  };
  const refused: TestCore["refused"] = async (code, name, input) => {
    const reply = await core.dispatch(name, input);
    if (reply.ok) throw new Error(`${name} was not refused`);
    const error = fromWire(reply.error);
    if (isAppError(error, code)) return error;
    throw error;
  };
  const outside = (name: string) => path.join(root, name);
  const pick = (filePath: string, name?: string) => core.pickedFiles.add(filePath, name);
  const pickBytes = async (name: string, bytes: string | Uint8Array) => {
    const file = path.join(await mkdtemp(path.join(root, "picked-")), name);
    await writeFile(file, bytes);
    return pick(file);
  };
  const secret = (text = PASSPHRASE) => core.secrets.add(text);

  const given: Given = {
    async packet(files = aPacket()) {
      const packetFolder = path.join(await mkdtemp(path.join(root, "packet-")), "packet");
      for (const [name, bytes] of Object.entries(files)) {
        await mkdir(path.dirname(path.join(packetFolder, name)), { recursive: true });
        await writeFile(path.join(packetFolder, name), bytes);
      }
      const { previewId } = await call("packet.preview", { pickedFile: pick(packetFolder) });
      return (await call("packet.import", { previewId })).packetVersionId;
    },
    async review(files) {
      const packetVersionId = await given.packet(files);
      return (await call("review.start", { packetVersionId })).reviewId;
    },
    async answered(answers) {
      const reviewId = await given.review();
      await call("review.applyAnswers", { reviewId, file: allAnswered(answers) });
      return reviewId;
    },
    async profile(name = "Ada Reviewer") {
      const pickedFile = await pickBytes("profile.json", await aProfileFile(name));
      return (await call("profile.import", { pickedFile, secret: secret() })).profileId;
    },
    async signed() {
      const profileId = await given.profile();
      const reviewId = await given.answered();
      const { digest } = await call("review.sign", { reviewId, profileId, secret: secret() });
      return { reviewId, profileId, digest };
    },
  };
  return {
    folder,
    core: () => core,
    call,
    refused,
    clock,
    events,
    pick,
    pickBytes,
    secret,
    outside,
    close,
    async reopen(between, more) {
      await core.close();
      await between?.();
      core = await open(more);
    },
    given,
  };
}
