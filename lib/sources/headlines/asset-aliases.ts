/**
 * Names by which headlines call assets, in lower case. Only names that mean nothing else: "near", "link", "dot", "uni",
 * "op", "sol" and "ada" are words or names first, so those assets are recognised by their full name, by a $ sign or by
 * capitals of an unambiguous ticker.
 */
export const ASSET_ALIASES: Readonly<Record<string, readonly string[]>> = {
  BTC: ["bitcoin", "bitcoins"],
  ETH: ["ethereum", "ether", "ethereums", "eth2"],
  BNB: ["bnb chain", "binance coin", "binance smart chain"],
  SOL: ["solana"],
  XRP: ["xrp ledger", "ripple"],
  ADA: ["cardano"],
  DOGE: ["dogecoin"],
  TRX: ["tron network", "justin sun"],
  AVAX: ["avalanche network", "avalanche blockchain"],
  LINK: ["chainlink"],
  DOT: ["polkadot"],
  LTC: ["litecoin"],
  BCH: ["bitcoin cash"],
  XLM: ["stellar lumens", "stellar network"],
  UNI: ["uniswap"],
  ATOM: ["cosmos hub"],
  NEAR: ["near protocol"],
  APT: ["aptos"],
  ARB: ["arbitrum"],
  OP: ["optimism network", "optimism mainnet"],
  AAVE: ["aave"],
  SUI: ["sui network", "sui blockchain"],
  SHIB: ["shiba inu"],
  MATIC: ["polygon network"],
  TON: ["toncoin"],
  HBAR: ["hedera"],
  FIL: ["filecoin"],
  XMR: ["monero"],
  ZEC: ["zcash"],
  XTZ: ["tezos"],
  USDT: ["tether"],
  USDC: ["usd coin"],
};

/** Tickers that are recognised without a $ when written in capitals: no word, name or abbreviation of anything else. */
export const PLAIN_TICKERS: ReadonlySet<string> = new Set(
  "BTC ETH BNB XRP DOGE TRX AVAX LTC BCH XLM AAVE SHIB MATIC HBAR XMR ZEC XTZ USDT USDC".split(" "),
);

/** Longer names that contain a shorter asset's name and are another asset: taken out before the shorter is looked for. */
export const LONGER_FIRST: readonly string[] = ["BCH"];
