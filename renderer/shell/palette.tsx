import { Spotlight, type SpotlightActionData, type SpotlightActionGroupData } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { Output } from "#shared/contract/contract";
import { useClient } from "../api/client-context.tsx";
import { navigate } from "../routes.ts";
import { usePageOffers } from "../ui/page-offers.tsx";
import { hideScreen } from "./lock-screen.tsx";
import { places } from "./rail.tsx";

type Lists = { reviews: Output<"review.list">["reviews"]; packets: Output<"packet.list">["packets"] };
const nothing: Lists = { reviews: [], packets: [] };

/** Ctrl K: what the page offers, every place, every review, every packet. The lists are read when it opens. */
export function Palette() {
  const client = useClient();
  const { entries } = usePageOffers();
  const [opened, setOpened] = useState(false);
  const [lists, setLists] = useState(nothing);
  useEffect(() => {
    if (!opened) return undefined;
    let wanted = true;
    Promise.all([client.call("review.list", {}), client.call("packet.list", {})]).then(
      ([{ reviews }, { packets }]) => {
        if (wanted) setLists({ reviews, packets });
      },
      // The pages say what is wrong; the palette still leads to them.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, opened]);

  const go: SpotlightActionData[] = places.map(({ to, label, icon: Shape }) => ({
    id: `go ${to.page}`,
    label,
    leftSection: <Shape size={18} stroke={1.6} aria-hidden />,
    onClick: () => navigate(to),
  }));
  const groups: SpotlightActionGroupData[] = [
    {
      group: "On this page",
      actions: entries.map(({ id, label, description, run }) => ({
        id,
        label,
        ...(description === undefined ? {} : { description }),
        onClick: run,
      })),
    },
    {
      group: "Go to",
      actions: [
        ...go,
        { id: "import", label: "Import a packet", onClick: () => navigate({ page: "import" }) },
        { id: "hide", label: "Hide the screen", onClick: hideScreen },
      ],
    },
    {
      group: "Reviews",
      actions: lists.reviews.map((review) => ({
        id: review.reviewId,
        label: review.packetTitle ?? review.packetId,
        description: `${review.vendor ?? "Vendor not named"} · version ${review.packetVersion ?? "not named"} · revision ${review.revision}`,
        onClick: () => navigate({ page: "review", reviewId: review.reviewId }),
      })),
    },
    {
      group: "Packets",
      actions: lists.packets.map((packet) => ({
        id: packet.packetVersionId,
        label: packet.title ?? packet.packetId,
        description: `${packet.vendor ?? "Vendor not named"} · version ${packet.version ?? "not named"}`,
        onClick: () => navigate({ page: "packet", packetVersionId: packet.packetVersionId }),
      })),
    },
  ].filter((group) => group.actions.length > 0);

  return (
    <Spotlight
      actions={groups}
      limit={40}
      nothingFound="Nothing by that name"
      highlightQuery
      scrollable
      maxHeight={420}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      transitionProps={{ duration: 0 }}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      attributes={{ content: { "aria-label": "Go to" } }}
      searchProps={{
        "aria-label": "Find a place, a review or a packet",
        placeholder: "Find a place, a review or a packet",
        leftSection: <IconSearch size={18} aria-hidden />,
      }}
    />
  );
}
