const LENGTH_MAX = 500;
/** What outlets append to count readers. */
const TRACKING = /^(utm_\w+|ref|source|src|cmp|cmpid|fbclid|gclid|mc_[ce]id)$/i;

/**
 * canonicalUrl is one spelling for one page: https, lower-case host without www, no fragment, no tracking, no slash at the
 * end. An address relative to `base` is completed. Null for anything that is no web address.
 */
export function canonicalUrl(address: string, base?: string): string | null {
  if (address === "" || address.length > LENGTH_MAX || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if ((url.protocol !== "https:" && url.protocol !== "http:") || url.username !== "" || url.password !== "")
    return null;
  const kept = [...url.searchParams].filter(([name]) => !TRACKING.test(name)).sort(byName);
  const query = kept.length === 0 ? "" : `?${new URLSearchParams(kept).toString()}`;
  const canonical = `https://${url.host.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${query}`;
  return canonical.length > LENGTH_MAX ? null : canonical;
}

/** By code unit, so that the spelling does not depend on the language of the machine. */
function byName([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
