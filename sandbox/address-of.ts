import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

/** addressOf is the caller's address, IPv4 in its plain form. */
export function addressOf(c: Context): string {
  const address = getConnInfo(c).remote.address ?? "unknown";
  return address.startsWith("::ffff:") ? address.slice("::ffff:".length) : address;
}
