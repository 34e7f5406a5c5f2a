import { MantineProvider, useMantineColorScheme, type MantineColorSchemeManager } from "@mantine/core";
import { useEffect } from "react";
import type { Settings } from "#shared/contract/app-calls";
import type { Client } from "./api/client.ts";
import { ClientProvider } from "./api/client-context.tsx";
import { useQuery } from "./api/use-query.ts";
import { StartupPage } from "./features/startup/startup-page.tsx";
import { isShutOut, ShutOutPage } from "./shell/shut-out-page.tsx";
import { Shell } from "./shell/shell.tsx";
import { cssVariables, theme } from "./theme.ts";
import { PageOffersProvider } from "./ui/page-offers.tsx";
import { ToastProvider } from "./ui/toasts.tsx";

/** The choice lives in the workspace's settings, not in the browser; until they are read, the system decides. */
const fromSettings: MantineColorSchemeManager = {
  get: (fallback) => fallback,
  set: () => undefined,
  subscribe: () => undefined,
  unsubscribe: () => undefined,
  clear: () => undefined,
};

export function App({ client, styleNonce }: { client: Client; styleNonce: string }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={fromSettings}
      defaultColorScheme="auto"
      getStyleNonce={() => styleNonce}
    >
      <ClientProvider client={client}>
        <ToastProvider>
          <PageOffersProvider>
            <Started />
          </PageOffersProvider>
        </ToastProvider>
      </ClientProvider>
    </MantineProvider>
  );
}

/**
 * Settings can always be had; records only from a workspace that opened. So both are asked first, and where one
 * fails, the start has failed and a screen says why.
 */
function Started() {
  const settings = useQuery("app.settings", {}, ["settings"]);
  const records = useQuery("profile.list", {}, ["health"]);
  if (settings.state === "loading" || records.state === "loading") return null;
  if (settings.state === "failed" && isShutOut(settings.error)) return <ShutOutPage error={settings.error} />;
  if (settings.state === "failed") return <StartupPage error={settings.error} onRetry={settings.retry} />;
  if (records.state === "failed")
    return (
      <>
        <ColorScheme settings={settings.value} />
        <StartupPage error={records.error} onRetry={records.retry} />
      </>
    );
  return (
    <>
      <ColorScheme settings={settings.value} />
      <Shell settings={settings.value} />
    </>
  );
}

function ColorScheme({ settings }: { settings: Settings }) {
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => {
    setColorScheme(settings.colorScheme === "system" ? "auto" : settings.colorScheme);
  }, [setColorScheme, settings.colorScheme]);
  return null;
}
