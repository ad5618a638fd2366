export const SECTORS = [
  "majors",
  "L1",
  "L2",
  "AI",
  "DeFi",
  "meme",
  "payments",
  "gold",
  "stocks",
  "bonds",
  "other",
] as const;
/** Sector says what drives an asset's price besides the market: things of one sector tend to fall together. */
export type Sector = (typeof SECTORS)[number];

/** One asset, one sector: that of its main use. Tokenised stocks and bonds by the tickers issuers list them under. */
const ASSETS: Readonly<Record<Exclude<Sector, "other">, readonly string[]>> = {
  majors: ["BTC", "WBTC", "CBBTC", "BTCB", "ETH", "WETH", "STETH", "WSTETH", "WBETH", "RETH", "CBETH", "BNB", "SOL"],
  L1: [
    ...["ADA", "AVAX", "DOT", "TRX", "ATOM", "NEAR", "APT", "SUI", "ALGO", "ETC", "EOS", "ICP", "HBAR", "TON", "FTM"],
    ...["S", "SEI", "TIA", "INJ", "EGLD", "XTZ", "NEO", "VET", "KAS", "FLOW", "CELO", "KAVA", "ROSE", "MINA", "CFX"],
    ...["QTUM", "ZIL", "IOTA", "BERA", "LUNA"],
  ],
  L2: ["POL", "MATIC", "ARB", "OP", "IMX", "STRK", "MNT", "METIS", "ZK", "STX", "MANTA", "BLAST", "LRC", "SKL"],
  AI: ["TAO", "FET", "RENDER", "RNDR", "AGIX", "OCEAN", "WLD", "AKT", "ARKM", "VIRTUAL", "AI16Z", "IO", "KAITO", "GRT"],
  DeFi: [
    ...["UNI", "AAVE", "MKR", "SKY", "CRV", "SNX", "COMP", "SUSHI", "LDO", "DYDX", "GMX", "CAKE", "1INCH", "YFI"],
    ...["RUNE", "PENDLE", "ENA", "JUP", "RAY", "BAL", "JTO", "ETHFI", "EIGEN", "MORPHO", "HYPE", "CVX", "LINK", "ONDO"],
  ],
  meme: ["DOGE", "SHIB", "PEPE", "FLOKI", "BONK", "WIF", "MEME", "TRUMP", "BOME", "POPCAT", "PENGU", "FARTCOIN"],
  payments: ["XRP", "XLM", "LTC", "BCH", "DASH", "BSV", "XNO", "ACH", "XMR", "ZEC"],
  gold: ["PAXG", "XAUT"],
  stocks: ["AAPLX", "TSLAX", "NVDAX", "MSTRX", "COINX", "SPYX", "QQQX", "GOOGLX", "AMZNX", "METAX", "MSFTX", "HOODX"],
  bonds: ["USDY", "BUIDL", "OUSG", "USYC", "TBILL", "BENJI"],
};

const SECTOR_BY_ASSET: ReadonlyMap<string, Sector> = new Map(
  Object.entries(ASSETS).flatMap(([sector, assets]) => assets.map((asset) => [asset, sector as Sector] as const)),
);

/** sectorOf is an asset's sector by its code, in any case; what is not in the table is "other". */
export function sectorOf(asset: string): Sector {
  return SECTOR_BY_ASSET.get(asset.toUpperCase()) ?? "other";
}
