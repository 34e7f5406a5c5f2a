import { Button } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";

const HIDE = "countersign:hide-screen";
/** Hides the screen at once, wherever the app is. */
export function hideScreen(): void {
  window.dispatchEvent(new Event(HIDE));
}

const signsOfLife = ["pointermove", "pointerdown", "keydown", "wheel", "focus"] as const;

/**
 * Covers everything when nobody has touched the app for a while. It hides what is on the screen and no more: there
 * is no passphrase for opening the workspace, and it says so.
 */
export function LockScreen({ afterMinutes }: { afterMinutes: number }) {
  const [hidden, setHidden] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    if (hidden) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setHidden(true), afterMinutes * 60_000);
    };
    const hide = () => setHidden(true);
    for (const sign of signsOfLife) window.addEventListener(sign, restart, { capture: true, passive: true });
    window.addEventListener(HIDE, hide);
    restart();
    return () => {
      clearTimeout(timer);
      for (const sign of signsOfLife) window.removeEventListener(sign, restart, { capture: true });
      window.removeEventListener(HIDE, hide);
    };
  }, [hidden, afterMinutes]);

  // A native modal dialog lies above everything, other dialogs included, and makes the rest unreachable.
  useEffect(() => {
    if (!hidden) return undefined;
    const title = document.title;
    document.title = "Countersign – hidden";
    const element = dialog.current;
    element?.showModal();
    return () => {
      document.title = title;
      element?.close();
    };
  }, [hidden]);

  if (!hidden) return null;
  return (
    <dialog ref={dialog} className="cs-lock" aria-labelledby="lock-title" onClose={() => setHidden(false)}>
      <div className="cs-lock-words">
        <IconEyeOff size={32} stroke={1.5} aria-hidden />
        <h1 id="lock-title">The screen is hidden</h1>
        <p>
          This hides what is open in Countersign from passers-by; it protects nothing else. Whoever sits at
          this machine can go on. Lock the machine itself when you leave it.
        </p>
        <Button size="sm" autoFocus onClick={() => setHidden(false)}>
          Continue
        </Button>
      </div>
    </dialog>
  );
}
