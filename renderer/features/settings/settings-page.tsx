import type { ReactNode } from "react";
import { useQuery } from "../../api/use-query.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { QueryView } from "../../ui/query-view.tsx";
import { ChainState } from "../receipts/chain-state.tsx";
import { AboutApp } from "./about-app.tsx";
import { AppearanceChoice, LockChoice } from "./choices.tsx";
import { Backups } from "./backups.tsx";
import { Diagnostics } from "./diagnostics.tsx";
import { Formats } from "./formats.tsx";
import { MemoTemplates } from "./memo-templates.tsx";

export function SettingsPage() {
  const settings = useQuery("app.settings", {}, ["settings"]);
  return (
    <>
      <PageHeader title="Settings" />
      <div className="cs-settings">
        <QueryView query={settings} what="the settings">
          {(value) => (
            <>
              <Setting title="Appearance" says="High contrast and reduced motion always follow the system.">
                <AppearanceChoice settings={value} />
              </Setting>
              <Setting title="Hiding the screen" says="It hides what is shown; it asks for no passphrase.">
                <LockChoice settings={value} />
              </Setting>
            </>
          )}
        </QueryView>
        <Setting
          title="Backups"
          says="The app keeps ten daily backups, and one for every sign-off. A backup made here is one file with everything, evidence included."
        >
          <Backups />
        </Setting>
        <Setting
          title="Memo templates"
          says="Word files of your organisation that memos are written into. Each review chooses one on its decision page. The one to begin with has every placeholder in its place."
        >
          <MemoTemplates />
        </Setting>
        <Setting title="Health" says="Checked at every start and in the background.">
          <div className="cs-wide">
            <ChainState all />
          </div>
        </Setting>
        <Setting
          title="For support"
          says="Versions, sizes, health and the local log. No content of any packet or review."
        >
          <Diagnostics />
        </Setting>
        <Setting title="Formats" says="The JSON Schema of each file that other tools may write.">
          <Formats />
        </Setting>
        <Setting title="About" says="What runs here, and where the data lives.">
          <AboutApp />
        </Setting>
      </div>
    </>
  );
}

function Setting({ title, says, children }: { title: string; says: string; children: ReactNode }) {
  return (
    <section className="cs-setting" aria-label={title}>
      <div>
        <h2>{title}</h2>
        <p className="cs-dim cs-small">{says}</p>
      </div>
      <div>{children}</div>
    </section>
  );
}
