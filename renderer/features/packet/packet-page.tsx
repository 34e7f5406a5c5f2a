import { packetSectionIds, type PacketSectionId } from "#shared/formats/packet";
import { useCallback, useMemo, useRef } from "react";
import type { PacketFileView } from "#shared/contract/packet-calls";
import type { PacketVersionId } from "#shared/ids";
import { useQuery } from "../../api/use-query.ts";
import { hrefOf, navigate, type Route } from "../../routes.ts";
import { Digest } from "../../ui/digest.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { RouteLink } from "../../ui/route-link.tsx";
import { usePaletteEntries } from "../../ui/page-offers.tsx";
import { When } from "../../ui/when.tsx";
import { countOf } from "../prechecks/flag-words.ts";
import { usePrechecks, type Prechecks } from "../prechecks/use-prechecks.ts";
import { FileTroubles } from "./file-troubles.tsx";
import { Fact, Warnings } from "./import-preview.tsx";
import { PacketPart } from "./packet-part.tsx";
import { sectionTitles } from "#shared/formats/field-labels";
import { isBlank, type PacketDocument } from "./sections/packet-document.ts";
import { VendorText } from "./sections/vendor-value.tsx";
import { StartReview } from "./start-review.tsx";
import { UndoImport } from "./undo-import.tsx";

/** One packet version: the seven sections as what they are, the files, and what is odd about it. */
export function PacketPage({
  packetVersionId,
  section,
  file,
  field,
}: {
  packetVersionId: PacketVersionId;
  section: string | undefined;
  file: string | undefined;
  field: string | undefined;
}) {
  const packet = useQuery("packet.get", { packetVersionId }, ["packets", "reviews"]);
  return (
    <QueryView
      query={packet}
      what="the packet"
      home={<RouteLink to={{ page: "packets" }}>Go to the packets</RouteLink>}
    >
      {(document) => <Packet document={document} part={section} file={file} field={field} />}
    </QueryView>
  );
}

function Packet({
  document,
  part,
  file,
  field,
}: {
  document: PacketDocument;
  part: string | undefined;
  file: string | undefined;
  field: string | undefined;
}) {
  const { head } = document;
  const { packetVersionId } = head;
  const to = useCallback(
    (section: string, path?: string, at?: string): Route => ({
      page: "packet",
      packetVersionId,
      section,
      file: path,
      field: at,
    }),
    [packetVersionId],
  );
  const shown = part ?? "boundary";
  const prechecks = usePrechecks(packetVersionId);
  const left = useRef<string>(undefined);
  usePaletteEntries(
    useMemo(
      () => [
        {
          id: "packet prechecks",
          label: "Pre-checks of this packet",
          description: "Where it contradicts itself or its evidence",
          run: () => navigate(to("prechecks")),
        },
        {
          id: "packet radius",
          label: "Blast radius of this packet",
          description: "How far a mistake of the agent reaches",
          run: () => navigate(to("radius")),
        },
      ],
      [to],
    ),
  );
  const openFile = (picked: PacketFileView) => navigate(to(shown, picked.path));
  return (
    <>
      <PageHeader
        title={head.title ?? head.packetId}
        above={<RouteLink to={{ page: "packets" }}>Packets</RouteLink>}
        below={
          document.packet.summary === undefined ? undefined : (
            <VendorText>{document.packet.summary}</VendorText>
          )
        }
        actions={
          <>
            <UndoImport head={head} />
            <StartReview
              packetVersionId={head.packetVersionId}
              title={head.title ?? head.packetId}
              prominent
            />
          </>
        }
      />
      <Warnings warnings={head.warnings} />
      <FileTroubles
        files={document.files}
        onOpen={openFile}
        allFiles={<RouteLink to={to("files")}>See all files</RouteLink>}
      />
      <PacketFacts document={document} />
      <div className="cs-two-panes">
        <nav aria-label="Parts of the packet">
          <ul className="cs-side-nav">
            {packetSectionIds.map((id) => (
              <SideLink
                key={id}
                to={to(id)}
                here={shown === id}
                label={sectionTitles[id]}
                mark={markOf(document, id)}
              />
            ))}
            <li aria-hidden>
              <hr />
            </li>
            <SideLink
              to={to("prechecks")}
              here={shown === "prechecks"}
              label="Pre-checks"
              mark={markOfPrechecks(prechecks)}
            />
            <SideLink to={to("radius")} here={shown === "radius"} label="Blast radius" />
            <li aria-hidden>
              <hr />
            </li>
            <SideLink to={to("files")} here={shown === "files"} label="Files" mark={String(head.fileCount)} />
            <SideLink to={to("about")} here={shown === "about"} label="About the packet" />
          </ul>
        </nav>
        <PacketPart
          document={document}
          part={shown}
          file={file}
          field={field}
          to={to}
          prechecks={prechecks}
          left={left}
        />
      </div>
    </>
  );
}

function markOf(document: PacketDocument, id: PacketSectionId): string {
  return isBlank(document.packet.sections[id]) ? "empty" : "";
}

function markOfPrechecks({ found }: Prechecks): string {
  if (!found) return "";
  const blockers = found.flags.filter(({ severity }) => severity === "blocker").length;
  if (found.flags.length === 0) return "no flags";
  const flags = found.flags.length === 1 ? "1 flag" : `${found.flags.length} flags`;
  return blockers === 0 ? flags : `${flags}, ${countOf(blockers, "blocker")}`;
}

function SideLink({ to, here, label, mark }: { to: Route; here: boolean; label: string; mark?: string }) {
  return (
    <li>
      <a href={hrefOf(to)} aria-current={here ? "true" : undefined}>
        {label}{" "}
        {mark !== undefined && mark !== "" && (
          <span className={mark === "empty" ? "cs-gap" : "cs-dim"}>{mark}</span>
        )}
      </a>
    </li>
  );
}

function PacketFacts({ document }: { document: PacketDocument }) {
  const { head } = document;
  const notNamed = <span className="cs-gap">not named</span>;
  return (
    <dl className="cs-head-facts">
      <Fact name="Version">{head.version ?? notNamed}</Fact>
      <Fact name="Vendor">{head.vendor ?? notNamed}</Fact>
      <Fact name="Buyer">{head.buyer ?? notNamed}</Fact>
      <Fact name="Imported">
        <When at={head.importedAt} />
      </Fact>
      <Fact name="Reviews">{head.reviewCount}</Fact>
      <Fact name="Digest">
        <Digest value={head.digest} label="packet digest" />
      </Fact>
      {document.otherVersions.length > 0 && (
        <Fact name="Other versions">
          <span className="cs-row">
            {document.otherVersions.map((other) => (
              <RouteLink
                key={other.packetVersionId}
                to={{ page: "packet", packetVersionId: other.packetVersionId }}
              >
                {other.version ?? other.digest.slice(0, 8)}
              </RouteLink>
            ))}
          </span>
        </Fact>
      )}
    </dl>
  );
}
