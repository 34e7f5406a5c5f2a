import type { Flag, Quote } from "#shared/prechecks/flag";
import { hrefOf } from "../../routes.ts";
import { placeWords } from "./flag-words.ts";
import { PlaceLink, type Place } from "./place-link.tsx";
import { SeverityBadge } from "./severity-badge.tsx";

/** Leads to where a quotation stands; nothing where there is no such place to go to. */
export type ToPlace = (quote: Quote) => Place | undefined;

/** One flag whole: what is so, why it matters, the words that prove it, and what would settle it. */
export function FlagCard({ flag, fresh, toPlace }: { flag: Flag; fresh: boolean; toPlace: ToPlace }) {
  return (
    <article className="cs-flag" aria-label={flag.says}>
      <header>
        <span>
          <SeverityBadge severity={flag.severity} />
          {fresh && <strong className="cs-flag-new"> New</strong>}
        </span>
        <h4 className="cs-vendor" dir="auto">
          {flag.says}
        </h4>
      </header>
      <p className="cs-vendor">{flag.why}</p>
      {flag.quotes.length > 0 && (
        <ul className="cs-quotes" aria-label="Quotations">
          {flag.quotes.map((quote, at) => (
            <li key={JSON.stringify(quote)}>
              <QuoteView quote={quote} mark={`${flag.id} ${at}`} toPlace={toPlace} />
            </li>
          ))}
        </ul>
      )}
      <p>
        <span className="cs-dim">What would settle it:</span>{" "}
        <span className="cs-vendor">{flag.settles}</span>
      </p>
      <p className="cs-flag-foot">
        {flag.items.length > 0 && (
          <span>
            Bears on <span className="cs-mono cs-vendor">{flag.items.join(", ")}</span>
          </span>
        )}
        <span>
          Rule{" "}
          <a href={hrefOf({ page: "prechecks", rule: flag.rule })} className="cs-mono cs-vendor">
            {flag.rule}
          </a>
        </span>
      </p>
    </article>
  );
}

function QuoteView({ quote, mark, toPlace }: { quote: Quote; mark: string; toPlace: ToPlace }) {
  const place = toPlace(quote);
  const words = placeWords(quote);
  return (
    <>
      {place ? (
        <PlaceLink place={place} className="cs-quote-place cs-vendor" data-quote={mark}>
          {words}
        </PlaceLink>
      ) : (
        <span className="cs-quote-place cs-vendor">{words}</span>
      )}
      {quote.text === undefined ? (
        <span className="cs-gap">{quote.file === undefined ? "This field is empty" : "The whole file"}</span>
      ) : (
        <q className="cs-vendor" dir="auto">
          {quote.text}
        </q>
      )}
    </>
  );
}
