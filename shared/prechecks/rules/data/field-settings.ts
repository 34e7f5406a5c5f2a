/** What surrounds a field decides what its words mean: a card number is money beside an expiry, and none beside loans of books. */
import type { Facts, FlowFact } from "../../facts.ts";
import { fold, wordsOf } from "../../text/words.ts";

export type Setting = {
  /** Patients, clinics, care: a word for a treatment is about theirs. */
  readonly medical: boolean;
  /** Machines, tickets, animals and goods, with nobody's health in sight. */
  readonly technical: boolean;
  /** Payments, banks, bills. */
  readonly money: boolean;
  /** Doors and homes. */
  readonly premises: boolean;
};

export function settingOf({ key, flow: { system = "", fields = [] } }: FlowFact, facts: Facts): Setting {
  const known = facts.systemOf(key);
  const { kind = "", notes = "" } = known?.system ?? {};
  const text = ` ${wordsOf(
    [key, known?.label ?? "", system, kind, notes, ...fields]
      .map((part) => part.replaceAll("_", " "))
      .join(" ; "),
  )
    .map(({ folded }) => folded)
    .join(" ")} `;
  const isMedical = medical.test(text);
  return {
    medical: isMedical,
    technical: !isMedical && technical.test(text),
    money: money.test(text),
    premises: premises.test(text),
  };
}

const medical =
  / (?:patients?|pat|patienten\w*|pacientes?|pazient[ei]|mrn|nhs|clinic\w*|klini\w+|hospitals?|krankenhaus\w*|ehr|emr|wards?|medical|medication|medicines?|health ?record|residents?|doctors?|nurses?|nursing|physio\w*|pharmac\w+|dental|dentists?|surger(?:y|ies)|therap(?:y|ist|ists)|care home|care level|care plan|blood|allerg\w+|illness|sick|symptomatic|paramedics?|ambulance|midwi\w+|psych\w+|radiolog\w+|oncolog\w+|rehab\w*|optici\w+|optom\w+|ophthalm\w+|eye (?:test|pressure|exam)|donor|donors|occupational health) /;
const technical =
  / (?:tickets?|incidents?|alarms?|alerts?|faults?|defects?|errors?|hosts?|servers?|runbooks?|desk|helpdesk|logs?|machines?|vehicles?|workshops?|garages?|repairs?|devices?|mileage|parts?|monitoring|pods?|cmdb|maintenance|engines?|motors?|meters?|lifts?|elevators?|escalators?|pumps?|turbines?|networks?|routers?|firmware|software|builds?|deploys?|observability|telemetry|sensors?|animals?|herds?|livestock|pets?|vet|veterinary|cattle|horses?|kennels?|batch(?:es)?|recipes?|yeast|beer|brewery|timber|wood|crops?|fields?|soil|garments?|laundry|fabrics?|textiles?|water|effluent|surface|coating|steel|metal|pallets?|stock|warehouse|goods|printers?|boilers?|hvac|aircraft|trains?|trams?|bus|buses|fleet|truck|trucks|plant|printing|paint|glass|exhibits?|objects?|museum|conservation|archive) /;
const money =
  / (?:payments?|pay|paid|payer|payee|cvv|cvc|expiry|expires|pan|amounts?|cardholder|card holder|iban|bic|swift|bank\w*|billing|bills?|invoices?|credit|debit|sort|tills?|checkout|psp|acquirer|donors?|donations?|sepa|refunds?|direct debit|salary|payroll|ledger|mandates?|loan account|routing|collections?|treasury|cheque|cheques|finance|accounting|accounts payable|purse|wallet) /;
const premises =
  / (?:address|property|door|doors|home|homes|premises|house|building|keyholder|alarm company|site access|gate|entry) /;

/** A code that opens something where there is something to open. */
export function opensDoors(term: string, { premises }: Setting): boolean {
  return premises && term === "alarm code";
}

/** Words that mean money only where money is spoken of. */
export function needsMoney(term: string): boolean {
  return /^(?:card (?:number|no|num|nbr|numb)|card(?:number|no)|karten ?(?:nummer|nr)|standing order|(?:account|acct|acc|accnt) ?(?:number|no|nr|num|nbr)|account holder|mandate)$/.test(
    fold(term),
  );
}

/** Words for an illness that are used of machines as well. */
export function isOfFaults(term: string): boolean {
  return /^(?:diagnos\w*\*?|diagnostic code|symptoms?|diag|dx|injur(?:y|ies)|health status|conditions?|lesions?|cause of death)$/.test(
    fold(term),
  );
}

/** Words for what is done to people, to goods and to animals alike. */
export function needsPatients(term: string): boolean {
  return /^(?:treatments?|treatment (?:code|date|plan)|therap\w*\*?|vaccin\w*\*?|vaccines?|vaccinations?|immunisation|immunization|dose|dosage|dosing|surgery(?: date| type)?|deferral code|imaging|blood|prescriptions?)$/.test(
    fold(term),
  );
}

/** "secret name", "key rotation date": what is told of a thing, and not the thing. */
export function tellsOfIt(head: string, name: string): boolean {
  return (name === "credentials" ? besideSecrets : besideMoney).has(head);
}
const besideSecrets = new Set(
  "name names count counts date dates expiry rotation owner owners status state age policy type version label length strength alias path scope scopes issuer usage audience".split(
    " ",
  ),
);
const besideMoney = new Set(
  "date dates period periods currency currencies category categories version template calendar policy form forms cycle channel code id".split(
    " ",
  ),
);
