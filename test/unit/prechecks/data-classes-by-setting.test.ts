import { describe, expect, test } from "vitest";
import { classTooMild } from "#shared/prechecks/rules/data/class-too-mild";
import { factsOfExample } from "../../support/example-packet.ts";

/** System, fields, classes. */
const right = `
  library system|card number, name, loans, fines|pii
  library system|card number, holds, pickup branch|pii
  gym booking|member card number, class, check-in time|pii
  fuel cards|fuel card number, vehicle, litres|internal-notes
  service desk|ticket text, diagnosis, resolution|internal-notes
  monitoring|symptom, runbook, diagnosis, host|internal-notes
  workshop|fault diagnosis, parts, labour hours|internal-notes
  workshop|symptoms reported by driver, mileage|customer-content
  subscriptions|customer number, plan, renewal month|other
  orders|order number, customer number, status|other
  transport|consignor e-mail, standing order, route|pii
  bakery orders|standing order, delivery day, quantity|other
  crm|company, account manager, account tier|pii
  crm|company name, contact person, phone, notes|pii
  planning|site, crew, shift|internal-notes
  hotel pms|guest name, arrival, room, balance|pii
  hotel pms|guest name, room rate, nights|pii
  event tickets|ticket price, seat, buyer e-mail|pii
  parcel|recipient name, address, parcel value|pii
  parcel|address, weight, charges|pii
  museum|object, loan number, insurance value class, lender|internal-notes
  school|pupil name, class, attendance, grade|pii
  school|pupil name, parent contact, absence note|pii
  council|applicant name, permit number, fee paid|pii
  council|address, complaint text, photo|pii
  housing repairs|tenant name, phone, repair description, key code box|pii, credentials
  insurance|policy number, claim number, loss description|pii, customer-content
  water utility|meter number, address, reading|pii
  water utility|account number, meter number, reading|pii
  energy|tariff, customer account number, consumption|pii
  telecom|subscriber number, plan, device|pii
  shop|basket, voucher code, total|customer-content
  shop|order total, items, delivery address|pii
  hr|name, team, holiday balance|pii
  hr|name, manager, start date, training status|pii
  hr|name, leave dates|pii
  port|vessel, berth, dues|internal-notes
  lab logistics|sample id, tube, temperature|other
  brewery|recipe, batch, treatment, yeast|internal-notes
  timber|treatment code, grade, batch|other
  farm|herd number, vaccine batch, treatment date|other
  vet|animal name, treatment, vaccination|customer-content
  software|user id, error, session length|internal-notes
  devops|service, token count, health state, secret name|internal-notes
  devops|pod, image, restart count, exit code|other
  devops|environment, key rotation date, certificate expiry|internal-notes
  marketing|campaign, audience size, click rate, budget|internal-notes
  marketing|e-mail, opt-in, segment|pii
  procurement|supplier, quote total, delivery time|internal-notes
  procurement|supplier, unit price, payment terms|internal-notes
  purchasing|purchase order amount, cost centre, requester|internal-notes
  legal|matter, parties, filing deadline|customer-content
  legal|client name, matter, hours|pii
  logistics|driver name, plate, slot|pii
  fleet|card number of the driver, vehicle, defect|pii
  fleet|driver card number, tachograph hours|pii
  airport|flight, stand, gate, pin stand|other
  facilities|badge number, door, time|pii
  facilities|room, access group, badge colour|internal-notes
  theatre|seat, performance, access requirements note|pii
  catering|menu, allergens on label, portions|public
  restaurant|guest name, table, dietary wish|pii
  church|member name, group, donation day|pii
  charity|donor name, campaign, gift date|pii
  game studio|player id, report text, sanction history|customer-content, pii
  news|author name, draft, fee code|pii
  publisher|title, isbn, price|public
  stock|item, purchase price, supplier|internal-notes
  leasing|asset, term, condition code|internal-notes
  construction|rfi number, drawing, author, discipline|internal-notes
  elevator|lift number, fault code, mobile unit|internal-notes
  call centre|caller number, reason for call, notes|pii
  call centre|transcript, sentiment, agent id|pii, customer-content
  taxi|passenger name, pick-up, fare|pii
  car rental|renter name, driving licence class, car, excess|pii
  bank ops|case number, queue, priority|internal-notes
  storage|tenant name, unit, gate times|pii
  training|learner name, course, score, pass mark|pii
  sports club|member name, team, membership fee status|pii
  radio|listener name, song request|pii
  survey|respondent id, answer, age band|pii
  waste|household address, bin type, collection day|pii
  laundry|customer name, garment, stain, treatment|pii
  optics|frame, lens power, order number|internal-notes
  tickets|subject, body, health of integration|customer-content
  ferry booking|booking reference, passenger count, vehicle height|other
  car park|plate, entry time, tariff|pii
  bike rental|member id, bike, dock, minutes|internal-notes
  warehouse|picker id, pick rate, aisle|internal-notes
  recruiting|candidate name, role, interview slot|pii
  recruiting|candidate name, cv, notes from interview|pii
  university|student name, module, mark, resit|pii
  university|student id, thesis title|pii
  estate agency|viewing time, property address, asking price|customer-content
  estate agency|buyer name, phone, budget|pii
  solar installer|roof area, panel type, quote amount|customer-content
  wine merchant|wine, vintage, cellar price|internal-notes
  print shop|job number, paper, run length, price|other
  airline ops|flight, tail number, defect, deferral code|internal-notes
  airline|booking reference, passenger name, seat, special meal|pii
  rail|train number, delay cause, crew size|other
  translation agency|source text, target text, rate per word|customer-content
  security guards|guard name, post, shift|pii
  blood bank fridge|unit number, temperature, blood group of the unit|other
  food safety|sample, pathogen, result|internal-notes
  power grid|substation, load, fault type, injury to none|internal-notes
  forestry|plot, tree species, disease code|other
  greenhouse|plant variety, disease, treatment dose|other
  fish farm|pen, mortality, medicine batch|internal-notes
  it assets|serial, user, location, warranty expiry|internal-notes
  identity desk|user name, manager, group, last login|pii
  identity desk|mfa status, last reset date|pii
  password vault|vault item name, owner, rotation date|internal-notes
  email gateway|sender, subject, verdict|pii
  contracts|counterparty, term, notice period, value band|internal-notes
  call centre|caller's number, recording, wrap-up code|pii, customer-content
  dispatch|caller name, address, incident type|pii
  press office|journalist name, outlet, question|pii
  hotel|guest name, room, pillow preference|pii
  broadcasting|presenter, slot, programme|internal-notes
  church hall|hirer name, hall, fee status|pii
  tool hire|hirer name, tool, deposit status|pii
  tender portal|bidder, lot, bid document|internal-notes
  elections office|polling place, turnout|public
  customs|declaration number, commodity code, duty class|internal-notes
  shipyard|welder badge, seam, test result|internal-notes
  foundry|heat number, test result, grade|internal-notes
  softphone|extension, call state, queue|other
  forum|user name, post, moderation verdict|pii
  streaming|profile id, watch history|pii
  kindergarten|child name, group, pick-up person|pii
  cemetery office|deceased name, plot, lease end|pii
  archives|reader name, box, shelf mark|pii
  allotments|tenant name, plot, waiting list place|pii
  music school|pupil name, instrument, teacher, lesson time|pii
  couriers|courier name, parcel, signature image|pii
  meters|meter serial, credit on meter, tariff code|internal-notes
  loyalty|member number, points balance, tier|pii
  vending|machine, cash level, stock|internal-notes
  bus depot|vehicle, engine symptoms, mileage|internal-notes
  observability|trace id, session id hash, latency|internal-notes
  code review|commit, author, diff|internal-notes
  optician shop|customer name, frame, order status|pii
`;

const tooMild = `
  clinic|name, diagnosis, visit date|pii
  hospital chart|patient no, symptoms, medication|pii
  dental|patient name, tooth findings|pii
  pharmacy|customer name, prescription, dosage|pii
  occupational health|name, fitness result, restrictions, sick days|pii
  insurance|claimant name, injury description, doctor's report|pii
  school|pupil name, special educational needs, allergies|pii
  travel|passenger name, wheelchair, oxygen need|pii
  care home|resident name, care level, fall history|pii
  hr|name, reason for sick leave|pii
  catering|child name, allergy|pii
  gym|member name, heart condition note|pii
  hr|name, annual salary, grade|pii
  payroll|name, iban, net pay|pii
  shop|card number, cvv, expiry|pii
  shop payments|card number, amount, cardholder|pii
  billing|customer name, bank account, mandate|pii
  housing|tenant name, rent arrears, payment plan|pii
  lending|applicant, income, credit score|pii
  tax|taxpayer name, tax number, refund amount|pii
  charity|donor name, sort code, account number|pii
  procurement|supplier, iban|internal-notes
  hotel|guest name, credit card number|pii
  devops|service, api key, webhook secret|internal-notes
  devops|db connection string|other
  it desk|user, temporary password|pii
  it desk|user, one-time code|pii
  smart home|address, alarm code|pii
  storage|tenant name, gate pin|pii
  ci|repo, deploy token|internal-notes
  crm|first name, surname, mobile|other
  crm|e-mail, postal address|internal-notes
  logistics|driver's name, passport number|internal-notes
  library|reader name, address, date of birth|other
  council|complainant name, phone|public
  hr|national insurance number, home address|internal-notes
  fleet|driver name, licence number, eye test result|other
  telecom|subscriber name, mobile number, location|other
  events|attendee name, e-mail|other
  school|pupil name, parent's phone|internal-notes
  optician|customer name, prescription, eye pressure|pii
  physio|client name, therapy notes|pii
  midwives|mother's name, due date, blood pressure|pii
  prison|inmate name, medication list|pii
  sports club|athlete name, injury, doctor's note|pii
  school nurse|pupil name, asthma plan|pii
  nursery|child name, allergies, emergency contact|pii
  airline|passenger name, medical clearance form|pii
  employer|employee name, sick note|pii
  union|member name, strike pay, bank details|pii
  pension office|member name, pension amount, bank account|pii
  grants|applicant name, household income|pii
  university|student name, tuition owed, bank account|pii
  court|debtor name, debts, garnishment|pii
  estate agency|buyer name, mortgage offer, salary slip|pii
  letting|tenant name, payslip, credit check|pii
  taxi|driver name, payout account|pii
  freelancers|freelancer name, day rate, vat number, iban|pii
  theatre|artist name, fee agreed, bank details|pii
  insurance|policyholder, claim amount, account number, sort code|pii
  ecommerce|customer name, payment card, billing address|pii
  parking app|plate, card number, card expiry|pii
  network ops|router, snmp community, enable password|internal-notes
  cloud|bucket, access key, secret access key|internal-notes
  mail|mailbox, app password|internal-notes
  helpdesk|user, reset link, temporary pin|pii
  facilities|alarm code, address|pii
  property|key safe code, address|pii
  app|user name, session cookie|pii
  recruiting|candidate name, phone, e-mail|internal-notes
  hotel|guest name, passport number|other
  parcel|recipient name, home address, phone|other
  dentist|patient name, phone|internal-notes
  museum|donor's name, private address|public
  school|guardian name, guardian mobile|other
  bank|client name, date of birth|customer-content
  taxi|rider phone, pick-up location, home address|internal-notes
  utility|customer name, supply address, e-mail|other
`;

function found(line: string): number {
  const [name = "", fields = "", classes = ""] = line.split("|");
  return classTooMild.check(
    factsOfExample({
      says: "",
      sections: {
        boundary: { systems: [{ id: "s", name }] },
        data: {
          flows: [
            {
              system: "s",
              fields: fields.split(", "),
              classes: classes.split(", "),
              access: ["read"],
              retention: "none",
            },
          ],
        },
      },
    }),
  ).length;
}
const lines = (text: string) => text.trim().split(/\n\s*/);

describe("what a field is depends on what it stands among", () => {
  test.each(lines(right))("right: %s", (line) => expect(found(line)).toBe(0));
  test.each(lines(tooMild))("too mild: %s", (line) => expect(found(line)).toBe(1));
  test.each(lines(tooMild))("in capitals: %s", (line) => expect(found(line.toUpperCase())).toBe(1));
});
