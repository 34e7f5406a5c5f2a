import { describe, expect, test } from "vitest";
import { noRotation } from "#shared/prechecks/rules/identity/account";
import { noRevocation, vendorRevocation } from "#shared/prechecks/rules/identity/revocation";
import { sharedAccount } from "#shared/prechecks/rules/identity/shared-account";
import {
  actionWithoutScope,
  noScopes,
  unneededScope,
  wildcardScope,
} from "#shared/prechecks/rules/identity/scopes";
import { factsOfExample } from "../../support/example-packet.ts";

const top = { vendor: { name: "Quillon Robotics", product: "Gull" }, buyer: { name: "Port of Aster" } };
const identity = (fields: object) => factsOfExample({ says: "", top, sections: { identity: fields } });

describe("permissions without bounds", () => {
  const wild = (scope: string) =>
    wildcardScope.check(identity({ scopes: [{ system: "crm", scope }] })).length;
  test.each([
    "crm:*",
    "*",
    "*.*",
    "rmm.*",
    "scope=*",
    "SAP_ALL",
    "sa",
    "dbo",
    "role db_owner",
    "sysadmin",
    "root",
    "GRANT ALL",
    "ALL PRIVILEGES ON crm",
    "AdministratorAccess",
    "roles/owner",
    "Owner",
    "Sites.FullControl.All",
    "Mail.ReadWrite.All",
    "full access",
    "Vollzugriff",
    "alle Rechte",
    "Systemverwalter",
    "Administratorin",
    "profil Proprietaire du site",
    "Eigentümer",
    "accès complet",
    "tous les droits",
    "Propietario",
    "control total",
    "todos los permisos",
    "key user",
    "superuser",
    "Global Administrator",
    "Site owner of the board",
    "profile of the owner",
    "Domain Admins",
    "tenant admin",
    "unrestricted",
    "everything",
    "all mailboxes",
    "beheerder",
    "accesso completo",
    "full refresh_token",
    "Full mailbox access",
    "complete control of the calendar",
    "roles/editor",
    "rights like the manager's",
    "classic token, all boxes ticked",
    "Owner (workspace)",
  ])("%s", (scope) => expect(wild(scope)).toBe(1));
  test.each([
    "crm.accounts.read",
    "accounts.owner.update",
    "admin-notes.read",
    "owner.address.view",
    "grundbuch.eigentuemer.lesen",
    "SELECT ON dbo.Orders",
    "master-data.read",
    "s3:GetObject on bucket/intake/*",
    "todo.write",
    "fulltext.search",
    "call.read",
    "wall.post",
    "allocation.write",
    "root-cause.note.add",
    "mc.lecture",
    "plantilla.leer",
    "Mail.Send/as-kanzlei",
    "REG_BIB_READ",
    "box:drop",
    "anonymous GET",
    "typeb.out:MVT/ED",
    "keyuser-list.read",
    "all-hands.calendar.read",
    "SELECT on all_orders_view",
    "owner.notify",
    "application.read taught masters",
    "iam:AddUserToGroup on sandbox-admins",
    "everything else denied",
    "read-only, all other verbs refused",
    "order.read.all-branches",
    "view all bookings of the day",
    "credits.create max=10",
    "libro.anotar",
    "tickets.note+code.write queue=norwatt",
  ])("not %s", (scope) => expect(wild(scope)).toBe(0));
});

describe("whose account", () => {
  const shared = (fields: object) => sharedAccount.check(identity({ account: "service", ...fields })).length;
  test.each([
    { account: "shared" },
    { account: "team login" },
    { principal: "j.miller@aster.example" },
    { principal: "Marta Lind" },
    { principal: "ASTER\\m.keller" },
    { principal: "The Software signs on as Ms D. Halloran, who continues to work under the same name" },
    { principal: "night01, the login which the reception has always used, shared by the shift" },
    { principal: "noc-bench2 (same login the shift uses on the bench PCs)" },
    { principal: "The shift leaders' log-in, same one everybody in the kitchen uses" },
    { principal: "the night porter's login" },
    { principal: "Frau Lenz' Benutzer" },
    { principal: "Sammelkonto Disposition" },
    { principal: "gemeinsames Konto der Station" },
    { principal: "compte partagé du service" },
    { principal: "usuario compartido de taquilla" },
    { principal: "It logs in with the harbour master's own account" },
    { principal: "kitchen", text: "The password is known to the whole team." },
    { principal: "desk2", text: "Everyone on the ward uses it as well." },
    { principal: "user of Dr Ana Veld" },
    { principal: "works under the name of Mr Poe" },
    { account: "delegated-user", principal: "T. Okafor's credentials" },
    { principal: "counter3, the account is shared with the other clerks" },
    { principal: "generic account of the front desk" },
    { principal: "his own user" },
    { principal: "borrowed from the office manager" },
    { principal: "FRONTDESK - the sign-on that the arrangers pass between them during the day" },
    { principal: "the account which the receptionists use at the counter" },
    { principal: "login of mrs joke verhulst, sales office (she also works with it)" },
    { principal: "PETER HOLLIS'S ACCOUNT" },
    { principal: "account of peter hollis, head of claims" },
    { principal: "one account between the three of us" },
    { principal: "the librarian's staff account" },
    { principal: "the login of a colleague who left in spring" },
    { principal: "logs on as the shift lead" },
    { principal: "acts with the rights and login of whoever sits at desk 4" },
    { principal: "COUNTER-1, known to all counter staff" },
    { principal: "team mailbox user, password on the whiteboard" },
    { principal: "user admin2 that Henrik and Ola also use" },
    { principal: "the account belongs to our bookkeeper" },
    { principal: "pooled operator ID" },
  ])("a person's or everybody's: %j", (fields) => expect(shared(fields)).toBe(1));
  test.each([
    { principal: "svc-gull@aster.example" },
    { principal: "SVC_FORMALITIES (machine account of the Office)" },
    { principal: "service account of the claims desk" },
    { principal: "gull-app@aster.example (app registration, no human behind it)" },
    { account: "delegated-user", principal: "token of the signed-in clerk, for the session" },
    { principal: "arn:aws:iam::000000000000:role/orderly-desk" },
    { principal: "svc-gull", text: "Not shared with any person." },
    { principal: "svc-gull", text: "No person's login is used." },
    { principal: "role gull-runner, and the user gull in the ledger" },
    { principal: "technical user of the register" },
    { principal: "buddy-norwatt@aster.example" },
    { principal: "order.intake@aster.example" },
    { principal: "svc-gull (directory of the port)" },
    { principal: "robot account, owned by the identity team" },
    {
      principal:
        "svc-a@aster.example (proposes) and svc-b@aster.example (used by the Desk after an approval)",
    },
    { principal: "non-personal account NPA-0031, sponsor Jane Okoro" },
    { account: "delegated-user", principal: "on-behalf-of token of the adviser who opened the case" },
    { principal: "dedicated user, nobody else signs on with it" },
    { principal: "robot user R2 of the dispatch room, no person knows the password" },
    { principal: "svc-gull; the planners use their own accounts" },
    { principal: "functional account of the records department" },
    { principal: "managed identity, custodian: Peter Hollis" },
    { principal: "svc-notes; staff cannot log on with it" },
    { principal: "the agent's own account, disabled out of hours" },
    { principal: "account created for the workflow alone; password in the vault, opened by two people" },
  ])("its own: %j", (fields) => expect(shared(fields)).toBe(0));
});

describe("who can revoke", () => {
  const alone = (revocation: string) => vendorRevocation.check(identity({ revocation })).length;
  test.each([
    "Ring the Quillon desk and they will take the connection away.",
    "One writes to Quillon by e-mail; their administrator then takes the key out. In our house nobody has this right.",
    "You write to our helpdesk, our colleague switches the key off in our console.",
    "Upon written application, access shall be withdrawn by Quillon's operations centre.",
    "Open a ticket with us; we deactivate the key within two days.",
    "The vendor's engineers disable the tenant.",
    "Only from Quillon's console.  A request to Quillon support closes it.",
    "The supplier pulls the certificate on request.",
    "The port asks Quillon to close the account.",
    "We cut it off for you at any hour.",
    "Our operations team revokes the token when the port calls.",
    "Access ends when Quillon removes it.",
    "Please mail support@quillon.example; access is closed the next working day",
    "Our SRE rotates you out within an hour",
    "Call our hotline, day or night; the engineer on duty ends the session",
    "handled by us, usually same day",
    "Access shall be withdrawn exclusively by Quillon, upon written notice; the Client itself holds no means of withdrawal.",
    "the key lives in our vault and dies when we say so",
    "Contact your Quillon account manager, who arranges removal",
  ])("the vendor alone: %s", (text) => expect(alone(text)).toBe(1));
  test.each([
    "Terminal IT security disables svc-gull; pager rota; 5 min.",
    "Sanna Birkeland disables the account in the company directory, no call to us needed.",
    "Ute Brandhorst withdraws the service certificate; every right hangs on it.",
    "Danny Kolff or night IT disables it in the directory, 3 minutes; not via Quillon.",
    "Jos detaches the role's policy in the console, and Hal has the same button.",
    "Ade's desk flips the account off, day or night, and Quillon's manager can shut their door too.",
    "Force control room disables svc-gull; vendor not needed.",
    "Sanjit (or whoever carries the plant phone) pulls the account's token in the office directory.",
    "The security officer on duty strikes it from the machine roll; the Register consults the roll at each call.",
    "S. Pralong, or the duty regulator with the sealed envelope, disables svc-gull in the domain.",
    "The administrator takes the account out of the server, or the practice manager does it.",
    "Group IT withdraws the interface keys in the console of each system.",
    "Identity desk deletes the Quillon key; Quillon is told afterwards.",
    "Shift IT lead disables the account; tokens last 15 minutes at most.",
    "The systems librarian, or any member of the service desk, detaches the role and locks the user.",
    "Identity operations disable it in the directory. Vendor has no part in it.",
    "disable user GULL in SU01 (Basis on call)",
    "Platform on-call runs the kill script; tokens expire in 15 min",
    "The duty officer pulls the certificate; our support is told next morning",
  ])("the buyer: %s", (text) => expect(alone(text)).toBe(0));
  test("nothing said", () => {
    expect(noRevocation.check(identity({ revocation: "" })).length).toBe(1);
    expect(noRevocation.check(identity({ revocation: "to be agreed" })).length).toBe(1);
    expect(
      noRevocation.check(identity({ revocation: "IT locks it; closing is confirmed by mail" })).length,
    ).toBe(0);
    expect(noRotation.check(identity({ rotation: { owner: "still to be named" } })).length).toBe(1);
    expect(noRotation.check(identity({ rotation: { owner: "Key custodian, K. Mäkirinta" } })).length).toBe(0);
    expect(noRotation.check(identity({ rotation: { owner: "Platform team" } })).length).toBe(0);
    expect(noRotation.check(identity({ rotation: { owner: "does not expire" } })).length).toBe(1);
    expect(noRotation.check(identity({ rotation: { owner: "-" } })).length).toBe(1);
    expect(noScopes.check(identity({ scopes: [{ system: "crm", scope: " " }] })).length).toBe(1);
  });
});

const systems = [
  { id: "crm", name: "CRM" },
  { id: "port", name: "Port register" },
  { id: "llm", name: "Language model service" },
];
const packet = (rows: object[], scopes: object[], flows: object[] = []) =>
  factsOfExample({
    says: "",
    sections: { boundary: { systems }, actions: { rows }, identity: { scopes }, data: { flows } },
  });

describe("permissions that nothing needs", () => {
  const rows = [
    { action: "look up berth", system: "port", policy: "automatic" },
    {
      action: "move a ship to another berth",
      system: "port",
      policy: "approval",
      approver: "Harbour master",
    },
  ];
  const unneeded = (scope: string, why?: string) =>
    unneededScope
      .check(
        packet(rows, [
          { system: "port", scope: "port.berths.read", why: "berths" },
          { system: "port", scope: "port.berths.move", why: "moves" },
          { system: "port", scope, why },
        ]),
      )
      .filter(({ subject }) => subject.includes(scope.toLowerCase())).length;
  test.each([
    ["port.crew.passports.read", "came with the role"],
    ["port.crew.passports.read", ""],
    ["port.invoices.delete", "cleaning"],
    ["port.invoices.refund", "invoices"],
    ["port.users.grant", "users"],
    ["port.berths.export", "reserved for a later release"],
    ["port.berths.history", "might be of use when the wording is refined"],
    ["port.pilots.notify", "asked for by Quillon for a later release"],
    ["port.tariff.view", "part of the standard package"],
    ["port.berths.archive", "not used today"],
    ["port.health.read", "just in case"],
    ["port.berths.lock", "for later"],
    ["port.salaries.read", "background"],
    ["port.pilots.read", "was on the old role, left it"],
  ])("%s %s", (scope, why) => expect(unneeded(scope, why)).toBe(1));
  test.each([
    ["port.ships.read", "which ship"],
    ["port.quay.read", "where the berth lies"],
    ["port.mooring.write", "moving ships"],
    ["PORT_BIB", "berth sheet"],
    ["port.slots.read", "slots of the berths"],
    ["port.berths.list", "find idle berths"],
    ["port.register.view", "look-up"],
  ])("needed: %s %s", (scope, why) => expect(unneeded(scope, why)).toBe(0));
  test("money given back is a refund", () => {
    expect(
      unneededScope.check(
        packet(
          [
            {
              action: "give the customer up to EUR 12 back on the card",
              system: "port",
              policy: "automatic",
            },
            { action: "look up berth", system: "port", policy: "automatic" },
          ],
          [{ system: "port", scope: "refunds.create:max-12-eur" }],
        ),
      ),
    ).toEqual([]);
  });
  test("the only one on its system is what the action runs under", () => {
    expect(
      unneededScope.check(
        packet(
          [{ action: "fetch the extract", system: "port", policy: "automatic" }],
          [{ system: "port", scope: "abruf.lesen" }],
        ),
      ),
    ).toEqual([]);
  });
});

describe("acts without a permission", () => {
  const lacking = (
    action: string,
    scope: string,
    flows: object[] = [{ system: "port", access: ["read", "write"] }],
    system = "port",
  ) =>
    actionWithoutScope.check(
      packet([{ action, system, policy: "approval", approver: "Lead" }], [{ system, scope }], flows),
    ).length;
  test.each([
    ["update the berth", "port.berths.read"],
    ["move a ship's slot", "port.slots.view"],
    ["mark a drawing as superseded", "docs.get"],
    ["set bags aside for three days", "lots.query"],
    ["cancel the pilot order", "registre.lecture"],
    ["send notice to the skipper", "mail.read"],
    ["correct the tonnage", "plan.leer"],
    ["delete the call", "register.lesen"],
    ["change the seat", "booking.view"],
    ["book a visit", "VA03"],
    ["close the ticket", "tickets.closed.view"],
    ["post the entry", "read-only share of the ledger"],
  ])("%s under %s", (action, scope) => expect(lacking(action, scope)).toBe(1));
  test.each([
    ["make inquiry of residence", "register.inquire"],
    ["look up the berth", "port.berths.read"],
    ["update the berth", "port.berths.write"],
    ["update the berth", "etat.ecriture"],
    ["pin the sheet", "tablon.hoja.fijar"],
    ["note the act", "libro.anotar"],
    ["hold a slot", "termin.vormerken"],
    ["draft a letter", "port.berths.read"],
    ["hang the page on the site", "listing:compose"],
    ["reserve the pallet", "libro.reserva, libro.saldo.leer"],
    ["book a crew", "slots.read slots.book"],
    ["file the dossier", "files.edit:/Export"],
    ["pull visits and open queries", "edc.snapshot.read:visits,queries"],
    ["mail the list to the foreman", "SMTP submit as desk@aster.example, recipient list fixed"],
    ["generate a report", "port.berths.read"],
    ["decide which queue fits", "port.berths.read"],
    ["filter the events", "port.berths.read"],
  ])("%s under %s is allowed", (action, scope) => expect(lacking(action, scope)).toBe(0));
  test("a model changes nothing", () => {
    expect(
      lacking(
        "map request text to a candidate",
        "infer.read",
        [{ system: "llm", access: ["forward"] }],
        "llm",
      ),
    ).toBe(0);
    expect(lacking("create a summary", "model.query", [{ system: "llm", access: ["forward"] }], "llm")).toBe(
      0,
    );
  });
});
