import dgram from "node:dgram";
import net from "node:net";

/**
 * Takes Node's ways out away from this thread: `fetch`, http, https, tls and raw sockets all pass through these two
 * functions. A worker thread has its own copy of them, so each worker calls this first.
 */
export function cutNetwork(): void {
  const refuse = () => {
    throw new Error("This app does not connect to anything.");
  };
  net.Socket.prototype.connect = refuse;
  dgram.Socket.prototype.send = refuse;
}
