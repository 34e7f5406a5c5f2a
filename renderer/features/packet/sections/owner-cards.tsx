import { ownerDuties, type Owner } from "#shared/formats/packet";
import { labelOf } from "#shared/formats/field-labels";
import type { PacketDocument } from "./packet-document.ts";
import { Gap, VendorText } from "./vendor-value.tsx";

type Duty = (typeof ownerDuties)[number];

/** Who answers for what after launch, one card per duty; a duty without a name is a card that says so. */
export function OwnerCards({
  packet,
  duties = ownerDuties,
}: {
  packet: PacketDocument;
  duties?: readonly Duty[];
}) {
  const owners = packet.packet.sections.ownership;
  return (
    <ul className="cs-owners">
      {duties.map((duty) => (
        <li key={duty} className="cs-owner" data-field={`ownership.${duty}`}>
          <h4>{labelOf(`ownership.${duty}`)}</h4>
          <OwnerWords owner={owners?.[duty]} />
        </li>
      ))}
    </ul>
  );
}

function OwnerWords({ owner }: { owner: Owner | undefined }) {
  if (!owner || (owner.name === undefined && owner.role === undefined && owner.contact === undefined))
    return <Gap />;
  return (
    <>
      <p className="cs-owner-name">
        {owner.name === undefined ? (
          <span className="cs-gap">No name</span>
        ) : (
          <VendorText>{owner.name}</VendorText>
        )}
      </p>
      <p>
        {owner.role === undefined ? (
          <span className="cs-gap">No post</span>
        ) : (
          <VendorText>{owner.role}</VendorText>
        )}
      </p>
      <p className="cs-dim">
        {owner.contact === undefined ? (
          <span className="cs-gap">No way to reach them</span>
        ) : (
          <VendorText>{owner.contact}</VendorText>
        )}
      </p>
    </>
  );
}

export function isDuty(name: string): name is Duty {
  return ownerDuties.some((duty) => duty === name);
}
