/** What a session may do: serve the app's own files. Without a handler Electron grants permissions, so all are set. */
import type { Session } from "electron";
import { appScheme, isAllowedRequest, type createAppHandler } from "./app-protocol.ts";

/** Chromium's code for "failed": the certificate is not accepted, whatever it is. */
const CERTIFICATE_REFUSED = -2;

export type SessionParts = {
  serve: ReturnType<typeof createAppHandler>;
  onBlockedRequest: () => void;
};

export async function lockSession(
  session: Session,
  { serve, onBlockedRequest }: SessionParts,
): Promise<void> {
  session.protocol.handle(appScheme.scheme, serve);
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !isAllowedRequest(details.url);
    if (cancel) onBlockedRequest();
    answer({ cancel });
  });
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setUSBProtectedClassesHandler((details) => details.protectedClasses);
  session.registerLocalAIHandler(null);
  session.setCertificateVerifyProc((_request, answer) => answer(CERTIFICATE_REFUSED));
  // Elsewhere than on macOS the spell checker would fetch its dictionaries.
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL("app://bundle/none/");
  session.on("will-download", (event) => event.preventDefault());
  session.on("select-hid-device", (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on("select-serial-port", (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer("");
  });
  session.on("select-usb-device", (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  await session.setProxy({ mode: "direct" });
}
