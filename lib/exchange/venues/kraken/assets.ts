import type { WalletKind } from "@/lib/domain/account-snapshot";

/** Kraken's codes of coins and currencies that are older than everybody else's, and names of its own. */
const CODES: Readonly<Record<string, string>> = {
  XBT: "BTC",
  XXBT: "BTC",
  XDG: "DOGE",
  XXDG: "DOGE",
  XETC: "ETC",
  XETH: "ETH",
  XICN: "ICN",
  XLTC: "LTC",
  XMLN: "MLN",
  XNMC: "NMC",
  XREP: "REP",
  XXLM: "XLM",
  XXMR: "XMR",
  XXRP: "XRP",
  XXVN: "XVN",
  XZEC: "ZEC",
  ZAUD: "AUD",
  ZCAD: "CAD",
  ZEUR: "EUR",
  ZGBP: "GBP",
  ZJPY: "JPY",
  ZKRW: "KRW",
  ZUSD: "USD",
  ETH2: "ETH",
};

/** Every code by the name everybody uses, Kraken's newer one first. */
const KRAKEN_NAMES: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(Object.values(CODES))].map((asset) => [
    asset,
    Object.keys(CODES).filter((code) => CODES[code] === asset && code !== "ETH2"),
  ]),
);

/** What a suffix says about where a coin is: staked, earning, held back, tokenized. */
const SUFFIXES: Readonly<Record<string, WalletKind>> = {
  S: "earn_locked",
  B: "earn_locked",
  P: "earn_locked",
  M: "earn_flexible",
  F: "earn_flexible",
  T: "spot",
  HOLD: "spot",
};

/** KrakenAsset is what a code of the balances stands for. */
export interface KrakenAsset {
  asset: string;
  wallet: WalletKind;
  /** Not to be used now: a deposit that waits. */
  isHeld: boolean;
}

/**
 * assetOf reads a code as balances and ledgers have it: `XXBT` is BTC, `DOT28.S` staked DOT, `USDC.M` earning, `EUR.HOLD`
 * waiting. ETH2 is staked ETH with or without a suffix. A suffix we do not know stays part of the name, which has no price.
 */
export function assetOf(code: string): KrakenAsset {
  const [, name = code, suffix] = /^(.+)\.([A-Z]+)$/.exec(code) ?? [];
  const wallet = suffix === undefined ? "spot" : SUFFIXES[suffix];
  if (wallet === undefined) return { asset: code, wallet: "spot", isHeld: false };
  // `DOT28.S`: the number is the days of its term.
  const plain = suffix === "S" ? name.replace(/^([A-Z]{3,})\d{2}$/, "$1") : name;
  const isStaked = plain === "ETH2";
  return { asset: CODES[plain] ?? plain, wallet: isStaked ? "earn_locked" : wallet, isHeld: suffix === "HOLD" };
}

/** codesOf lists what Kraken may call a coin, the name in today's pairs first (`XBT` and `XXBT` for BTC). */
export function codesOf(asset: string): readonly string[] {
  const old = KRAKEN_NAMES.get(asset) ?? [];
  const short = asset === "BTC" ? "XBT" : asset === "DOGE" ? "XDG" : asset;
  return [...new Set([short, ...old])];
}
