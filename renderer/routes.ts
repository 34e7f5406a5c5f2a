/**
 * Where a person is, as the part of the address after `#`. The table below is the only place that knows the form;
 * everything else deals in `Route` values.
 */
import { useSyncExternalStore } from "react";
import { IntakeId, PacketVersionId, ReviewId } from "#shared/ids";

export type Route =
  | { page: "reviews" }
  | {
      page: "review";
      reviewId: ReviewId;
      item?: string | undefined;
      /** What is shown of the review, where it is not one item. */
      view?: ReviewViewName | undefined;
      /** The flag that is open in the list of flags. */
      flag?: string | undefined;
    }
  | { page: "decision"; reviewId: ReviewId }
  | { page: "print"; reviewId: ReviewId; copy?: "vendor" | undefined }
  | { page: "packets" }
  | { page: "import" }
  | { page: "intake"; intakeId: IntakeId; file?: string | undefined }
  | {
      page: "packet";
      packetVersionId: PacketVersionId;
      section?: string | undefined;
      file?: string | undefined;
      /** The field path at which to look. */
      field?: string | undefined;
    }
  | { page: "checklists" }
  | { page: "checklist"; id: string; version: string }
  | { page: "prechecks"; rule?: string | undefined }
  | { page: "bundle" }
  | { page: "verify" }
  | { page: "receipts"; seq?: number | undefined; subject?: string | undefined }
  | { page: "profiles" }
  | { page: "settings" }
  | { page: "unknown"; address: string };
export const reviewViews = ["item", "grid", "matrix", "flags", "findings", "questions"] as const;
export type ReviewViewName = (typeof reviewViews)[number];
export type PageName = Route["page"];

const segment = encodeURIComponent;

/** The address of a route, to be put into `href`. */
export function hrefOf(route: Route): string {
  switch (route.page) {
    case "review":
      return `#/reviews/${route.reviewId}${searchOf({ item: route.item, view: route.view === "item" ? undefined : route.view, flag: route.flag })}`;
    case "decision":
      return `#/reviews/${route.reviewId}/decision`;
    case "print":
      return `#/reviews/${route.reviewId}/print${searchOf({ copy: route.copy })}`;
    case "import":
      return "#/packets/import";
    case "intake":
      return `#/intake/${route.intakeId}${searchOf({ file: route.file })}`;
    case "packet":
      return `#/packets/${route.packetVersionId}${searchOf({ section: route.section, file: route.file, field: route.field })}`;
    case "checklist":
      return `#/checklists/${segment(route.id)}/${segment(route.version)}`;
    case "prechecks":
      return `#/prechecks${searchOf({ rule: route.rule })}`;
    case "receipts":
      return `#/receipts${searchOf({ seq: route.seq?.toString(), subject: route.subject })}`;
    case "unknown":
      return `#${route.address}`;
    default:
      return `#/${route.page}`;
  }
}

export function parseHash(hash: string): Route {
  const address = hash.replace(/^#/, "");
  const [path = "", search = ""] = address.split("?", 2);
  const words = new URLSearchParams(search);
  const word = (name: string) => words.get(name) ?? undefined;
  const unknown: Route = { page: "unknown", address };
  let parts: string[];
  try {
    parts = path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    return unknown;
  }
  const [first, second, third] = parts;
  if (parts.length === 0) return { page: "reviews" };
  if (first === "reviews" && second !== undefined && parts.length <= 3) {
    const reviewId = ReviewId.safeParse(second);
    if (!reviewId.success) return unknown;
    if (third === "decision") return { page: "decision", reviewId: reviewId.data };
    if (third === "print")
      return {
        page: "print",
        reviewId: reviewId.data,
        copy: word("copy") === "vendor" ? "vendor" : undefined,
      };
    if (third !== undefined) return unknown;
    const view = reviewViews.find((name) => name === word("view"));
    return { page: "review", reviewId: reviewId.data, item: word("item"), view, flag: word("flag") };
  }
  if (first === "packets" && second === "import" && parts.length === 2) return { page: "import" };
  if (first === "packets" && second !== undefined && parts.length === 2) {
    const packetVersionId = PacketVersionId.safeParse(second);
    if (!packetVersionId.success) return unknown;
    return {
      page: "packet",
      packetVersionId: packetVersionId.data,
      section: word("section"),
      file: word("file"),
      field: word("field"),
    };
  }
  if (first === "intake" && second !== undefined && parts.length === 2) {
    const intakeId = IntakeId.safeParse(second);
    return intakeId.success ? { page: "intake", intakeId: intakeId.data, file: word("file") } : unknown;
  }
  if (first === "checklists" && second !== undefined && third !== undefined && parts.length === 3)
    return { page: "checklist", id: second, version: third };
  if (first === "prechecks" && parts.length === 1) return { page: "prechecks", rule: word("rule") };
  if (first === "receipts" && parts.length === 1) {
    const seq = Number(word("seq"));
    return {
      page: "receipts",
      seq: Number.isInteger(seq) && seq > 0 ? seq : undefined,
      subject: word("subject"),
    };
  }
  const plain = ["reviews", "packets", "checklists", "bundle", "verify", "profiles", "settings"] as const;
  const page = plain.find((name) => name === first);
  return page !== undefined && parts.length === 1 ? { page } : unknown;
}

/** Goes to a route; `replace` leaves no step for Back, for what merely follows the eye (the open item). */
export function navigate(route: Route, { replace = false } = {}): void {
  const href = hrefOf(route);
  if (href === window.location.hash) return;
  if (!replace) {
    window.location.hash = href;
    return;
  }
  window.history.replaceState(window.history.state, "", href);
  // replaceState tells nobody.
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return parseHash(hash);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

function searchOf(words: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(words)) if (value) search.set(name, value);
  const text = search.toString();
  return text ? `?${text}` : "";
}
