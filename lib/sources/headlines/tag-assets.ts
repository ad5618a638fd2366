import { ASSET_ALIASES, LONGER_FIRST, PLAIN_TICKERS } from "./asset-aliases";

interface Alias {
  asset: string;
  pattern: RegExp;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const ORDERED = Object.entries(ASSET_ALIASES).sort(
  ([a], [b]) => Number(LONGER_FIRST.includes(b)) - Number(LONGER_FIRST.includes(a)),
);
const ALIASES: readonly Alias[] = ORDERED.map(([asset, names]) => ({
  asset,
  pattern: new RegExp(`(?<![a-z0-9])(?:${names.map(escape).join("|")})(?![a-z0-9])`, "gi"),
}));
const TICKERS: readonly Alias[] = Object.keys(ASSET_ALIASES).map((asset) => ({
  asset,
  pattern: new RegExp(`(?<![A-Za-z0-9$])${PLAIN_TICKERS.has(asset) ? "\\$?" : "\\$"}${asset}(?![A-Za-z0-9])`),
}));

/**
 * tagAssets names the assets a headline is about, sorted. A headline in capitals only shouts: its words are no tickers.
 */
export function tagAssets(headline: string): string[] {
  const found = new Set<string>();
  let rest = headline;
  for (const { asset, pattern } of ALIASES) {
    const without = rest.replace(pattern, " ");
    if (without !== rest) found.add(asset);
    rest = without;
  }
  if (/[a-z]/.test(headline)) for (const { asset, pattern } of TICKERS) if (pattern.test(headline)) found.add(asset);
  return [...found].sort();
}
