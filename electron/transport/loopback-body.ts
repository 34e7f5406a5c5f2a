import type { IncomingMessage } from "node:http";
import type { z } from "zod";
import { Refusal } from "./loopback-guard.ts";

export const JSON_LIMIT = 16 * 1024 * 1024;

/** Reads a JSON body of at most `JSON_LIMIT` bytes that fits the schema; refuses every other one. */
export async function readJson<T extends z.ZodType>(
  request: IncomingMessage,
  schema: T,
): Promise<z.output<T>> {
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(request.headers["content-type"] ?? "")) {
    throw new Refusal(415, "The body must be application/json.");
  }
  if (Number(request.headers["content-length"] ?? 0) > JSON_LIMIT) throw tooLong();
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bodyOf(request)) {
    length += chunk.length;
    if (length > JSON_LIMIT) throw tooLong();
    chunks.push(chunk);
  }
  const parsed = schema.safeParse(parseJson(Buffer.concat(chunks).toString("utf8")));
  if (!parsed.success) throw new Refusal(400, "The body is not what this address takes.");
  return parsed.data;
}

/** The body's bytes. Giving up on them leaves the connection open, for the answer that says why. */
export function bodyOf(request: IncomingMessage): AsyncIterable<Buffer> {
  // No encoding is set, so a request gives buffers.
  return request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, "The body is not JSON.");
  }
}

const tooLong = () => new Refusal(413, `The body is longer than ${JSON_LIMIT} bytes.`);
