import { describe, expect, test } from "vitest";
import { classTooMild } from "#shared/prechecks/rules/data/class-too-mild";
import { noDestination, noRetention } from "#shared/prechecks/rules/data/flows";
import { systemNotMapped, undeclaredSystem, writeNotDeclared } from "#shared/prechecks/rules/data/systems";
import { factsOfExample } from "../../support/example-packet.ts";

const flow = (fields: string[], classes: string[]) =>
  factsOfExample({
    says: "",
    sections: { data: { flows: [{ system: "crm", fields, classes, access: ["read"], retention: "none" }] } },
  });
const mild = (fields: string[], classes: string[]) => classTooMild.check(flow(fields, classes)).length;

describe("more sensitive than its class", () => {
  test.each([
    ["bal_os, ccj_flag, sort_cd", "pii"],
    ["Blutgruppe, Hb_letzte", "pii"],
    ["Befund", "pii"],
    ["admin_pw", "internal-notes"],
    ["recovery_code", "pii"],
    ["Kennwort", "other"],
    ["mot_de_passe", "pii"],
    ["Steuer_ID, Bruttolohn, Gehalt", "pii"],
    ["Kontonummer", "pii"],
    ["baja_medica", "pii"],
    ["ssr_code, oxygen_yn", "pii"],
    ["vuln_cd_medical", "internal-notes"],
    ["mob_no, home_addr", "other"],
    ["drv_name, drv_dob", "other"],
    ["Geb_Dat", "other"],
    ["Handynr", "public"],
    ["nombre del cliente, movil", "other"],
    ["date_naissance", "internal-notes"],
    ["lab values", "other"],
    ["doctor_note", "pii"],
    ["Krankmeldung", "pii"],
    ["salary_expectation", "pii"],
    ["iban", "internal-notes"],
    ["api_key", "internal-notes"],
    ["Schwerbehinderung", "pii"],
    ["deferral reason", "pii"],
    ["full_name", "other"],
    ["driver name", "other"],
    ["passport no", "customer-content"],
    ["driver passport number", "financial"],
    ["door code", "pii"],
    ["CLIENTSECRET", "other"],
    ["ACCESSTOKEN", "pii"],
    ["saml_priv_key", "other"],
    ["snmp_community", "internal-notes"],
    ["keysafe_no", "pii"],
    ["cause_as_certified", "pii"],
    ["parte_lesiones", "pii"],
    ["lab_result, patient_no", "pii"],
    ["traitement, id patient", "pii"],
    ["cta_abono", "pii"],
    ["sal_ann", "pii"],
    ["BRUTOLOON", "pii"],
    ["CREDITSCORE", "pii"],
    ["nr_rachunku", "pii"],
    ["CUSTOMERNAME", "other"],
    ["custname", "other"],
    ["tlf_contacto", "other"],
    ["fødselsnummer", "other"],
    ["data_nascita", "internal-notes"],
    ["nazwisko", "other"],
    ["id_card_no", "other"],
    ["kenteken", "other"],
  ])("%s as %s", (fields, cls) => expect(mild(fields.split(", "), [cls])).toBe(1));
  test.each([
    ["beer_name", "public"],
    ["cells_ml", "other"],
    ["product name", "other"],
    ["token count", "other"],
    ["std", "other"],
    ["gross tonnage", "other"],
    ["balance weight", "other"],
    ["dose per hectare", "other"],
    ["battery health", "other"],
    ["vessel name", "public"],
    ["race time", "public"],
    ["steel grade", "other"],
    ["allergens_on_label", "public"],
    ["blood oranges", "public"],
    ["warehouse address", "other"],
    ["plate thickness", "other"],
    ["pet name", "other"],
    ["amount in stock", "other"],
    ["masked_pan", "pii"],
    ["photographs with plate blurred", "customer-content"],
    ["file name", "other"],
    ["loan number, object title", "internal-notes"],
    ["tag_no", "pii"],
    ["temp_c", "other"],
    ["recipe_ref", "other"],
    ["hs_code", "other"],
    ["generic_name", "public"],
    ["payload", "other"],
    ["oxygen in water", "other"],
    ["card token", "financial"],
    ["customer name", "financial"],
    ["saldo_kg", "other"],
    ["blood group of the unit", "other"],
    ["credit line", "public"],
    ["befund_txt", "internal-notes"],
    ["pan_tilt", "other"],
    ["tokens_in, tokens_out", "other"],
    ["arr_time", "public"],
    ["id_card_no", "pii"],
    ["supplier_name", "other"],
    ["street_name", "public"],
    ["lab_result_batch", "other"],
    ["heat_treatment_code", "other"],
    ["salt_kg", "other"],
    ["barcode", "other"],
    ["percentage", "other"],
    ["cell_tower", "other"],
    ["gl_account", "other"],
    ["lat, lon", "other"],
  ])("%s as %s is right", (fields, cls) => expect(mild(fields.split(", "), [cls])).toBe(0));
});

const systems = [
  { id: "port", name: "Port register" },
  { id: "llm", name: "Language model service" },
  { id: "tms", name: "Transport management system" },
];
const facts = (access: string[], more: object, system = "port") =>
  factsOfExample({
    says: "",
    sections: { boundary: { systems }, data: { flows: [{ system, access, retention: "none" }] }, ...more },
  });
const row = (action: string, system = "port") => ({
  actions: { rows: [{ action, system, policy: "approval", approver: "Lead" }] },
});
const scope = (text: string, system = "port") => ({ identity: { scopes: [{ system, scope: text }] } });

describe("writes that the map does not declare", () => {
  const found = (access: string[], more: object, system?: string) =>
    writeNotDeclared.check(facts(access, more, system)).length;
  test.each([
    "update the berth",
    "correct the tonnage",
    "delete the call",
    "cancel the order",
    "amend the manifest",
    "register a ship",
    "book a pilot",
    "reset the gate counter",
    "overwrite the draught",
    "change the agent of a ship",
    "assign the call to a pilot",
    "archive the thread",
    "lift the hold on a ship",
    "write a note on the case",
    "save the transcript in the file",
    "approve leave",
    "open a courier task",
    "open the valve",
    "pencil in chapel and cars",
    "check a guest in",
    "discharge the patient in the system",
    "line is struck through",
  ])("%s", (action) => expect(found(["read"], row(action))).toBe(1));
  test.each([
    "port.berths.write",
    "berths.update",
    "etat.ecriture",
    "port:*",
    "Vollzugriff",
    "register.aendern",
    "sections.modify",
    "records.delete",
    "read,post",
    "read and book",
    "Mail.ReadWrite",
    "notes.add",
    "slots.read slots.book",
    "chat.postMessage",
    "alarm.acknowledge",
    "claims.settle",
    "order.place",
    "s3:GetObject and s3:PutObject on squirrel-work",
    "S3:PUTOBJECT",
    "Z_PM_NOTIF (display, create with status PROP)",
    "orders (POST)",
    "opcua:call Pause,SetCap",
    "user/Task.cu",
    "VA02",
  ])("%s", (text) => expect(found(["read"], scope(text))).toBe(1));
  test.each([
    "look up the berth",
    "make inquiry of residence",
    "compare two manifests",
    "draft a letter",
    "make a list of ships",
    "open the page",
    "prepare a berth plan",
    "run a search",
    "generate a report",
    "classify a message",
    "open the claim form",
    "open the customer's file",
    "pull visits and open queries",
    "open the ticket and read it",
    "lay an entry beside the three runs before and grade it A/B/C",
    "hold the delivery note against the order",
    "set the figures against last month",
    "order the results by date",
    "answer from the handbook",
    "booking search",
    "update history view",
    "mark differences in the proposal",
    "tell apart twins in the register",
    "take the reading from the photo",
    "make sure the address is complete",
    "assign a category",
    "process the claim text",
    "call up the record",
  ])("quiet: %s", (action) => expect(found(["read"], row(action))).toBe(0));
  test.each([
    "berths.read",
    "registre.lecture",
    "plan.leer",
    "register.lesen",
    "reports.run",
    "search.execute",
    "tos.hold.read",
    "infer.invoke",
    "register.inquire",
    "read:posts",
    "View Order Book",
    "Mail.Read (folder Notes)",
    "GET_RELEASE_LIST",
    "read access to the order book",
    "ReadReserve",
    "vault.list.assigned",
    "claims.released.read",
    "view published pages",
    "feeds.updates.read",
    "release notes read",
    "lock.status",
    "change.read",
    "tag list",
    "VA03",
    "patient/Observation.rs",
    "kafka: consume claims-in",
  ])("quiet: %s", (text) => expect(found(["read"], scope(text))).toBe(0));
  test.each([
    "hold hotel room for crew",
    "send letter",
    "file arrival notice",
    "book a room",
    "submit the declaration",
    "place an order",
  ])("forwarded: %s", (action) => expect(found(["forward"], row(action))).toBe(0));
  test("a model is only asked", () => {
    expect(found(["forward"], row("update the summary", "llm"), "llm")).toBe(0);
    expect(found(["read"], scope("model.submit", "llm"), "llm")).toBe(0);
  });
});

describe("systems by their names", () => {
  const undeclared = (name: string) => undeclaredSystem.check(facts(["read"], {}, name)).length;
  test.each([
    "port",
    "PORT REGISTER",
    "the Port register",
    "Port register (master)",
    "port, tms",
    "port and llm",
    "TMS",
    "Transport Management System (TMS)",
    "n/a",
  ])("declared: %s", (name) => expect(undeclared(name)).toBe(0));
  test.each(["hotel", "port archive", "billing", "port, hotel", "tms2"])("undeclared: %s", (name) =>
    expect(undeclared(name)).toBe(1),
  );
  test("mapped under another spelling", () => {
    const unmapped = systemNotMapped
      .check(facts(["read"], {}, "the Port register and TMS"))
      .map(({ subject }) => subject);
    expect(unmapped).toEqual(["llm"]);
  });
});

test.each(["", "tbd", "to be agreed"])("retention and destination: %s", (words) => {
  const leaving = factsOfExample({
    says: "",
    sections: {
      data: {
        flows: [
          { system: "crm", access: ["forward"], leavesBoundary: true, retention: words, destination: words },
        ],
      },
    },
  });
  expect(noRetention.check(leaving).length).toBe(1);
  expect(noDestination.check(leaving).length).toBe(1);
});
