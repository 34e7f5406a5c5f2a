import { Button, NumberInput, SegmentedControl } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Settings } from "#shared/contract/app-calls";
import { useClient } from "../../api/client-context.tsx";
import { hideScreen } from "../../shell/lock-screen.tsx";
import { useToasts } from "../../ui/toasts.tsx";

type Scheme = Settings["colorScheme"];
const schemes: { value: Scheme; label: string }[] = [
  { value: "system", label: "As the system" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

export function AppearanceChoice({ settings }: { settings: Settings }) {
  const client = useClient();
  const toasts = useToasts();
  return (
    <SegmentedControl
      aria-label="Appearance"
      data={schemes}
      value={settings.colorScheme}
      onChange={(colorScheme) => {
        client.call("app.saveSettings", { colorScheme }).catch(toasts.failed);
      }}
    />
  );
}

const LEAST = 1;
const MOST = 240;

export function LockChoice({ settings }: { settings: Settings }) {
  const client = useClient();
  const toasts = useToasts();
  const [minutes, setMinutes] = useState<number | string>(settings.lockAfterMinutes);
  // Another door or a restored backup may have changed it.
  useEffect(() => setMinutes(settings.lockAfterMinutes), [settings.lockAfterMinutes]);
  const save = () => {
    const lockAfterMinutes = Math.round(Number(minutes));
    if (!(lockAfterMinutes >= LEAST && lockAfterMinutes <= MOST)) setMinutes(settings.lockAfterMinutes);
    else if (lockAfterMinutes !== settings.lockAfterMinutes)
      client.call("app.saveSettings", { lockAfterMinutes }).then(() => toasts.done("Saved."), toasts.failed);
  };
  return (
    <div className="cs-form-row">
      <NumberInput
        label="Hide after so many minutes without a touch"
        description={`${LEAST} to ${MOST}`}
        min={LEAST}
        max={MOST}
        allowDecimal={false}
        value={minutes}
        onChange={setMinutes}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key === "Enter") save();
        }}
        hideControls
        w={280}
      />
      <Button variant="default" onClick={hideScreen}>
        Hide the screen now
      </Button>
    </div>
  );
}
