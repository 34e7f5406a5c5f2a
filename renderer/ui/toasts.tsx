import { Button, Notification } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconInfoCircle } from "@tabler/icons-react";
import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { isAppError } from "#shared/errors";
import { messageOf } from "./error-panel.tsx";
import { staysFor, withToast, type Toast, type ToastKind, type ToastOffer } from "./toast-list.ts";

export type Toasts = {
  /** Says what was done. Goes by itself, or with the function that it gives. */
  done: (says: string, offer?: ToastOffer) => () => void;
  /** Says why nothing was done, and what to do. Goes by itself. */
  hint: (says: string) => void;
  /** Says what failed. Stays until it is closed; a cancelled job is not a failure. */
  failed: (error: unknown) => void;
};

const ToastContext = createContext<Toasts>({
  done: () => () => undefined,
  hint: () => undefined,
  failed: () => undefined,
});
export const useToasts = () => useContext(ToastContext);

const looks = {
  done: { color: "teal", icon: <IconCheck size={16} aria-hidden /> },
  hint: { color: "blue", icon: <IconInfoCircle size={16} aria-hidden /> },
  failed: { color: "red", icon: <IconAlertTriangle size={16} aria-hidden /> },
} as const;

export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(0);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const value = useMemo<Toasts>(() => {
    const add = (says: string, kind: ToastKind, offer?: ToastOffer) => {
      const id = ++next.current;
      setToasts((all) => withToast(all, { id, says, kind, offer }));
      return () => remove(id);
    };
    return {
      done: (says, offer) => add(says, "done", offer),
      hint: (says) => void add(says, "hint"),
      failed: (error) => {
        if (!isAppError(error, "cancelled")) add(messageOf(error), "failed");
      },
    };
  }, [remove]);
  return (
    <ToastContext.Provider value={value}>
      {children}
      <div className="cs-toasts" role="status" aria-live="polite" aria-label="Messages">
        {toasts.map((toast) => (
          <ToastView key={toast.id} toast={toast} onGone={remove} />
        ))}
      </div>
    </ToastContext.Provider>
  );
}

/** Goes by itself, but never while the mouse or the focus is on it. */
function ToastView({ toast, onGone }: { toast: Toast; onGone: (id: number) => void }) {
  const { id, says, kind, times, offer } = toast;
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || kind === "failed") return undefined;
    // What offers something stays until it can be reached.
    const timer = setTimeout(() => onGone(id), staysFor(says) * (offer ? 2 : 1));
    return () => clearTimeout(timer);
  }, [held, id, says, kind, times, offer, onGone]);
  return (
    <Notification
      role="none"
      title={says}
      {...looks[kind]}
      closeButtonProps={{ "aria-label": "Close the message" }}
      onClose={() => onGone(id)}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {offer && (
        <Button
          variant="default"
          onClick={() => {
            onGone(id);
            offer.run();
          }}
        >
          {offer.label}
        </Button>
      )}
    </Notification>
  );
}
