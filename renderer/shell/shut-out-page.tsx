import { IconAlertTriangle } from "@tabler/icons-react";
import { useEffect } from "react";
import { isAppError, type AppError } from "#shared/errors";

const TITLE = "This page is not connected to Countersign";

/** Whether nobody will answer this page whatever it asks: its address was used or is missing, or the app has ended. */
export function isShutOut(error: AppError): boolean {
  return isAppError(error, "conflict") && error.details.reason === "door closed";
}

/** Offers nothing to press, since nothing that this page asks for can be had: only another address helps. */
export function ShutOutPage({ error }: { error: AppError }) {
  useEffect(() => {
    document.title = `${TITLE} – Countersign`;
  }, []);
  return (
    <main className="cs-startup">
      <h1>{TITLE}</h1>
      <div className="cs-error" role="alert">
        <IconAlertTriangle size={18} stroke={2} aria-hidden />
        <div className="cs-error-body">
          <p>{error.message}</p>
        </div>
      </div>
      <section aria-labelledby="what-to-do" className="cs-block">
        <h2 id="what-to-do">How to get a new address</h2>
        <ul className="cs-vendor-list">
          <li>
            If Countersign still runs in a terminal, press Enter there. It prints a new address; open that one
            in a browser of the same machine.
          </li>
          <li>
            If it does not, or nothing happens there, end it with Ctrl+C and start it again. It opens its own
            window, or prints an address.
          </li>
          <li>Then close this page. What was saved is kept.</li>
        </ul>
      </section>
    </main>
  );
}
