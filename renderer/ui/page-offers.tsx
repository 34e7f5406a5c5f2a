/**
 * What the open page offers beyond its buttons: keys for the key help, and entries for the command palette.
 * A page registers both while it is on the screen; the keys themselves are bound by the page.
 */
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from "react";

export type KeyGroup = { title: string; keys: readonly { keys: readonly string[]; does: string }[] };
export type PaletteEntry = { id: string; label: string; description?: string; run: () => void };
type Offer = { keys?: KeyGroup; entries?: readonly PaletteEntry[] };

type Register = (offer: Offer) => () => void;
const RegisterContext = createContext<Register>(() => () => undefined);
const OffersContext = createContext<readonly Offer[]>([]);

export function PageOffersProvider({ children }: { children: ReactNode }) {
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const register = useMemo<Register>(
    () => (offer) => {
      setOffers((all) => [...all, offer]);
      return () => setOffers((all) => all.filter((other) => other !== offer));
    },
    [],
  );
  return (
    <RegisterContext.Provider value={register}>
      <OffersContext.Provider value={offers}>{children}</OffersContext.Provider>
    </RegisterContext.Provider>
  );
}

/** Shows a page's keys in the key help. Pass a constant, or memoise it. */
export function usePageKeys(keys: KeyGroup): void {
  const register = useContext(RegisterContext);
  useEffect(() => register({ keys }), [register, keys]);
}

/** Puts entries into the palette. Pass a constant, or memoise it. */
export function usePaletteEntries(entries: readonly PaletteEntry[]): void {
  const register = useContext(RegisterContext);
  useEffect(() => register({ entries }), [register, entries]);
}

export function usePageOffers() {
  const offers = useContext(OffersContext);
  return {
    keys: offers.flatMap((offer) => offer.keys ?? []),
    entries: offers.flatMap((offer) => offer.entries ?? []),
  };
}
