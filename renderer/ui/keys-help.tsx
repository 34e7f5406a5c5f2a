import { Kbd, Modal } from "@mantine/core";
import { Fragment, useEffect, useState } from "react";
import { usePageOffers, type KeyGroup } from "./page-offers.tsx";

const everywhere: KeyGroup = {
  title: "Everywhere",
  keys: [
    { keys: ["Ctrl", "K"], does: "Open the palette: go anywhere, open any review or packet" },
    { keys: ["?"], does: "Show these keys" },
    { keys: ["Tab"], does: "Next control" },
    { keys: ["Shift", "Tab"], does: "Previous control" },
    { keys: ["Esc"], does: "Close a dialog" },
    { keys: ["Alt", "←"], does: "Back" },
  ],
};

/** Lists the keys that work here. Opens with `?` wherever no text is being typed. */
export function KeysHelp() {
  const [opened, setOpened] = useState(false);
  const { keys } = usePageOffers();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      setOpened(true);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <Modal
      opened={opened}
      onClose={() => setOpened(false)}
      title="Keys"
      size="lg"
      closeButtonProps={{ "aria-label": "Close" }}
    >
      <div className="cs-keys">
        {[...keys, everywhere].map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map((entry) => (
                <div key={entry.does} className="cs-key-row">
                  <dt>
                    {entry.keys.map((key, index) => (
                      <Fragment key={key}>
                        {index > 0 && " "}
                        <Kbd>{key}</Kbd>
                      </Fragment>
                    ))}
                  </dt>
                  <dd>{entry.does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

/** Whether a key belongs to what is being typed. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
