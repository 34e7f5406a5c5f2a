/** What a packet's manifest says about its files, against the files that are there. */
import type { EvidenceEntry, Packet } from "#shared/formats/packet";
import { foldCase, quoted } from "./entry-names.ts";

export type FileState = "manifest" | "listed" | "unlisted" | "missing" | "altered";

/** `path` is relative to the manifest. Missing files have no hash and no size. */
export type StagedFile = {
  path: string;
  sha256?: string;
  size?: number;
  state: FileState;
  why?: string;
  title?: string;
  /** What the manifest says that the SHA-256 is. */
  listedSha256?: string;
  /** Field paths that the file is said to support. */
  supports: string[];
};

type Found = { path: string; sha256: string; size: number };

export function reportFiles({
  packet,
  manifestPath,
  staged,
  ignored,
}: {
  packet: Packet;
  manifestPath: string;
  staged: readonly Found[];
  ignored: readonly { path: string; why: string }[];
}): { files: StagedFile[]; warnings: string[] } {
  const warnings: string[] = [];
  const listings = collectListings(packet.evidence ?? [], warnings);
  const present: StagedFile[] = staged.map((file) => {
    const listing = listings.get(file.path);
    listings.delete(file.path);
    if (file.path === manifestPath) return { ...file, ...about(listing), ...manifestState(file, listing) };
    return { ...file, ...about(listing), ...stateOf(file, listing) };
  });
  const ignoredPaths = new Set(ignored.map(({ path }) => path));
  const missing = [...listings.values()].flatMap((listing): StagedFile[] => {
    if (ignoredPaths.has(listing.path)) {
      warnings.push(`The manifest lists ${quoted(listing.path)}, which is never taken into a packet.`);
      return [];
    }
    return [
      {
        path: cut(listing.path, 1_000),
        state: "missing",
        why: whyMissing(listing.path, staged),
        ...about(listing),
      },
    ];
  });
  return { files: [...present, ...missing], warnings };
}

type Listing = { path: string; title: string | undefined; sha256: string | undefined; supports: string[] };

function collectListings(entries: readonly EvidenceEntry[], warnings: string[]): Map<string, Listing> {
  const listings = new Map<string, Listing>();
  entries.forEach(({ path: written, title, sha256, supports }, at) => {
    if (written === undefined) {
      warnings.push(`evidence[${at}] names no path.`);
      return;
    }
    const path = normalised(written);
    const before = listings.get(path);
    if (!before) {
      listings.set(path, { path, title, sha256, supports: supports ?? [] });
      return;
    }
    warnings.push(`The manifest lists ${quoted(path)} more than once.`);
    before.title ??= title;
    before.supports = [...new Set([...before.supports, ...(supports ?? [])])];
    // Of two hashes that differ, one cannot be right: keep the one that will show.
    if (sha256 !== undefined && before.sha256 !== sha256) {
      before.sha256 = before.sha256 === undefined ? sha256 : `${before.sha256} and ${sha256}`;
    }
  });
  return listings;
}

/** Vendors write `./` and backslashes in their lists; the file meant is clear. */
function normalised(written: string): string {
  return written
    .trim()
    .replaceAll("\\", "/")
    .replace(/^(\.\/)+/, "")
    .normalize("NFC");
}

function about(listing: Listing | undefined): Pick<StagedFile, "title" | "listedSha256" | "supports"> {
  if (!listing) return { supports: [] };
  return {
    ...(listing.title === undefined ? {} : { title: cut(listing.title, 2_000) }),
    ...(listing.sha256 === undefined ? {} : { listedSha256: cut(listing.sha256, 200) }),
    supports: listing.supports.slice(0, 1_000).map((path) => cut(path, 2_000)),
  };
}

function manifestState(file: Found, listing: Listing | undefined): Pick<StagedFile, "state" | "why"> {
  const { why } = stateOf(file, listing);
  return { state: "manifest", ...(listing?.sha256 === undefined || why === undefined ? {} : { why }) };
}

function stateOf(file: Found, listing: Listing | undefined): Pick<StagedFile, "state" | "why"> {
  const nested = /\.(zip|7z|rar|tar|tgz|gz|bz2|xz)$/i.test(file.path)
    ? { why: "An archive inside the packet is kept as it is, and not opened." }
    : {};
  if (!listing) return { state: "unlisted", ...nested };
  if (listing.sha256 === undefined || listing.sha256.trim().toLowerCase() === file.sha256) {
    return { state: "listed", ...nested };
  }
  const why = /^[0-9a-f]{64}$/i.test(listing.sha256.trim())
    ? "Its SHA-256 is not the one that the manifest lists."
    : `The manifest lists ${quoted(listing.sha256)} as its SHA-256, which is none.`;
  return { state: "altered", why };
}

function whyMissing(path: string, staged: readonly Found[]): string {
  const near = staged.find((file) => foldCase(file.path) === foldCase(path));
  if (near) return `The packet holds ${quoted(near.path)}, which is spelled differently.`;
  if (path.startsWith("/") || path.split("/").includes("..") || /^[A-Za-z]:/.test(path)) {
    return "The listed path leads out of the packet.";
  }
  return "The manifest lists it; the packet does not hold it.";
}

/** A report stays a report whatever a manifest holds; the packet itself keeps the text whole. */
function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…`.toWellFormed() : text;
}
