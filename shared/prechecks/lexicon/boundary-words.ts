import { list } from "./list.ts";

/** How vendors praise instead of describing. */
export const boundaryWords = {
  "boundary.hype": list(`
    revolutionary, revolutionise, revolutionize, game changing, game changer, cutting edge, state of the art,
    next generation, next gen, world class, best in class, best of breed, industry leading, market leading,
    award winning, groundbreaking, ground breaking, seamless, seamlessly, effortless, effortlessly,
    frictionless, magical, magic, magically, supercharge, turbocharge, unleash, unlock the power,
    unlocks value, empower, reimagine, reinvent, transformative, transform your, transform how, disruptive,
    disrupt, delight, delightful, wow, intelligent, intelligently, smart, smartly, smarter, cognitive,
    human like, superhuman, genius, brilliant, powerful, robust and scalable, holistic, holistically,
    synergy, synergies, paradigm, future proof, future ready, turnkey, unparalleled, unmatched, unrivalled,
    unrivaled, unprecedented, breakthrough, visionary, 10x, hyperautomation, hyper automation, agentic,
    ai powered, ai driven, ai native, ai first, powered by ai, powered by advanced, advanced ai,
    leverages ai, leverage the power, digital workforce, digital coworker, digital co worker,
    digital colleague, digital teammate, tireless, tirelessly, never sleeps, always on, 24 7 brain,
    trusted by, loved by, first of its kind, one of a kind, zero friction, at lightning speed,
    lightning fast, blazing, bleeding edge, at scale, enterprise grade, mission critical excellence,
    peace of mind, take to the next level, next level, delivers value, drive value, value add, innovative,
    innovation, pioneering, sophisticated, state of art, ultimate, secret sauce, superpower, superpowers,
    rock solid, bulletproof, crown jewel, miracle, wizard, wizardry, autopilot for your,
    co pilot for everything, brains of, beating heart, nerve centre, nerve center, crush, skyrocket, amaze,
    amazing, incredible, stunning, exceptional, outstanding, extraordinary, remarkable, elegant`),
  /** A word of praise that is part of a plain name or a plain statement. */
  "boundary.hype.plain": list(`
    smart card, smart meter, smart meters, smart metering, smart phone, smart lock, smart locker, smart tv,
    magic link, magic number, scale model, next generation sequencing, crush injury, powerful enough,
    unlock the, business intelligence, disrupted, disruption, disrupt service, service disruption,
    smart quotes, smart host, smart hub, innovation fund, innovation department, agentic workflow is,
    wizard page, setup wizard, robust`),
  "boundary.autonomy": list(`
    fully autonomous, fully autonomously, completely autonomous, entirely autonomous, totally autonomous,
    truly autonomous, autonomous, autonomously, self driving, self healing, self managing, self running,
    self sufficient, self directed, self operating, runs itself, run itself, manages itself,
    looks after itself, drives itself, thinks for itself, decides for itself, decides on its own,
    acts on its own, works on its own, operates on its own, takes care of everything, takes care of it all,
    handles everything, no human needed, no human required, no human in the loop, no humans in the loop,
    no human intervention, without human intervention, without human involvement, without human input,
    without human oversight, without any human, without human, without humans, without people,
    without anyone, zero touch, zero human, no touch, hands off, hands free, lights out, touchless,
    set and forget, set it and forget it, fire and forget, no babysitting, no supervision, unsupervised,
    unattended, nobody needs to, nobody has to, no one needs to, no one has to, no need for a human,
    no need for people, removes the human, removing the human, replaces the human, replaces your team,
    replaces staff, humans out of the loop, people out of the loop, human out of the loop,
    makes its own decisions, makes all decisions, makes decisions independently, acts independently,
    in full autonomy, full autonomy, on autopilot, sleep while, while you sleep, no clicks needed,
    no manual steps, eliminates manual, end of manual work, never has to ask, never needs to ask, never asks,
    does not need anyone, needs no one, needs nobody, needs no supervision, needs no human, needs no people,
    no hand holding, not a soul, no soul, nobody at the wheel, no one at the wheel, at the wheel, driverless, fill themselves, filling themselves, fills itself, close themselves, closing themselves, solve themselves, solving themselves, write themselves, writing themselves, pay themselves, paying themselves, book themselves, booking themselves, sort themselves, sorting themselves, answer themselves, answers itself, run themselves, running themselves, handle themselves, takes the wheel, take your hands off, hands free operation, look ma, goes on by itself, carries on by itself, works by itself, does it all by itself, all by itself, entirely by itself, with nobody, with no one, with no staff, no staff needed, no staff required, no operator, no operators, without staff, without supervision, without oversight, without a person, without any person, without anybody, without ever asking, without asking, human free, person free, staffless, unmanned, without lifting a finger, without a second pair of eyes, without having to look`),
  /** How much, compared with what, how often right: offered in place of what it does. */
  "boundary.benchmark": list(`
    accuracy, precision of, recall of, f1, success rate, benchmark, benchmarks, benchmarked, outperform,
    outperforms, beats, surpasses, exceeds human, human level, better than human, better than humans,
    better than gpt, state of the art results, leaderboard, sota, error free, flawless, flawlessly,
    perfect accuracy, never wrong, never makes mistakes, hallucination free, zero hallucination,
    zero hallucinations, zero errors, no errors, near perfect, nearly perfect, top ranked, ranked first,
    highest scoring, times faster, x faster, faster than, cheaper than, roi, return on investment,
    time savings, cost savings, productivity gain, productivity gains, productivity boost, hit rate,
    gets it right, containment rate, deflection rate, automation rate,
    first contact resolution, nps`),
  "boundary.benchmark.plain": list(`
    accuracy of the, accuracy check, accuracy checks, data accuracy, checks accuracy, for accuracy, benchmark rate, benchmark rates, benchmark price, benchmark prices, benchmark interest, precision of the, faster than planned, cheaper than the contract, no errors are, zero errors in, test benchmark`),
  "boundary.autonomy.plain": list(`
    autonomous region, autonomous province, autonomous system number, autonomous vehicle, autonomous vehicles, autonomous body, autonomous port, autonomous database, unattended parcel, unattended items, unattended baggage, unattended luggage, unattended site, unattended sites, hands free kit, self healing ring`),
  /** Words that make an object no more definite. */
  "boundary.scope.neutral": list(`
    all, any, every, various, many, different, several, multiple, numerous, complex, simple, daily, day, everyday, weekly, routine, repetitive, manual, tedious, boring, time consuming, mundane, standard, common, typical, general, business, operational, administrative, internal, external, incoming, inbound, outbound, related, critical, key, core, important, entire, whole, full, complete, wide, broad, range, variety, number, kind, sort, type, part, customer, customers, client, clients, user, users, employee, employees, staff, people, finance, financial, sales, marketing, hr, human, resources, legal, it, support, procurement, service, accounting, logistics, digital, modern, existing, connected, our, your, their, its, more, better, faster, efficient, efficiently, automatically, intelligently, smartly, easily, quickly, proactively, dynamically, seamlessly, effectively, smoothly, way, together, etc, behalf, like, much, lots, bunch`),
  /** Verbs that say nothing until they have an object. */
  "boundary.scope.verbs": list(`
    help with, helps, help, assist, assist with, support, supports, handle, handles, manage, manages,
    automate, automates, streamline, streamlines, optimise, optimize, improve, enhance, facilitate,
    orchestrate, orchestrates, coordinate, oversee, run, runs, take care of, takes care of, look after,
    looks after, deal with, deals with, drive, drives, accelerate, simplify, modernise, modernize, own, owns,
    cover, covers, tackle, tackles, do, does, take over, takes over, operate, operates, process, processes,
    address, integrate, integrates, connect, connects, act across, acts across, work across, works across,
    sit on top of, sits on top of, plug into, plugs into, hook into, hooks into, solve, solves, execute,
    executes, power, powers`),
  /** Objects that could be anything. */
  "boundary.scope.objects": list(`
    operations, operation, business process, business processes, process, processes, workflow, workflows,
    task, tasks, work, things, stuff, everything, anything, whatever, request, requests, needs, matters,
    issues, challenges, activities, functions, back office, front office, day to day, daily business,
    business, department, departments, team, teams, organisation, organization, company, enterprise,
    lifecycle, life cycle, journey, operations team, admin, administration, administrative work,
    administrative tasks, paperwork, busywork, chores, systems, tools, your stack, stack, platforms,
    applications, apps, landscape, it landscape, estate, all things, side of things, rest, heavy lifting,
    grunt work, legwork, the boring stuff, boring stuff, housekeeping, routine, routines, use cases,
    scenarios, situations, inquiries, enquiries, queries, demands, concerns, topics, aspects, areas,
    services`),
  /** Scope without an end, whatever stands beside it. */
  "boundary.scope.unlimited": list(`
    end to end, from start to finish, start to finish, from a to z, a to z, soup to nuts, cradle to grave,
    front to back, wall to wall, top to bottom, across the board, across all systems, across your systems,
    across systems, across the enterprise, across the business, across the organisation,
    across the organization, across the company, across departments, across your stack, across your tools,
    across the stack, across all departments, all your systems, all of your systems, any system,
    every system, whatever system, all connected systems, connected systems, whatever comes up,
    whatever comes in, whatever is needed, whatever it takes, whatever else, whatever you need,
    whatever they need, whatever needs doing, whatever needs to be done, anything that comes,
    anything you need, anything else, anything they ask, and much more, and more, and beyond, as needed,
    as required, as appropriate, as it sees fit, sees fit, where appropriate, wherever needed,
    wherever it can, wherever necessary, any task, any tasks, any request, any process, any workflow,
    all tasks, all kinds of, all sorts of, all manner of, full lifecycle, full life cycle, entire lifecycle,
    entire life cycle, entire process, whole process, whole lifecycle, entire operation, entire operations,
    whole operation, general purpose, universal, one stop, end user to ledger, 360 degree, 360,
    all encompassing, comprehensive solution, you name it, et cetera, etc, unlimited, limitless,
    endless possibilities, no limits, everything in between, anything in between, and all the rest,
    and the rest of it, of every sort, of every kind, every sort of, every kind of, any queue, any stack,
    any channel, any department, any team, any source, any format, any corner, every corner, in whichever,
    whichever corner, wherever in, wherever it turns up, wherever they arise, as they arise, as it arises,
    as they come up, the whole of the, the whole of your, the whole business, the whole thing, whole shebang,
    whole nine yards, from the first, from the cradle, from door to door, left right and centre,
    anything at all, anything and everything, everything and anything, all you can think of, whatever lands,
    whatever arrives, whatever happens, whatever turns up, whatever they send, whatever you throw,
    anything you throw, throw at it, whatever it finds, whatever is open, whatever is left, whatever is on,
    whatever remains, whatever the day brings, whatever hits, whatever gets, soup to dessert,
    wherever it lives, wherever they live, no matter what, no matter where, no matter which`),
  /** Plain statements that look like the above. */
  "boundary.scope.plain": list(`
    end to end encryption, end to end encrypted, end to end tls, end to end test, end to end tests,
    end to end testing, end to end test suite, universal print, universal credit, 360 days, 360 dpi`),
  /** How a statement says where the work ends. */
  "boundary.limits": list(`
    not, never, only, no, without, stops, stop, ends, end, nothing else, nothing more, limited to,
    restricted to, out of scope, excluded, excludes, does not, cannot, can not, up to, at most, no more than,
    solely, exclusively, confined to, outside, remains with, stays with, left to, until, up until, unless,
    beyond, refrains, leaves, handed back, exclude, just, merely`),
  /** Answers that are no answer, for a trigger, an input, an output. */
  "vague.answers": list(`
    as needed, when needed, if needed, as required, when required, on demand, ad hoc, continuously,
    continuous, always, always on, any time, anytime, at any time, whenever, whenever needed,
    whenever necessary, from time to time, regularly, periodically, various, various sources, various inputs,
    various systems, various events, multiple sources, different sources, many sources, all sources,
    any source, relevant data, relevant information, relevant context, all relevant, necessary data,
    required data, data, information, context, content, inputs, outputs, result, results, output, stuff,
    things, anything, everything, whatever, misc, miscellaneous, etc, other, others, tbd, tba, to be defined,
    to be determined, to be decided, to be confirmed, to be agreed, to follow, n a, na, unknown, depends,
    it depends, customer data, business data, company data, user data, internal data, user input,
    user requests, requests, events, signals, insights, value, outcomes, better outcomes, improvements,
    actions, next best action, documents, files, messages, updates, different events, certain events,
    business events, some events, several sources, all data, any data, all available data, available data,
    the usual, as usual, as appropriate, when appropriate, when it makes sense, as it goes,
    when something happens, something happens, when the time is right, depending on the situation,
    as the situation requires, external sources, internal sources, internal and external sources, see above,
    see below, see attached, see documentation`),
  "vague.fillers": list(`
    all, any, different, various, other, several, many, multiple, relevant, necessary, required, needed, appropriate, available, internal, external, certain, some, useful, important, more, new, related, corresponding, respective, business, company, customer, user, system, systems, source, sources, kind, kinds, type, types, sort, sorts, from, mostly, usually, typically, generally, basically, provided, given, happens`),
  /** Words that widen what stands beside them until it may be anything. */
  "vague.widening": list(`
    relevant, pertinent, necessary, required, needed, applicable, appropriate, suitable, useful, various, varied, diverse, multiple, miscellaneous, misc, sundry, assorted, several, different, other, all, whatever, whichever, many, numerous, all available, available, all kinds of, all sorts of, all types of, a range of, a wide range of, a variety of, every kind of, every sort of, requisite, general, certain, some, disparate, mixed, anything, everything, necessary, essential, salient, meaningful, actionable, helpful, interesting`),
  /** Things in general. */
  "vague.general": list(`
    data, information, info, documents, documentation, records, context, material, materials, details, inputs, input, files, content, contents, sources, paperwork, papers, facts, evidence, knowledge, systems, items, things, stuff, feeds, channels, parameters, variables, signals, attributes, elements, artefacts, artifacts, resources, assets, references, particulars, matter, matters, background, communications, correspondence, interactions, activity, activities, events, outputs, output, results, findings, outcomes, actions, measures, updates, notifications, messages, responses, deliverables, steps, follow ups, reports, insights, recommendations, parties, stakeholders, tools, platforms, applications, databases, repositories, formats, metadata, datasets, data sources, data points, touchpoints, records of interest, business objects, objects, entities, tasks, requests, queries, changes`),
  /** Words that take back what an answer says. */
  "vague.hedges": list(`
    as and when, as may be, may be deemed, deemed, deem, pertinent, as the case may be, if applicable, where applicable, at its discretion, at our discretion, at their discretion, has work, have work, there is work, there is something to do, something to do, something comes up, something needs, whatever, whichever, anything, and similar, and suchlike, or similar, such like, and other things, other things, further particulars, further information, further data, other information, other data, all sorts, all kinds, any kind of, any sort of, as it sees fit, sees fit, as appropriate, when it makes sense, makes sense, when it feels, if useful, where useful, helpful, anything useful, useful, as needed, as required, when needed, when required, whenever needed, depending on, depends on, among others, inter alia, to be determined, to be defined`),
  /** Beside a percentage: a threshold, a tolerance, a price, and no boast. */
  "boundary.thresholds": list(`
    differ, differs, difference, deviation, deviates, deviate, more than, less than, above, below, under, over, exceed, exceeds, exceeding, tolerance, within, up to, at least, at most, threshold, limit, discount, vat, tax, interest, surcharge, rate of, fee, sample, sampling, deductible, excess, moisture, humidity, concentration, capacity, fill level, full, variance, reading, readings, attenuation, brix, abv, alcohol, saturation, gradient, incline, slope, opacity, battery, charge level, margin, plus or minus, no more than, greater, higher than, lower than, reaches, drops below, falls below, rises above, allowance, quota, partial load, load factor, cap, capped`),
};
