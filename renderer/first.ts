/** Runs before everything else: zod must not probe for `Function`, and run-time styles need the page's nonce. */
import { setNonce } from "get-nonce";
import { z } from "zod";

z.config({ jitless: true });

/** The nonce of this load, put into the page by the door that served it. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? "";
if (styleNonce) setNonce(styleNonce);
