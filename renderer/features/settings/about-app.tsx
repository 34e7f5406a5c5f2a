import { useQuery } from "../../api/use-query.ts";
import { Digest } from "../../ui/digest.tsx";
import { FileSize } from "../../ui/file-size.tsx";
import { QueryView } from "../../ui/query-view.tsx";

const hosts = {
  electron: "Its own window (Electron)",
  browser: "A browser of this machine, reaching this machine only",
  "command-line": "The command line",
} as const;

export function AboutApp() {
  const about = useQuery("app.about", {}, ["settings"]);
  return (
    <QueryView query={about} what="what runs here">
      {(value) => (
        <div className="cs-stack-gap cs-wide">
          <p className="cs-note">
            Nothing that Countersign stores is encrypted at rest, but for the keys of profiles. Use full-disk
            encryption on this machine.
          </p>
          <dl className="cs-facts">
            <div>
              <dt>Version</dt>
              <dd>{value.version}</dd>
            </div>
            <div>
              <dt>Runs in</dt>
              <dd>{hosts[value.host]}</dd>
            </div>
            <div>
              <dt>Workspace</dt>
              <dd>
                <Digest value={value.workspace} label="the workspace's place" whole />
              </dd>
            </div>
            <div>
              <dt>Stored</dt>
              <dd>
                <FileSize bytes={value.sizes.records} /> of records, <FileSize bytes={value.sizes.evidence} />{" "}
                of evidence
              </dd>
            </div>
            <div>
              <dt>Requests blocked</dt>
              <dd>
                {value.blockedRequests === 0
                  ? "None: nothing tried to reach beyond the app"
                  : `${value.blockedRequests} attempts to reach beyond the app were stopped`}
              </dd>
            </div>
            <div>
              <dt>Network</dt>
              <dd>Countersign uses none: no updates, no telemetry, nothing fetched</dd>
            </div>
            <div>
              <dt>Made of</dt>
              <dd>
                {Object.entries(value.versions)
                  .map(([name, version]) => `${name} ${version}`)
                  .join(" · ")}
              </dd>
            </div>
          </dl>
        </div>
      )}
    </QueryView>
  );
}
