const LENGTH_MAX = 500;
/** What outlets append to count readers. */
const TRACKING = /^(utm_\w+|ref|source|src|cmpid|fbclid|gclid|mc_[ce]id)$/i;

/**
 * canonicalUrl is one spelling for one page: https, lower-case host without www, no fragment, no tracking, no slash at the
 * end. Null for anything that is no web address.
 */
export function canonicalUrl(address: string): string | null {
  if (address.length > LENGTH_MAX || !URL.canParse(address)) return null;
  const url = new URL(address);
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.username !== "" || url.password !== "")
    return null;
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(([a], [b]) => a.localeCompare(b));
  const query = kept.length === 0 ? "" : `?${new URLSearchParams(kept).toString()}`;
  return `https://${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${query}`;
}
