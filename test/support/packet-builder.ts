/** A small packet as its files; every section is there, and one piece of evidence is listed. */
export type PacketFiles = Record<string, string | Uint8Array>;

const manifest = ({ id, version, title }: Required<PacketWish>) => `format: countersign.packet/1
id: ${id}
version: "${version}"
title: ${title}
vendor:
  name: Small Vendor
buyer:
  name: Careful Buyer
sections:
  boundary:
    statement: Matches invoices to orders
    trigger: A clerk presses the button
  data:
    flows:
      - system: Orders
        fields: [number, amount]
        classes: [financial]
        access: [read]
  actions:
    rows:
      - action: Pay an invoice
        policy: never
      - action: Flag an invoice
        policy: automatic
  identity:
    account: service
  failure:
    stop:
      who: The clerk
      how: The red switch
  receipts:
    where: The ledger
  ownership:
    shutdown:
      name: Olga Owner
evidence:
  - path: evidence/policy.md
    title: Policy
    supports: [boundary.trigger]
`;

type PacketWish = { id?: string; version?: string; title?: string };

export function aPacket(
  { id = "invoice-matcher", version = "1.0", title = "Invoice matcher" }: PacketWish = {},
  more: PacketFiles = {},
): PacketFiles {
  return {
    "packet.yaml": manifest({ id, version, title }),
    "evidence/policy.md": "# Policy\n\nNo payment without a clerk.\n",
    ...more,
  };
}
