export type ToastKind = "done" | "hint" | "failed";
/** What a person can do about what was said, such as taking it back. */
export type ToastOffer = { label: string; run: () => void };
export type Toast = {
  id: number;
  says: string;
  kind: ToastKind;
  times: number;
  offer?: ToastOffer | undefined;
};

/** Long enough to be read, counted from when nothing holds it: a slow reader has 20 characters a second. */
export function staysFor(says: string): number {
  return Math.max(3_000, 1_500 + says.length * 50);
}

/**
 * Adds a message. One that is on the screen is not said a second time: its time begins again. Of what goes by itself
 * only the newest stays; failures stay beside it.
 */
export function withToast(all: readonly Toast[], toast: Omit<Toast, "times">): Toast[] {
  const same = all.find(({ says, kind }) => says === toast.says && kind === toast.kind);
  if (same && toast.offer === undefined)
    return all.map((one) => (one === same ? { ...one, times: one.times + 1 } : one));
  return [...all.filter(({ kind }) => kind === "failed").slice(-2), { ...toast, times: 1 }];
}
