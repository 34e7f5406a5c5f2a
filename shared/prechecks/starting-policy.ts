/** A policy file to begin with (`countersign.prechecks/1`): every part once, with a word on what it does. */
export const STARTING_POLICY = `# A policy of the pre-checks. Keep what you need; every part but the first three lines may go.
format: countersign.prechecks/1
id: our-house           # one name for all versions
version: 1.0.0          # a version never changes once it is imported: count it up with every edit
title: What our organisation looks for

rules: {}               # built-in rules, by the ids that the page shows. As it stands here, none is changed. For instance:
# rules:
#   boundary.hype:
#     off: true         # it is not looked for any more
#     reason: Sales words do not bother us.
#   data.no-retention:
#     severity: note    # or concern: its flags weigh less, those that would block as well
#     reason: Retention is asked in the contract.

lists: {}               # built-in word lists, each with what to add and what to remove
thresholds:
  detectionDays: 30     # how long a wrong result may go unnoticed, where the packet names no time

phrases:                # rules of your own
  - id: our-house.production-data
    family: data
    severity: concern
    title: Words about production data
    terms: [production data, live customer record*]
    in: [boundary, data]
    why: A first trial runs on test data here.
    settles: A trial that works on test data, or the reason why it cannot.
    items: []
`;
