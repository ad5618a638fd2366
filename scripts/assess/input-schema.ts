import { z } from "zod";
import { LADDER_STATES } from "@/lib/domain/ladder";
import { TRUST_REASON_CODES } from "@/lib/domain/market-state";
import { PRESETS, riskPolicySchema } from "@/lib/domain/risk-policy";
import { SECTORS } from "@/lib/domain/sectors";
import { SIGNAL_NAMES } from "@/lib/domain/signal";

const money = z.number();
const amount = z.number().min(0);
const price = z.number().gt(0);
const share = z.number().min(0).max(1);
const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'must be a decimal number as text, such as "0.001"');
const instant = z
  .union([z.int().min(0), z.iso.datetime({ offset: true })])
  .describe("Epoch milliseconds, or ISO 8601 with an offset");
const asset = z.string().min(1).max(20);

const instrumentSchema = z.strictObject({
  id: z.string().min(1),
  venue: z.string().default("binance"),
  symbol: z.string().min(1),
  base: asset,
  quote: z.string().default("USDT"),
  settle: z.string().nullable().default(null),
  kind: z.enum(["spot", "perpetual"]).default("spot"),
  priceTick: decimal.default("0.01"),
  lotStep: decimal,
  minQuantity: decimal,
  minNotional: decimal,
  contractSize: decimal.default("1"),
  takerFeeFraction: share.default(0.001),
  isActive: z.boolean().default(true),
});

const holdingSchema = z.strictObject({
  asset,
  assetClass: z.enum(["crypto", "stablecoin", "fiat", "gold", "stock", "bond", "other"]).default("crypto"),
  quantity: amount,
  freeQuantity: amount.optional().describe("Defaults to quantity"),
  lockedQuantity: amount.default(0),
  priceUsd: price.nullable().describe("Null = unpriced: counted, worth 0"),
  valueUsd: money.optional().describe("Defaults to quantity × priceUsd"),
  pegUsd: price.optional(),
});

const positionSchema = z.strictObject({
  instrumentId: z.string().min(1),
  asset,
  side: z.enum(["long", "short"]),
  quantity: amount,
  entryPriceUsd: price,
  markPriceUsd: price,
  leverage: z.number().min(1),
  liquidationPriceUsd: price.nullable().default(null),
  unrealizedPnlUsd: money.default(0),
  maintenanceMarginUsd: amount.default(0),
});

const accountSchema = z.strictObject({
  asOf: instant.optional().describe("Defaults to the input's asOf"),
  equityUsd: money,
  cashUsd: money.default(0),
  freeCashUsd: amount.optional().describe("Defaults to cashUsd, at least 0"),
  holdings: z.array(holdingSchema).default([]),
  positions: z.array(positionSchema).default([]),
  openRisks: z
    .array(z.strictObject({ asset, quantity: money, markPriceUsd: price, stopPriceUsd: price.nullable() }))
    .default([]),
  isComplete: z.boolean().default(true),
  missing: z.array(z.string()).default([]),
  unpricedAssets: z.array(z.string()).default([]),
  tradesToday: z.int().min(0).default(0),
  isFirstDay: z.boolean().default(false),
});

const candleSchema = z.strictObject({
  openAt: instant,
  open: price,
  high: price,
  low: price,
  close: price,
  volumeBase: amount,
  volumeQuote: amount,
});
const levelSchema = z.tuple([price, amount]);

const signalSchema = z.array(z.strictObject({ eventAt: instant, availableAt: instant, value: z.number() }));

/** Raw data, from which the engine makes a market state itself. */
const rawMarketSchema = z.strictObject({
  instrumentId: z.string().min(1).optional().describe("Defaults to binance:<asset>/USDT"),
  dailyCandles: z.array(candleSchema).min(1),
  hourlyCandles: z.array(candleSchema).nullable().default(null),
  orderBook: z
    .strictObject({ asOf: instant, bids: z.array(levelSchema), asks: z.array(levelSchema) })
    .nullable()
    .default(null),
  lastPrice: z
    .strictObject({ price, asOf: instant })
    .optional()
    .describe("Defaults to the close of the last candle closed by asOf"),
  quoteUsdRate: price.default(1),
  signals: z
    .partialRecord(z.enum(SIGNAL_NAMES), signalSchema)
    .default({})
    .describe("Beside prices; a point counts once it was available by asOf"),
});

const nullable = z.number().nullable();
const scoreComponent = z.strictObject({
  id: z.string(),
  input: nullable,
  unit: z.enum(["fraction", "ratio", "score", "usd", "count"]),
  score: nullable,
  weight: z.number(),
});
const tier = z.enum(["low", "medium", "high"]);
const regimeProbabilities = z.strictObject({ bull: share, bear: share, sideways: share }).nullable().default(null);
const evidenceSchema = z.strictObject({
  return30d: nullable.default(null),
  return90d: nullable.default(null),
  volume7dTo90d: nullable.default(null),
  fearGreed: nullable.default(null),
  newsSentiment: nullable.default(null),
  socialSentiment: nullable.default(null),
  fundingRate: nullable.default(null),
  openInterestUsd: nullable.default(null),
  openInterestChange7d: nullable.default(null),
  falseBreakouts: z
    .strictObject({ breakouts: z.int().min(0), failed: z.int().min(0), rate: nullable })
    .default({ breakouts: 0, failed: 0, rate: null }),
});

/** A MarketState as `assessMarket` (or the workspace API) gives it. */
const marketStateSchema = z.strictObject({
  asset,
  instrumentId: z.string(),
  sector: z.enum(SECTORS).default("other"),
  asOf: z.int(),
  priceUsd: price,
  priceAsOf: z.int(),
  dailyBars: z.int().min(0),
  volatility: z.strictObject({
    atr14: nullable,
    atrFraction: nullable,
    realized24h: nullable,
    realized7d: nullable,
    realized30d: nullable,
    realized90d: nullable,
    parkinson30d: nullable,
    garmanKlass30d: nullable,
    yangZhang30d: nullable,
    ewma: nullable,
    ewmaMean30d: nullable,
    ratio: nullable,
    percentile1y: nullable,
    termStructure: z
      .strictObject({ realized7dTo30d: nullable, realized30dTo90d: nullable })
      .default({ realized7dTo30d: null, realized30dTo90d: null }),
    garch7d: nullable.default(null),
    har7d: nullable.default(null),
    forecast7d: nullable.default(null),
    implied30d: nullable.default(null),
    impliedPercentile1y: nullable.default(null),
    impliedMinusRealized: nullable.default(null),
  }),
  liquidity: z.strictObject({
    spreadFraction: nullable,
    depthBidUsd: nullable,
    depthAskUsd: nullable,
    amihud30d: nullable,
    volumeDailyUsd30d: nullable,
    volumeZScore: nullable,
    imbalance: nullable,
    multiplier: z.number(),
  }),
  regime: z.strictObject({
    label: z.enum(["bull", "bear", "sideways"]),
    probabilityBull: share,
    probabilityBear: share,
    probabilitySideways: share,
    trend: regimeProbabilities,
    hiddenMarkov: regimeProbabilities,
    trendScore: share,
    multiplier: z.number(),
    since: z.int(),
    isWarmedUp: z.boolean(),
  }),
  stability: z.strictObject({ score: nullable, components: z.array(scoreComponent) }),
  confidence: z.strictObject({
    score: nullable,
    tier,
    percentile: nullable,
    components: z.array(scoreComponent),
    missingInputs: z.array(z.string()),
    outcomes: z.array(
      z.strictObject({ tier: z.enum(["low", "medium", "high", "all"]), cases: z.int().min(0), hits: z.int().min(0) }),
    ),
    isProvisional: z.boolean(),
  }),
  trust: z.strictObject({
    score: share,
    reasons: z.array(
      z.strictObject({
        code: z.enum(TRUST_REASON_CODES),
        feed: z.enum(["price", "candles_1d", "order_book"]),
        since: z.int().nullable(),
      }),
    ),
  }),
  evidence: evidenceSchema.prefault({}).describe("For people only: no figure depends on it"),
  dailyLogReturns: z.array(z.number()),
  dailyReturnsEndAt: z.int().nullable(),
  riskModelVersion: z.string(),
});

const ladderSchema = z.strictObject({
  state: z.enum(LADDER_STATES),
  exposureMultiplier: z.number().min(0.25).max(1),
  highWaterMark: price,
  highWaterMarkAt: z.int(),
  isHighWaterMarkEstimated: z.boolean(),
  referenceUnitValue: price,
  unitValue: price,
  drawdownFraction: share,
  enteredAt: z.int(),
  steppedAt: z.int(),
  loweredAt: z.int(),
  countedAt: z.int(),
  troughUnitValue: price,
  calmDays: z.int().min(0),
});

const questionSchema = z.strictObject({
  instrument: instrumentSchema,
  asset,
  side: z.enum(["long", "short"]),
  entryPrice: price,
  stopPrice: price.nullable().default(null),
  leverage: z.number().min(1).default(1),
  feeFraction: share.default(0.001),
  slippageFraction: share.default(0.0005),
});

/** inputSchema is what `npm run -s assess` reads: everything the engine may know, with defaults where they are honest. */
export const inputSchema = z.strictObject({
  asOf: instant,
  policy: riskPolicySchema
    .partial()
    .extend({ preset: z.enum(PRESETS) })
    .describe("A preset, with any of its values replaced"),
  policyVersion: z.int().min(1).default(1),
  account: accountSchema,
  markets: z
    .record(asset, z.union([rawMarketSchema, marketStateSchema]))
    .describe(
      "By asset: raw data (with dailyCandles) or a finished MarketState. BTC is the reference and must be there",
    ),
  ladder: ladderSchema.optional().describe("Defaults to an account at its high"),
  instruments: z.record(z.string(), instrumentSchema).default({}),
  accountingUsdRate: price.default(1),
  feeFraction: share.default(0.001),
  question: questionSchema.optional().describe("One trade to size besides"),
});
export type AssessInput = z.infer<typeof inputSchema>;
