import type { Instrument } from "@/lib/domain/instrument";
import type { LadderState } from "@/lib/domain/ladder";
import type { MarketState, RegimeLabel } from "@/lib/domain/market-state";
import type { AccountInput, HoldingInput, PositionInput, RiskInput, TradeQuestion } from "@/lib/domain/risk-assessment";
import { presetPolicy } from "@/lib/domain/risk-policy";
import { sectorOf } from "@/lib/domain/sectors";
import { DAY_MS } from "@/lib/domain/units";

/** A fixed Monday noon; nothing in the engine reads a clock. */
export const AS_OF = Date.UTC(2026, 10, 16, 12);

const knownReturns = new Map<string, readonly number[]>();

/** deterministicReturns is a seeded, roughly normal daily series; `common` mixes in a factor shared by all seeds. */
export function deterministicReturns(seed: number, days = 90, sigma = 0.03, common = 0.8): number[] {
  // Property tests ask for the same few series a hundred thousand times.
  const key = [seed, days, sigma, common].join();
  const returns = knownReturns.get(key) ?? makeReturns(seed, days, sigma, common);
  knownReturns.set(key, returns);
  return [...returns];
}

function makeReturns(seed: number, days: number, sigma: number, common: number): number[] {
  const shared = noise(7);
  const own = noise(seed + 101);
  return Array.from({ length: days }, () => {
    const move = common * shared() + Math.sqrt(1 - common * common) * own();
    return sigma * move;
  });
}

function noise(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
  // Sum of twelve uniforms: normal enough, bounded, reproducible everywhere.
  return () => Array.from({ length: 12 }, uniform).reduce((sum, value) => sum + value, -6);
}

export interface MarketOptions {
  priceUsd?: number;
  atrFraction?: number | null;
  volatilityRatio?: number | null;
  volatilityAnnual?: number;
  percentile1y?: number | null;
  regime?: RegimeLabel;
  regimeMultiplier?: number;
  liquidityMultiplier?: number;
  depthUsd?: number | null;
  volumeUsd?: number | null;
  tier?: "low" | "medium" | "high";
  isProvisional?: boolean;
  trust?: number;
  stability?: number | null;
  returns?: readonly number[];
  asOf?: number;
}

const TREND_SCORE = { bull: 1, sideways: 0.5, bear: 0 } as const;

/** makeMarket is a calm, liquid, warmed-up market with every input present; options change one thing each. */
export function makeMarket(asset: string, options: MarketOptions = {}): MarketState {
  const asOf = options.asOf ?? AS_OF;
  const priceUsd = options.priceUsd ?? 100;
  const atrFraction = options.atrFraction === undefined ? 0.03 : options.atrFraction;
  const ratio = options.volatilityRatio === undefined ? 1 : options.volatilityRatio;
  const ewma = options.volatilityAnnual ?? 0.4;
  const depth = options.depthUsd === undefined ? 50_000_000 : options.depthUsd;
  const returns = options.returns ?? deterministicReturns(seedOf(asset));
  return {
    asset,
    instrumentId: `binance:${asset}/USDT`,
    sector: sectorOf(asset),
    asOf,
    priceUsd,
    priceAsOf: asOf - 30_000,
    dailyBars: 1_500,
    volatility: {
      atr14: atrFraction === null ? null : atrFraction * priceUsd,
      atrFraction,
      realized24h: ewma,
      realized7d: ewma,
      realized30d: ewma,
      realized90d: ewma,
      parkinson30d: ewma,
      garmanKlass30d: ewma,
      yangZhang30d: ewma,
      ewma,
      ewmaMean30d: ratio === null ? null : ewma / ratio,
      ratio,
      percentile1y: options.percentile1y === undefined ? 0.5 : options.percentile1y,
      termStructure: { realized7dTo30d: 1, realized30dTo90d: 1 },
      garch7d: ewma,
      har7d: ewma,
      forecast7d: ewma,
      implied30d: null,
      impliedPercentile1y: null,
      impliedMinusRealized: null,
    },
    liquidity: {
      spreadFraction: 0.0002,
      depthBidUsd: depth,
      depthAskUsd: depth,
      amihud30d: 0.001,
      volumeDailyUsd30d: options.volumeUsd === undefined ? 2_000_000_000 : options.volumeUsd,
      volumeZScore: 0,
      imbalance: 0,
      multiplier: options.liquidityMultiplier ?? 1,
    },
    regime: {
      label: options.regime ?? "bull",
      probabilityBull: 0.6,
      probabilityBear: 0.1,
      probabilitySideways: 0.3,
      trend: null,
      hiddenMarkov: null,
      trendScore: TREND_SCORE[options.regime ?? "bull"],
      multiplier: options.regimeMultiplier ?? 1,
      since: asOf - 40 * DAY_MS,
      isWarmedUp: true,
    },
    stability: { score: options.stability === undefined ? 60 : options.stability, components: [] },
    confidence: {
      score: 60,
      tier: options.tier ?? "medium",
      percentile: 0.6,
      components: [],
      missingInputs: [],
      outcomes: [],
      isProvisional: options.isProvisional ?? false,
    },
    trust: { score: options.trust ?? 1, reasons: [] },
    evidence: {
      return30d: null,
      return90d: null,
      volume7dTo90d: null,
      fearGreed: null,
      newsSentiment: null,
      socialSentiment: null,
      fundingRate: null,
      openInterestUsd: null,
      openInterestChange7d: null,
      falseBreakouts: { breakouts: 0, failed: 0, rate: null },
    },
    dailyLogReturns: returns,
    dailyReturnsEndAt: Math.floor(asOf / DAY_MS) * DAY_MS - DAY_MS,
    riskModelVersion: "test",
  };
}

function seedOf(asset: string): number {
  return [...asset].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7) % 10_007;
}

/** makeInstrument is a spot market with small, round rules. */
export function makeInstrument(asset: string, overrides: Partial<Instrument> = {}): Instrument {
  return {
    id: `binance:${asset}/USDT`,
    venue: "binance",
    symbol: `${asset}/USDT`,
    base: asset,
    quote: "USDT",
    settle: null,
    kind: "spot",
    priceTick: "0.01",
    lotStep: "0.0001",
    minQuantity: "0.0001",
    minNotional: "5",
    contractSize: "1",
    takerFeeFraction: 0.001,
    isActive: true,
    ...overrides,
  };
}

/** makePerpetual is the linear perpetual beside `makeInstrument`. */
export function makePerpetual(asset: string, overrides: Partial<Instrument> = {}): Instrument {
  return makeInstrument(asset, {
    id: `binance:${asset}/USDT:USDT`,
    symbol: `${asset}/USDT:USDT`,
    settle: "USDT",
    kind: "perpetual",
    ...overrides,
  });
}

/** makeHolding is freely sellable unless told otherwise. */
export function makeHolding(asset: string, valueUsd: number, overrides: Partial<HoldingInput> = {}): HoldingInput {
  const priceUsd = overrides.priceUsd === undefined ? 100 : overrides.priceUsd;
  const quantity = priceUsd === null ? 1 : valueUsd / priceUsd;
  return {
    asset,
    assetClass: "crypto",
    quantity,
    freeQuantity: quantity,
    lockedQuantity: 0,
    priceUsd,
    valueUsd: priceUsd === null ? 0 : valueUsd,
    ...overrides,
  };
}

/** makePosition is a perpetual position without a known liquidation price. */
export function makePosition(
  asset: string,
  side: "long" | "short",
  notionalUsd: number,
  overrides: Partial<PositionInput> = {},
): PositionInput {
  const markPriceUsd = overrides.markPriceUsd ?? 100;
  return {
    instrumentId: `binance:${asset}/USDT:USDT`,
    asset,
    side,
    quantity: notionalUsd / markPriceUsd,
    entryPriceUsd: markPriceUsd,
    markPriceUsd,
    leverage: 2,
    liquidationPriceUsd: null,
    unrealizedPnlUsd: 0,
    maintenanceMarginUsd: notionalUsd * 0.005,
    ...overrides,
  };
}

/** makeAccount adds up equity and cash from its holdings; the rest of `equityUsd` is free cash. */
export function makeAccount(
  holdings: readonly HoldingInput[],
  options: Partial<AccountInput> & { equityUsd?: number } = {},
): AccountInput {
  const heldUsd = holdings.reduce((sum, { valueUsd }) => sum + valueUsd, 0);
  const equityUsd = options.equityUsd ?? heldUsd;
  const cashUsd = Math.max(0, equityUsd - heldUsd);
  return {
    asOf: AS_OF,
    equityUsd,
    cashUsd,
    freeCashUsd: cashUsd,
    holdings,
    positions: [],
    openRisks: [],
    isComplete: true,
    missing: [],
    unpricedAssets: [],
    tradesToday: 0,
    isFirstDay: false,
    ...options,
  };
}

/** makeLadder is a ladder at its high, long settled. */
export function makeLadder(overrides: Partial<LadderState> = {}): LadderState {
  const at = AS_OF - 30 * DAY_MS;
  return {
    state: "NORMAL",
    exposureMultiplier: 1,
    highWaterMark: 1,
    highWaterMarkAt: at,
    isHighWaterMarkEstimated: false,
    referenceUnitValue: 1,
    unitValue: 1,
    drawdownFraction: 0,
    enteredAt: at,
    steppedAt: at,
    loweredAt: at,
    countedAt: AS_OF - DAY_MS,
    troughUnitValue: 1,
    calmDays: 30,
    ...overrides,
  };
}

/** makeInput has a market and an instrument for BTC and for everything held, unless given. */
export function makeInput(overrides: Partial<RiskInput> & { account: AccountInput }): RiskInput {
  const { account } = overrides;
  const assets = new Set([
    "BTC",
    ...account.holdings.map(({ asset }) => asset),
    ...account.positions.map(({ asset }) => asset),
  ]);
  const markets = Object.fromEntries([...assets].map((asset) => [asset, makeMarket(asset)]));
  const instruments: Record<string, Instrument> = Object.fromEntries(
    [...assets].map((asset) => [asset, makeInstrument(asset)]),
  );
  for (const position of account.positions) instruments[position.instrumentId] = makePerpetual(position.asset);
  return {
    asOf: AS_OF,
    policy: presetPolicy("balanced"),
    policyVersion: 1,
    ladder: makeLadder(),
    accountingUsdRate: 1,
    feeFraction: 0.001,
    ...overrides,
    markets: { ...markets, ...overrides.markets },
    instruments: { ...instruments, ...overrides.instruments },
  };
}

/** makeQuestion asks for a long on spot at 100 with the proposed stop. */
export function makeQuestion(overrides: Partial<TradeQuestion> = {}): TradeQuestion {
  const asset = overrides.asset ?? "BTC";
  return {
    instrument: makeInstrument(asset),
    asset,
    side: "long",
    entryPrice: 100,
    stopPrice: null,
    leverage: 1,
    feeFraction: 0.001,
    slippageFraction: 0.0005,
    ...overrides,
  };
}
