/** Turns of phrase said plainly: "put the listing live" is to publish the listing. */
export const plainly: readonly (readonly [RegExp, string])[] = [
  ...["release", "suspend", "publish", "approve", "reject", "cancel", "dispatch", "archive", "block"].map(
    (verb): readonly [RegExp, string] => [
      new RegExp(
        String.raw`^(?:set|change|switch|move|put|flip|update|turn) (?:the )?(?:(?:status|state) of (.{1,60}?)|(.{1,60}?)(?:['’]s)? (?:status|state)) (?:over )?(?:to|on|as) ["“”']?${verb.replace(/e$/, "")}(?:l?ed|ed)\b["“”']?`,
        "iu",
      ),
      `${verb} $1$2`,
    ],
  ),
  [
    /^(?:put|push|set|get|bring|place) (.{1,60}?) (?:live|online|on air|out to (?:the )?(?:media|press|public))\b/iu,
    "publish $1",
  ],
  [
    /^(?:put|place|set) (.{1,60}?) (?:on hold|on stop|on ice|aside as suspect|in(?:to)? quarantine|under quarantine)\b/iu,
    "hold $1",
  ],
  [/^(?:put|place|set) (?:an? )?(?:hold|stop|block|freeze) on\b/iu, "hold"],
  [
    /^(?:put|take|get|switch|bring|set) (.{1,60}?) (?:out of (?:service|operation|use|production)|in(?:to)? maintenance(?: mode)?|off ?line|off the grid)\b/iu,
    "stop $1",
  ],
  [
    /^(?:put|take|bring|get) (.{1,60}?) (?:back )?(?:in(?:to)? (?:service|operation|use|production)|back on ?line)\b/iu,
    "start $1",
  ],
  [
    /^(?:take|pull|put|keep) (.{1,60}?) (?:out of (?:view|sight)|off the (?:site|page|web|wall|feed)(?! \p{L}+))\b/iu,
    "hide $1",
  ],
  [
    /^(?:mark|set|flag|tag|label|make|declare|move|put|turn|switch) (.{1,60}?) (?:as|to) (?:resolved|closed|done|completed?|finished|solved)\b/iu,
    "close $1",
  ],
  [
    /^(?:tag|mark|flag|treat|set|make|class|label) (.{1,60}?) (?:as|to) (?:(?:high|top|first|highest) priority|urgent|a priority)\b/iu,
    "set $1 priority",
  ],
  [
    /^(?:set|raise|bump|put|change) (.{1,60}?)(?:['’]s)? priority (?:up )?to (?:high|highest|urgent|top)\b/iu,
    "set $1 priority",
  ],
  [
    /^(?:put|place|insert|run|get) (.{1,60}?) in(?:to)? (?:the |a )?(?:papers?|press|newspaper|gazette|shop window|window|news)\b/iu,
    "publish $1",
  ],
  [
    /^(?:e-?mail|mail|write to|text|message|call|ring|phone) (.{1,40}?) to remind (?:them|it|him|her|us) (?:of|about) /iu,
    "remind $1 of ",
  ],
  [/^order more (?:of )?/iu, "reorder "],
  [/^re-?open (?:the |a |an )?closed /iu, "reopen "],
  [/^open (.{1,40}?) (?:again|anew|afresh|once more)\b/iu, "reopen $1"],
  [/^(?:let|have) (.{1,60}?) know\b/iu, "notify $1"],
  [/^confirm (?:the )?(?:receipt|arrival) of\b/iu, "acknowledge"],
  [
    /^(?:change|switch|alter|set|move|update|correct) where (.{1,60}?) (?:is to go|is to be sent|is sent|goes?|should go|is delivered|is to be delivered|is shelved|is stored|is kept|is put|lies|stands|hangs)\b/iu,
    "update $1 address",
  ],
  [
    /^(?:change|move|shift|set|alter) when (.{1,60}?) (?:comes?|takes? place|happens?|is to be|arrives?|is)\b/iu,
    "reschedule $1",
  ],
  [/^(?:change|alter|set|adjust|correct|amend) (?:how much|what|how) (.{1,60})$/iu, "adjust $1"],
  [/^(?:give|hand|pass) (.{1,40}?) (?:an? |the )?(?:assignment|job|task|work)\b/iu, "assign job to $1"],
  [
    /^(?:move|push|take|bring) (.{1,60}?) (?:along|down|through) (?:the )?(?:pipeline|funnel|process)\b/iu,
    "update $1 stage",
  ],
  [
    /^(?:raise|create|place|make|send|put in|file|submit|issue|launch|trigger) (?:an? |the )?(?:po|purchase order|order|requisition|call-off)s? (?:for|of)\b/iu,
    "order",
  ],
  [
    /^(?:make|place|raise|put in|file|submit|log) (?:an? |the )?(?:request|demand|application) (?:for|of)\b/iu,
    "request",
  ],
  [
    /^(?:make|do|carry out|perform) (?:an? |the )?(?:change|correction|amendment|adjustment|edit)s? (?:to|of|in)\b/iu,
    "update",
  ],
  [/^(?:make|place) (?:an? )?(?:phone )?call to\b/iu, "call"],
  [/^(?:make|take|do) (?:an? |the )?(?:booking|reservation) (?:for|of)\b/iu, "book"],
  [/^(?:send|steer|take) (.{1,60}?) (?:another|a different|the other) way\b/iu, "re-route $1"],
  [
    /^(?:give|set|fix|find|offer|assign|allot) (.{1,40}?) (?:an? |the )?(?:new|other|another|different|later|earlier|next) (?:[\p{L}-]+ )?(?:date|time|slot|day|appointment|window)\b/iu,
    "reschedule $1",
  ],
  [
    /^(?:take|lift|remove|clear|get|drop) (?:the |an? |any )?(?:[\p{L}-]+ )?(?:hold|block|stop|freeze|lock|embargo)s? (?:off|on|from|of|against)\b/iu,
    "release hold on",
  ],
  [
    /^(?:release|lift) (?:the |an? )?([\p{L}-]{1,40}) (?:hold|block|stop|freeze|lock)$/iu,
    "release hold on $1",
  ],
  [
    /^(?:start|do|carry out|perform|trigger|run|make) (?:an? |the )?(?:restart|reboot|bounce) of\b/iu,
    "restart",
  ],
  [/^(?:get|put|set) (.{1,60}?) (?:going|running|under way)\b/iu, "start $1"],
  [/^(?:bring|get) (.{1,60}?) up to date\b/iu, "update $1"],
  [
    /^(?:hand|pass|kick|bump|push|send) (.{1,60}?) (?:over |on |up )?to (?:the )?(?:second|next|third|2nd|higher|other) (?:level|line|tier)\b/iu,
    "escalate $1 to second level",
  ],
  [
    /^(?:escalate|promote) (.{1,60}?) to (?:the )?(?:second|2nd|next|third|higher) (?:level|line|tier)\b/iu,
    "escalate $1 to second level",
  ],
  [
    /^(?:sort|file|put|place|lay|drop) (.{1,60}?) (?:in|into|under|to) (?:the |its |their |an? )?(.{0,40}?)(?:folders?|binders?|drawers?|trays?|section) (?:by|of|for)\b/iu,
    "file $1 under $2",
  ],
  [
    /^(?:text|message|notify|tell|inform|mail|e-?mail|write to|alert|ring|call) (.{1,40}?) (?:that|about|of) /iu,
    "tell $1 of ",
  ],
];
