/** How one simulated coin behaves. Volatilities are daily standard deviations of log returns. */
export interface AssetModel {
  readonly base: string;
  /** The level prices revert to over years, in USDT. */
  readonly referencePrice: number;
  /** Sensitivity to the market factor. */
  readonly beta: number;
  /** Coins of one cluster share a second factor. */
  readonly cluster: string | undefined;
  readonly clusterBeta: number;
  readonly idiosyncraticVolatility: number;
  /** Usual daily turnover in USDT. */
  readonly turnoverUsd: number;
  /** First day of trading, `YYYY-MM-DD`. */
  readonly listedOn: string;
  readonly hasPerpetual: boolean;
  /** A coin whose price is this coin's times a narrow noise (wrapped coins). */
  readonly tracks?: string;
  /** Moves as a currency or metal: no crypto factor, no jumps. */
  readonly isCalm?: boolean;
}

type Row = readonly [
  base: string,
  price: number,
  beta: number,
  cluster: string,
  clusterBeta: number,
  idio: number,
  turnoverMillions: number,
  listedOn?: string,
];

const SINCE = "2022-01-01";

const MAJORS: readonly Row[] = [
  ["BTC", 95_000, 1, "", 0, 0.006, 2_400],
  ["ETH", 3_300, 1.22, "l1", 0.25, 0.01, 1_500],
  ["SOL", 180, 1.5, "l1", 0.6, 0.02, 620],
  ["BNB", 700, 0.9, "", 0, 0.012, 260],
  ["XRP", 2.2, 1.1, "payment", 0.8, 0.02, 480],
  ["ADA", 0.75, 1.3, "l1", 0.5, 0.018, 120],
  ["DOGE", 0.22, 1.35, "meme", 0.6, 0.022, 310],
  ["LTC", 100, 1.1, "payment", 0.5, 0.014, 65],
  ["LINK", 17, 1.35, "defi", 0.6, 0.018, 110],
  ["AVAX", 26, 1.45, "l1", 0.7, 0.02, 90],
  ["DOT", 5, 1.35, "l1", 0.7, 0.017, 48],
];

const ALTCOINS: readonly Row[] = [
  ["TRX", 0.28, 0.6, "payment", 0.4, 0.013, 75],
  ["XLM", 0.3, 1.15, "payment", 0.9, 0.02, 52],
  ["UNI", 8, 1.4, "defi", 0.9, 0.022, 45],
  ["AAVE", 230, 1.45, "defi", 0.9, 0.022, 62],
  ["ATOM", 5, 1.35, "l1", 0.7, 0.018, 22],
  ["NEAR", 3, 1.5, "ai", 0.7, 0.021, 55],
  ["FIL", 3, 1.4, "infra", 0.7, 0.02, 26],
  ["FET", 0.75, 1.5, "ai", 1.9, 0.016, 40],
  ["RENDER", 4.2, 1.5, "ai", 1.8, 0.016, 34, "2024-07-26"],
  ["TAO", 390, 1.45, "ai", 1.8, 0.018, 48, "2024-04-11"],
  ["WLD", 1.1, 1.55, "ai", 1.9, 0.019, 58, "2023-07-24"],
  ["PEPE", 0.0000105, 1.7, "meme", 1.2, 0.034, 210, "2023-05-05"],
  ["SHIB", 0.0000128, 1.4, "meme", 1, 0.024, 60],
];

/** Base, reference price; smaller coins that exist so that a wallet can hold sixty of them. */
const SMALL: readonly (readonly [string, number, string])[] = [
  ["ALGO", 0.22, "l1"],
  ["VET", 0.025, "l1"],
  ["ICP", 6, "l1"],
  ["ETC", 19, "l1"],
  ["HBAR", 0.18, "l1"],
  ["SAND", 0.28, "game"],
  ["MANA", 0.3, "game"],
  ["AXS", 2.4, "game"],
  ["GALA", 0.016, "game"],
  ["CHZ", 0.04, "game"],
  ["ENJ", 0.08, "game"],
  ["CRV", 0.7, "defi"],
  ["SUSHI", 0.75, "defi"],
  ["COMP", 45, "defi"],
  ["SNX", 0.7, "defi"],
  ["YFI", 5_200, "defi"],
  ["1INCH", 0.25, "defi"],
  ["ZRX", 0.25, "defi"],
  ["BAT", 0.14, "infra"],
  ["KAVA", 0.4, "defi"],
  ["KSM", 15, "l1"],
  ["DASH", 24, "payment"],
  ["ZEC", 42, "payment"],
  ["XTZ", 0.7, "l1"],
  ["EGLD", 15, "l1"],
  ["THETA", 0.75, "infra"],
  ["FLOW", 0.4, "game"],
  ["GRT", 0.1, "ai"],
  ["LRC", 0.1, "defi"],
  ["ONE", 0.012, "l1"],
  ["IOTA", 0.19, "infra"],
  ["NEO", 6, "l1"],
  ["QTUM", 2.2, "l1"],
  ["ONT", 0.14, "infra"],
  ["ZIL", 0.012, "l1"],
  ["RVN", 0.012, "payment"],
  ["ICX", 0.12, "l1"],
  ["ANKR", 0.016, "infra"],
  ["CELO", 0.33, "payment"],
  ["STORJ", 0.27, "infra"],
  ["SKL", 0.024, "infra"],
  ["OP", 0.75, "l1"],
  ["ARB", 0.4, "l1"],
  ["APT", 5, "l1"],
  ["SUI", 3, "l1"],
  ["SEI", 0.22, "l1"],
  ["INJ", 12, "defi"],
  ["TIA", 2.2, "infra"],
  ["LDO", 0.9, "defi"],
  ["DYDX", 0.6, "defi"],
  ["IMX", 0.55, "game"],
  ["STX", 0.75, "l1"],
  ["RUNE", 1.3, "defi"],
  ["ENS", 20, "infra"],
];

/** Calm instruments: price, own daily volatility, turnover in millions. */
const CALM: readonly (readonly [string, number, number, number])[] = [
  ["PAXG", 3_300, 0.009, 14],
  ["EUR", 1.12, 0.0045, 28],
  ["GBP", 1.3, 0.005, 4],
  ["USDC", 1, 0.00012, 900],
  ["FDUSD", 0.9995, 0.00025, 420],
  ["DAI", 1, 0.0003, 3],
];

const fromRow =
  (hasPerpetual: boolean) =>
  (row: Row): AssetModel => ({
    base: row[0],
    referencePrice: row[1],
    beta: row[2],
    cluster: row[3] === "" ? undefined : row[3],
    clusterBeta: row[4],
    idiosyncraticVolatility: row[5],
    turnoverUsd: row[6] * 1e6,
    listedOn: row[7] ?? SINCE,
    hasPerpetual,
  });

/** ASSET_MODELS is every simulated coin: majors with perpetuals, altcoins, small coins, calm ones and wrapped BTC. */
export const ASSET_MODELS: readonly AssetModel[] = [
  ...MAJORS.map(fromRow(true)),
  ...ALTCOINS.map(fromRow(false)),
  ...SMALL.map(([base, price, cluster], i): AssetModel => ({
    ...fromRow(false)([
      base,
      price,
      1.25 + (i % 7) * 0.06,
      cluster,
      0.5 + (i % 5) * 0.1,
      0.02 + (i % 4) * 0.004,
      2 + (i % 9) * 2,
    ]),
  })),
  ...CALM.map(([base, price, volatility, turnover]): AssetModel => ({
    ...fromRow(false)([base, price, 0, "", 0, volatility, turnover]),
    isCalm: true,
  })),
  { ...fromRow(false)(["WBTC", 95_000, 1, "", 0, 0.0004, 9]), tracks: "BTC" },
];
