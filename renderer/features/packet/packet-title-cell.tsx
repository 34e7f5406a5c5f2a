import type { ReactNode } from "react";
import type { PacketHead } from "#shared/contract/packet-calls";
import { RouteLink } from "../../ui/route-link.tsx";

/** The packet in a row of a table: its title as the way to it, and what else tells it apart. */
export function PacketTitleCell({ packet, children }: { packet: PacketHead; children: ReactNode }) {
  return (
    <span className="cs-title-cell" dir="auto">
      <RouteLink to={{ page: "packet", packetVersionId: packet.packetVersionId }}>
        {packet.title ?? packet.packetId}
      </RouteLink>
      {children}
    </span>
  );
}
