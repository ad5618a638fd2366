/**
 * Wrapped, bridged and staked forms by the asset whose price they follow, one to one up to a drifting staking rate. Sources:
 * the issuers' own pages (Lido, Rocket Pool, Coinbase, Binance, ether.fi, Renzo, Kelp, Mantle, Frax, StakeWise, Swell;
 * Jito, Marinade, Sanctum, Bybit, BlazeStake, Jupiter; BitGo, Threshold, Kraken, Lombard, Solv; Benqi, Stader, pStake,
 * Stride, Liquid Collective) and the exchanges' lists of staked codes (ETH2 at Kraken and Coinbase, BETH at OKX).
 * Restaked forms count with the coin beneath them: what they can lose besides is their issuer's risk, not a market's.
 *
 * Not here: renamed coins (MATIC and POL each have a market in their own time), contracts of a thousand coins (1000PEPE:
 * another unit), and the gold tokens. PAXG and XAUT each have a market of their own, and an order has to name the one that
 * is held; that they are one bet shows in their sector and their correlation.
 */
const FORMS_OF: Readonly<Record<string, readonly string[]>> = {
  BTC: [
    ...["WBTC", "BTCB", "CBBTC", "TBTC", "KBTC", "FBTC", "HBTC", "RENBTC", "SBTC", "BTC.B"],
    ...["LBTC", "SOLVBTC", "UNIBTC", "PUMPBTC"],
  ],
  ETH: [
    ...["WETH", "STETH", "WSTETH", "WBETH", "BETH", "RETH", "CBETH", "ETH2", "SETH2", "OSETH", "SWETH", "ANKRETH"],
    ...["LSETH", "METH", "CMETH", "FRXETH", "SFRXETH", "EETH", "WEETH", "EZETH", "RSETH", "PUFETH", "RSWETH"],
    ...["OETH", "WOETH", "ETHX"],
  ],
  SOL: ["WSOL", "BNSOL", "JITOSOL", "MSOL", "BSOL", "BBSOL", "JUPSOL", "DSOL", "STSOL", "VSOL"],
  BNB: ["WBNB", "SLISBNB", "ANKRBNB", "BNBX", "STKBNB"],
  AVAX: ["WAVAX", "SAVAX", "ANKRAVAX", "GGAVAX"],
  POL: ["WPOL"],
  MATIC: ["WMATIC", "STMATIC", "MATICX"],
  ATOM: ["STATOM", "STKATOM", "QATOM"],
  DOT: ["VDOT", "STDOT"],
  TRX: ["WTRX", "STRX"],
  TON: ["STTON", "TSTON"],
  SUI: ["AFSUI", "HASUI", "VSUI"],
  NEAR: ["WNEAR", "STNEAR"],
  APT: ["AMAPT", "STAPT"],
  HYPE: ["WHYPE", "STHYPE", "KHYPE"],
  TIA: ["STTIA", "MILKTIA"],
  INJ: ["STINJ"],
  XRP: ["WXRP", "CBXRP"],
  DOGE: ["WDOGE", "CBDOGE"],
  LTC: ["CBLTC"],
};

const UNDERLYING: ReadonlyMap<string, string> = new Map(
  Object.entries(FORMS_OF).flatMap(([underlying, forms]) => forms.map((form) => [form, underlying] as const)),
);

/**
 * underlyingOf names the asset whose risk a coin carries: WBTC → BTC, stETH → ETH. Binance's `LD…` earn receipts and
 * Kraken's `.S`, `.M`, `.F` variants are resolved at the venues' parsers and never reach this point. Unknown coins are
 * their own underlying.
 */
export function underlyingOf(asset: string): string {
  return UNDERLYING.get(asset.toUpperCase()) ?? asset;
}
