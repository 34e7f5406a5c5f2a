import { Button, Textarea } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconMessageQuestion, IconX } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import { RouteLink } from "../../ui/route-link.tsx";
import type { ReviewFlag } from "#shared/formats/review";
import type { Quote } from "#shared/prechecks/flag";
import { families, placeWords } from "../prechecks/flag-words.ts";
import { growing, useFreshFocus } from "./draft-fields.tsx";
import { flagElementId, leaveQuote } from "./flag-elements.ts";
import { openFlagWords } from "./flag-words.ts";
import type { OpenFlags } from "./flag-order.ts";
import { MarkBadge } from "./marks.tsx";
import { useReview, useReviewActions, useSigned } from "./review-session.tsx";
import { useDealing } from "./use-dealing.ts";
import { ItemLink } from "./why-popover.tsx";
import { fateMarks, flagMarks, type Mark } from "./words.ts";

/** How many flags of a row are open, as an icon and a number, with its words for readers. */
export function FlagCount({ counts }: { counts: OpenFlags }) {
  if (counts.open === 0) return null;
  const words = openFlagWords(counts);
  return (
    <span className="rv-flag-counts" title={words}>
      <IconAndCount mark={fateMarks.open} count={counts.open} />
      {counts.blockers > 0 && <IconAndCount mark={flagMarks.blocker} count={counts.blockers} />}
      <span className="cs-visually-hidden">{words}</span>
    </span>
  );
}

function IconAndCount({ mark: { icon: Shape, tone }, count }: { mark: Mark; count: number }) {
  return (
    <span aria-hidden className={`rv-icon rv-flag-count rv-tone-${tone}`}>
      <Shape size={14} stroke={2} />
      {count}
    </span>
  );
}

/** What became of a flag, and whether the rules still raise it. Nothing for an open one: most are. */
export function FateBadge({ entry }: { entry: ReviewFlag }) {
  return (
    <>
      {entry.fate !== "open" && <MarkBadge mark={fateMarks[entry.fate]} quiet />}
      {entry.gone === true && <span className="cs-dim cs-small">no longer raised</span>}
    </>
  );
}

/** Everything of a flag below its sentence: why, both sides' words with their places, what settles it, what to do. */
export function FlagBody({
  flagId,
  entry,
  inHand,
  atItem,
}: {
  flagId: string;
  entry: ReviewFlag;
  /** Keys deal with this one: it shows them. */
  inHand: boolean;
  /** The item beside which it stands; the other items that it bears on are named. */
  atItem?: string;
}) {
  const { flag } = entry;
  const signed = useSigned();
  const asksReason = useReview((state) => state.dismissing === flagId);
  const others = flag.items.filter((item) => item !== atItem);
  return (
    <div className="rv-flag-body">
      <dl className="rv-flag-facts">
        <Fact name="Why it matters">{flag.why}</Fact>
        {flag.quotes.length > 0 && (
          <Fact name={flag.quotes.length === 1 ? "Quotation" : "Quotations"}>
            <Quotes quotes={flag.quotes} />
          </Fact>
        )}
        <Fact name="Would settle it">{flag.settles}</Fact>
        {others.length > 0 && (
          <Fact name={atItem === undefined ? "Bears on" : "Also bears on"}>
            <ItemList items={others} />
          </Fact>
        )}
        <Fact name="Rule">
          {families[flag.family]}:{" "}
          <RouteLink to={{ page: "prechecks", rule: flag.rule }}>
            <code className="cs-vendor">{flag.rule}</code>
          </RouteLink>
        </Fact>
        {entry.fate !== "open" && (
          <Fact name="What became of it">
            <FateWords entry={entry} />
          </Fact>
        )}
      </dl>
      {!signed &&
        (asksReason ? (
          <ReasonForm key={flagId} flagId={flagId} before={entry.reason} />
        ) : (
          <Deal flagId={flagId} entry={entry} inHand={inHand} />
        ))}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="cs-vendor" dir="auto">
        {children}
      </dd>
    </div>
  );
}

function Quotes({ quotes }: { quotes: readonly Quote[] }) {
  const { openQuote } = useReviewActions();
  return (
    <ul className="rv-quotes">
      {quotes.map((quote) => {
        const { path, text } = quote;
        const place = placeWords(quote);
        return (
          <li key={`${place} ${path} ${text}`}>
            <button
              type="button"
              className="cs-link cs-vendor"
              title={quote.file === undefined ? path : undefined}
              onClick={(event) => {
                leaveQuote(event.currentTarget);
                openQuote(quote);
              }}
            >
              <span className="cs-visually-hidden">Open </span>
              {place}
            </button>
            {text === undefined ? (
              <span className="cs-gap">empty</span>
            ) : (
              <q className="cs-vendor" dir="auto">
                {text}
              </q>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** Items that this checklist does not have are named too: another one asks them. */
function ItemList({ items }: { items: readonly string[] }) {
  const order = useReview((state) => state.order);
  return (
    <span className="rv-flag-items">
      {items.map((item) =>
        order.byId.has(item) ? (
          <ItemLink key={item} itemId={item} />
        ) : (
          <span key={item}>
            <code>{item}</code> <span className="cs-dim">not in this checklist</span>
          </span>
        ),
      )}
    </span>
  );
}

function FateWords({ entry }: { entry: ReviewFlag }) {
  const { show } = useReviewActions();
  const finding = useReview((state) => state.entries.finding[entry.finding ?? ""]);
  const question = useReview((state) => state.entries.question[entry.question ?? ""]);
  return (
    <>
      <MarkBadge mark={fateMarks[entry.fate]} quiet />{" "}
      {entry.fate === "dismissed" && <span dir="auto">{entry.reason}</span>}
      {entry.fate === "confirmed" &&
        (finding === undefined ? (
          <span className="cs-dim">Its finding was removed.</span>
        ) : (
          <button type="button" className="cs-link" onClick={() => show("findings")}>
            See the findings
          </button>
        ))}
      {entry.fate === "asked" &&
        (question === undefined ? (
          <span className="cs-dim">Its question was removed.</span>
        ) : (
          <button type="button" className="cs-link" onClick={() => show("questions")}>
            See the questions to the vendor
          </button>
        ))}
      {entry.gone === true && <span className="cs-dim"> The pre-checks do not raise it any more.</span>}
    </>
  );
}

function Deal({ flagId, entry, inHand }: { flagId: string; entry: ReviewFlag; inHand: boolean }) {
  const { askReason } = useReviewActions();
  const deal = useDealing();
  const begun = useReview((state) => (state.reasonsBegun[flagId] ?? "").trim() !== "");
  const busy = useReview((state) => state.dealing[flagId] !== undefined);
  const { fate } = entry;
  const key = (letter: string) => (inHand ? { "aria-keyshortcuts": letter } : {});
  const hint = (letter: string) => inHand && <kbd className="rv-kbd">{letter.toUpperCase()}</kbd>;
  return (
    <div className="cs-row" role="group" aria-label="Deal with this flag">
      {fate !== "confirmed" && (
        <Button
          variant="default"
          disabled={busy}
          leftSection={<IconCheck size={14} aria-hidden />}
          title="It holds: it becomes a finding, quotations and all"
          {...key("t")}
          onClick={() => void deal(flagId, "confirmed")}
        >
          Confirm as a finding {hint("t")}
        </Button>
      )}
      {fate !== "asked" && (
        <Button
          variant="default"
          disabled={busy}
          leftSection={<IconMessageQuestion size={14} aria-hidden />}
          title="It becomes a question to the vendor"
          {...key("r")}
          onClick={() => void deal(flagId, "asked")}
        >
          Ask the vendor {hint("r")}
        </Button>
      )}
      <Button
        variant="default"
        disabled={busy}
        leftSection={<IconX size={14} aria-hidden />}
        title="It does not hold, or does not matter here: write why"
        {...key("s")}
        onClick={() => askReason(flagId)}
      >
        {fate === "dismissed" ? "Change the reason" : begun ? "Dismiss: reason begun" : "Dismiss"} {hint("s")}
      </Button>
      {fate !== "open" && (
        <Button
          variant="subtle"
          disabled={busy}
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          onClick={() => void deal(flagId, "open")}
        >
          Take it up again
        </Button>
      )}
    </div>
  );
}

/** A flag is dismissed for a reason, and not before there are words for it. What was begun stays while the review is open. */
function ReasonForm({ flagId, before }: { flagId: string; before: string }) {
  const reason = useReview((state) => state.reasonsBegun[flagId] ?? before);
  const [tried, setTried] = useState(false);
  const field = useFreshFocus<HTMLTextAreaElement>(true);
  const { askReason, keepReason } = useReviewActions();
  const deal = useDealing();
  const missing = reason.trim() === "";
  const dismiss = () => {
    setTried(true);
    if (missing) field.current?.focus();
    else void deal(flagId, "dismissed", reason.trim());
  };
  return (
    <form
      className="rv-form"
      aria-label="Dismiss this flag"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        dismiss();
      }}
    >
      <Textarea
        ref={field}
        label="Why this flag does not hold"
        description="The memo prints the reason. Enter stores it, Shift+Enter starts a new line, Esc closes it and keeps what is written."
        required
        dir="auto"
        maxLength={20_000}
        classNames={{ input: growing(2) }}
        value={reason}
        error={tried && missing ? "Write why it is dismissed." : undefined}
        onChange={(event) => keepReason(flagId, event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          dismiss();
        }}
      />
      <div className="cs-row">
        <Button type="submit">Dismiss the flag</Button>
        <Button
          variant="default"
          onClick={() => {
            document.getElementById(flagElementId(flagId))?.focus({ preventScroll: true });
            askReason(undefined);
            keepReason(flagId);
          }}
        >
          Cancel
        </Button>
      </div>
    </form>
  );
}
