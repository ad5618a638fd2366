/**
 * clientAddress is whom a request comes from, for rate limits only, never for trust. The last entry of X-Forwarded-For
 * is the one the nearest proxy (or, without a proxy, Next's own server) wrote; earlier ones are the client's claim.
 */
export function clientAddress(headers: { get(name: string): string | null }): string {
  const last = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  return last === undefined || last === "" ? "unknown" : last.slice(0, 64);
}
