/** Wrapped and staked forms whose price follows the underlying one to one up to a drifting staking rate. */
const FORMS: Readonly<Record<string, string>> = {
  WBTC: "BTC",
  BTCB: "BTC",
  CBBTC: "BTC",
  TBTC: "BTC",
  WETH: "ETH",
  STETH: "ETH",
  WSTETH: "ETH",
  WBETH: "ETH",
  BETH: "ETH",
  RETH: "ETH",
  CBETH: "ETH",
  BNSOL: "SOL",
  JITOSOL: "SOL",
  MSOL: "SOL",
  WBNB: "BNB",
};

/**
 * underlyingOf names the asset whose risk a coin carries: WBTC → BTC, stETH → ETH. Binance's `LD…` earn receipts are
 * resolved at the venue's parser and never reach this point. Unknown coins are their own underlying.
 */
export function underlyingOf(asset: string): string {
  return FORMS[asset.toUpperCase()] ?? asset;
}
