import { spotlight } from "@mantine/spotlight";
import {
  IconChecklist,
  IconClipboardCheck,
  IconFileCertificate,
  IconFlag,
  IconId,
  IconPackage,
  IconReceipt,
  IconSearch,
  IconSettings,
  type Icon,
} from "@tabler/icons-react";
import { hrefOf, type PageName, type Route } from "../routes.ts";

type Place = { to: Route; label: string; icon: Icon; covers: readonly PageName[] };

export const places: readonly Place[] = [
  {
    to: { page: "reviews" },
    label: "Reviews",
    icon: IconClipboardCheck,
    covers: ["reviews", "review", "decision", "print", "bundle"],
  },
  {
    to: { page: "packets" },
    label: "Packets",
    icon: IconPackage,
    covers: ["packets", "packet", "import", "intake"],
  },
  {
    to: { page: "checklists" },
    label: "Checklists",
    icon: IconChecklist,
    covers: ["checklists", "checklist"],
  },
  { to: { page: "prechecks" }, label: "Pre-checks", icon: IconFlag, covers: ["prechecks"] },
  { to: { page: "verify" }, label: "Verify a file", icon: IconFileCertificate, covers: ["verify"] },
  { to: { page: "receipts" }, label: "Receipts", icon: IconReceipt, covers: ["receipts"] },
  { to: { page: "profiles" }, label: "Profiles", icon: IconId, covers: ["profiles"] },
  { to: { page: "settings" }, label: "Settings", icon: IconSettings, covers: ["settings"] },
];

export function Rail({ route }: { route: Route }) {
  return (
    <nav className="cs-rail" aria-label="Main">
      <ul>
        {places.map(({ to, label, icon: Shape, covers }) => {
          const here = covers.includes(route.page);
          return (
            <li key={label}>
              <a href={hrefOf(to)} className="cs-rail-link" aria-current={here ? "page" : undefined}>
                <Shape size={20} stroke={here ? 2 : 1.6} aria-hidden />
                <span>{label}</span>
              </a>
            </li>
          );
        })}
      </ul>
      <button
        type="button"
        className="cs-rail-link cs-rail-search"
        aria-keyshortcuts="Control+K"
        onClick={spotlight.open}
      >
        <IconSearch size={18} stroke={1.6} aria-hidden />
        <span>Go to …</span>
      </button>
    </nav>
  );
}
