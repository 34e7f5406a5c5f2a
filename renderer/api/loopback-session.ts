import { AppError } from "#shared/errors";

const STORED_AS = "countersign.token";

/** Requests with the token of this start. Throws `AppError` where the door doesn't answer or doesn't know the page. */
export type LoopbackSession = {
  fetch(
    address: string,
    request: Omit<RequestInit, "headers"> & { headers?: Record<string, string> },
  ): Promise<Response>;
};

/**
 * Takes the one-use code out of the address and exchanges it for the token. The token stays in the tab's own storage,
 * so that a reload works; it never stands in an address, a cookie or a file.
 */
export function openLoopbackSession(): LoopbackSession {
  const code = /^#code=([\w-]+)$/.exec(window.location.hash)?.[1];
  if (code !== undefined) window.history.replaceState(null, "", "/");
  const token = code === undefined ? stored() : exchange(code);
  // Whoever asks first gets the failure; until then it is nobody's.
  token.catch(() => undefined);
  return {
    async fetch(address, request) {
      const headers = { ...request.headers, "x-countersign-token": await token };
      const response = await reach(address, { ...request, headers });
      if (response.status === 401) throw closed("This page is from an earlier start of Countersign.");
      return response;
    },
  };
}

async function exchange(code: string): Promise<string> {
  const response = await reach("/session", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) {
    throw closed(
      "This address was used before, or is too old. Each address opens Countersign once, within ten minutes after it was printed.",
    );
  }
  const { token } = (await response.json()) as { token: string }; // what POST /session answers with
  window.sessionStorage.setItem(STORED_AS, token);
  return token;
}

async function stored(): Promise<string> {
  const token = window.sessionStorage.getItem(STORED_AS);
  if (token !== null) return token;
  throw closed("This page was opened without a one-use address, and only such an address opens Countersign.");
}

async function reach(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...request, credentials: "omit", redirect: "error" });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw closed("Countersign does not answer any more. Start it again; what was saved is kept.");
  }
}

function closed(message: string): AppError {
  return new AppError("conflict", message, { reason: "door closed" });
}
