/** Names one exchange gives what everybody else calls otherwise. */
const ALIASES: Readonly<Record<string, string>> = { XBT: "BTC", XXBT: "BTC", XDG: "DOGE", XXDG: "DOGE" };
/** Kraken writes its oldest codes with a letter before them: X for coins, Z for currencies. */
const KRAKEN_CODE = /^(?:X(ETH|LTC|XRP|XLM|ETC|MLN|REP|XMR|ZEC)|Z(USD|EUR|GBP|JPY|CAD|AUD))$/;

/** parseAsset reads an asset code such as `BTC`; Kraken's own codes become the usual ones. Null when it is none. */
export function parseAsset(text: string): string | null {
  const code = text.trim().toUpperCase();
  const kraken = KRAKEN_CODE.exec(code);
  const plain = ALIASES[code] ?? kraken?.[1] ?? kraken?.[2] ?? code;
  return /^[A-Z0-9.-]{1,20}$/.test(plain) && /[A-Z0-9]/.test(plain) ? plain : null;
}
