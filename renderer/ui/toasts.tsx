import { Notification } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from "react";
import { isAppError } from "#shared/errors";
import { messageOf } from "./error-panel.tsx";

type Toast = { id: number; says: string; failed: boolean };
export type Toasts = {
  /** Says what was done. Goes by itself. */
  done: (says: string) => void;
  /** Says what failed. Stays until it is closed; a cancelled job is not a failure. */
  failed: (error: unknown) => void;
};

const ToastContext = createContext<Toasts>({ done: () => undefined, failed: () => undefined });
export const useToasts = () => useContext(ToastContext);

const STAYS_MS = 6000;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const add = useCallback(
    (says: string, failed: boolean) => {
      const id = ++next.current;
      setToasts((all) => [...all.slice(-3), { id, says, failed }]);
      if (!failed) setTimeout(() => remove(id), STAYS_MS);
    },
    [remove],
  );
  const value = useMemo<Toasts>(
    () => ({
      done: (says) => add(says, false),
      failed: (error) => {
        if (!isAppError(error, "cancelled")) add(messageOf(error), true);
      },
    }),
    [add],
  );
  return (
    <ToastContext.Provider value={value}>
      {children}
      <div className="cs-toasts" role="status" aria-live="polite" aria-label="Messages">
        {toasts.map((toast) => (
          <Notification
            key={toast.id}
            role="none"
            title={toast.says}
            color={toast.failed ? "red" : "teal"}
            icon={
              toast.failed ? <IconAlertTriangle size={18} aria-hidden /> : <IconCheck size={18} aria-hidden />
            }
            closeButtonProps={{ "aria-label": "Close the message" }}
            onClose={() => remove(toast.id)}
          />
        ))}
      </div>
    </ToastContext.Provider>
  );
}
