import { z } from "zod";

/** Ids that the app mints. Each kind has its prefix, so that a mix-up shows at once. */
const minted = (prefix: string) => z.string().regex(new RegExp(`^${prefix}-[a-z0-9]{12}$`));

export const PacketVersionId = minted("pv").brand<"PacketVersionId">();
export type PacketVersionId = z.infer<typeof PacketVersionId>;
export const ReviewId = minted("rv").brand<"ReviewId">();
export type ReviewId = z.infer<typeof ReviewId>;
export const ProfileId = minted("pr").brand<"ProfileId">();
export type ProfileId = z.infer<typeof ProfileId>;
export const IntakeId = minted("in").brand<"IntakeId">();
export type IntakeId = z.infer<typeof IntakeId>;
/** A finding, question, waiver … inside one review. */
export const EntryId = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);

export const ItemId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** UTC, ISO 8601, to the millisecond or the second. */
export const Instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/);
/** A calendar day, ISO 8601. */
export const Day = z.iso.date();

/** Opaque tokens that a door hands out; they stand for a file or a secret, and carry no path. */
export const PickedFile = z.string().regex(/^picked-[A-Za-z0-9_-]{22,64}$/);
export const SecretToken = z.string().regex(/^secret-[A-Za-z0-9_-]{22,64}$/);
/** Stands for a memo that is being printed. */
export const PrintedMemoToken = z.string().regex(/^printed-[A-Za-z0-9_-]{22,64}$/);
export const ProducedFile = z.string().regex(/^produced-[A-Za-z0-9_-]{22,64}$/);
