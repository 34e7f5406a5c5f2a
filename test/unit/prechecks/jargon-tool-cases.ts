import type { ToolCase } from "./tool-case.ts";

/** More tools in an interface's own words: names that may be things, and what stands beside. */
export const jargonToolCases: readonly ToolCase[] = [
  {
    says: "dialysis transport: plurals in front that only read",
    systems: [
      ["ptms", "Transport desk"],
      ["runs", "Run planner"],
    ],
    rows: [
      "automatic · ptms · take in transport requests",
      "automatic · runs · hold each request up against the runs of the day",
      "approval · runs · pencil a patient into a seat",
    ],
    tools: [
      "requests_pull (read) — Transport requests waiting at the desk.",
      "runs_today (read) — Runs of the day with free seats.",
      "seat_pencil — Puts a patient provisionally into a seat.",
    ],
  },
  {
    says: "telecom: what stands beside is no leave",
    systems: [
      ["crm", "Subscriber file"],
      ["prov", "Provisioning"],
    ],
    rows: [
      "automatic · crm · look up the subscriber",
      "approval · crm · correct the plan on the subscriber file",
      "approval · prov · shift the port date on the order",
    ],
    tools: [
      "crm_get — Read a subscriber",
      "crm_plan_set — Set a subscriber's plan",
      "prov_reschedule — Move the port date of an order",
      "sim_swap — Swap a subscriber's SIM",
    ],
    undeclared: ["!sim_swap"],
  },
  {
    says: "foundry: terse and without descriptions",
    systems: [
      ["mes", "Melt shop system"],
      ["qms", "Quality system"],
    ],
    rows: [
      "automatic · mes · read heat analysis",
      "automatic · qms · compare analysis with the grade limits",
      "approval · mes · hold a heat",
      "approval · qms · open a deviation",
      "approval · qms · attach the analysis to the deviation",
      "never · mes · scrap a heat",
    ],
    tools: ["heat.analysis — ", "heat.hold — ", "deviation.open — ", "deviation.attach — ", "heat.scrap — "],
    undeclared: ["!heat.scrap"],
  },
  {
    says: "hotel: chatty names",
    systems: [
      ["pms", "Property system"],
      ["msg", "Guest messages"],
    ],
    rows: [
      "automatic · msg · read the guest's message",
      "automatic · pms · see which rooms are ready",
      "approval · pms · give a guest a late check-out",
      "approval · pms · block a room for maintenance",
      "approval · msg · answer the guest",
      "never · pms · knock anything off the bill",
    ],
    tools: [
      "peekMessages — Latest messages of a guest",
      "roomsReady — Rooms that are made up",
      "grantLateCheckout — Moves the departure hour of a stay",
      "blockRoom — Takes a room out of order for maintenance",
      "replyGuest — Answers a guest in the thread",
      "adjustFolio — Takes an amount off the folio",
    ],
    undeclared: ["!adjustfolio"],
  },
  {
    says: "insurer: claims jargon",
    systems: [
      ["clm", "Claims system"],
      ["doc", "Letter engine"],
    ],
    rows: [
      "automatic · clm · read the first notification of loss",
      "automatic · clm · check cover on the loss date",
      "approval · clm · post a reserve",
      "approval · clm · instruct an adjuster",
      "approval · doc · issue the acknowledgement letter",
      "never · clm · settle a claim",
    ],
    tools: [
      "fnol_read — First notification of loss",
      "cover_check — Cover of a policy on a date",
      "reserve_post — Posts the reserve of a claim",
      "adjuster_appoint — Appoints a loss adjuster to a claim",
      "letter_issue — Issues a letter from a template",
      "claim_settle — Settles a claim and pays",
    ],
    undeclared: ["!claim_settle"],
  },
  {
    says: "newsroom: desk words",
    systems: [
      ["cms", "Editorial system"],
      ["wire", "Wire feed"],
    ],
    rows: [
      "automatic · wire · skim the wires",
      "automatic · cms · tag a story with its beat",
      "automatic · cms · build the overnight digest",
      "approval · cms · hang a picture on the story",
      "approval · cms · push the story live",
      "never · cms · spike a story",
    ],
    tools: [
      "wire.items — Items of the wires since an hour",
      "story.tag — Tags a story",
      "digest.build — Builds the overnight digest",
      "story.picture — Puts a picture on a story",
      "story.publish — Puts a story online",
      "story.spike — Throws a story out of the system",
    ],
    undeclared: ["!story.spike"],
  },
  {
    says: "warehouse: scanners and slots",
    systems: [["wms", "Warehouse system"]],
    rows: [
      "automatic · wms · read put-away tasks",
      "automatic · wms · work out a slot",
      "approval · wms · re-slot a pallet",
      "approval · wms · raise a cycle count",
      "never · wms · write stock off",
    ],
    tools: [
      "tasks_putaway — Open put-away tasks",
      "slot_find — Finds a slot for a pallet",
      "pallet_relocate — Moves a pallet to another slot",
      "count_raise — Raises a cycle count for a location",
      "stock_writeoff — Books stock out as a loss",
    ],
    undeclared: ["!stock_writeoff"],
  },
  {
    says: "marketing: campaigns",
    systems: [
      ["esp", "Mail platform"],
      ["cdp", "Customer data platform"],
    ],
    rows: [
      "automatic · cdp · pull a segment's size",
      "automatic · esp · draft subject lines",
      "approval · esp · schedule a send",
      "approval · cdp · tag contacts with the campaign",
      "never · cdp · export contacts",
    ],
    tools: [
      "segment_size — Number of contacts in a segment",
      "subject_suggest — Suggests subject lines",
      "send_schedule — Schedules a send",
      "contacts_tag — Tags contacts",
      "contacts_export — Exports contacts with their addresses",
    ],
    undeclared: ["contacts_export"],
  },
  {
    says: "podcast: to save a page is no leave to take it down",
    systems: [["publishing", "Episode pages"]],
    rows: [
      "automatic · publishing · read notes of the last three episodes",
      "approval · publishing · save notes and chapters on the episode page",
      "approval · publishing · attach a guest photo to the page",
    ],
    tools: [
      "notes_read — Notes of an episode",
      "page_save — Saves notes and chapters on a page",
      "episode_unpublish — Takes an episode offline",
      "photo_remove — Removes a guest photo from a page",
    ],
    undeclared: ["!episode_unpublish", "!photo_remove"],
  },
];
