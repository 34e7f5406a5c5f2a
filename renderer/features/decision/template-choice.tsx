import { NativeSelect } from "@mantine/core";
import { useQuery } from "../../api/use-query.ts";
import { RouteLink } from "../../ui/route-link.tsx";
import { useReview, useReviewActions } from "../review/review-session.tsx";

/** The Word template that the memo of this review is written into. */
export function TemplateChoice() {
  const templates = useQuery("template.list", {}, ["templates"]);
  const chosen = useReview((state) => state.entries.decision["decision"]?.template);
  const { chooseTemplate } = useReviewActions();
  const known = templates.state === "ready" ? templates.value.templates : [];
  const isGone =
    templates.state === "ready" &&
    chosen !== undefined &&
    !known.some(({ digest }) => digest === chosen.digest);
  // Most never have a template: they are not asked.
  if (known.length === 0 && chosen === undefined) return null;
  return (
    <NativeSelect
      label="Template"
      description={
        <>
          The Word file that the memo is written into.{" "}
          <RouteLink to={{ page: "settings" }}>Manage templates</RouteLink>
        </>
      }
      error={
        isGone
          ? "This template is not in this workspace: no memo can be made with it. Import the file in the settings, or choose another one."
          : undefined
      }
      value={chosen?.digest ?? ""}
      data={[
        { value: "", label: "Built-in layout" },
        ...known.map(({ digest, name }) => ({ value: digest, label: name })),
        ...(isGone ? [{ value: chosen.digest, label: `${chosen.name} (not here)` }] : []),
      ]}
      onChange={(event) => void chooseTemplate(event.currentTarget.value || null)}
    />
  );
}
