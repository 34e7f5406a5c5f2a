import { partsOf } from "./guidance-parts.ts";

/** Guidance in parts: where it says "Good:" and "Red flag:", each begins a line of its own, so that the eye finds it. */
export function GuidanceText({ text }: { text: string }) {
  return (
    <div className="cs-guidance" dir="auto">
      {partsOf(text).map((part) => (
        <p key={`${part.label ?? ""} ${part.text}`}>
          {part.label !== undefined && <strong>{part.label}: </strong>}
          {part.text}
        </p>
      ))}
    </div>
  );
}
