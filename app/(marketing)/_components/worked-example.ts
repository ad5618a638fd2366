import type { Instrument } from "@/lib/domain/instrument";
import type { MarketState, RegimeLabel } from "@/lib/domain/market-state";
import { presetPolicy } from "@/lib/domain/risk-policy";
import type { RiskAssessment, RiskInput } from "@/lib/domain/risk-assessment";
import { DAY_MS } from "@/lib/domain/units";
import { assess } from "@/lib/risk/assess";
import { startLadder } from "@/lib/risk/ladder/start-ladder";
import { RISK_MODEL_VERSION } from "@/lib/risk/version";

/** The example's day. It is made up, so that nobody reads a real market's past into it. */
const AS_OF = Date.UTC(2026, 0, 15, 12);
const EUR_USD = 1.08;
const HOLDINGS = { BTC: { valueUsd: 8_640, priceUsd: 60_000 }, ETH: { valueUsd: 4_320, priceUsd: 2_400 } } as const;
const CASH_USD = 8_640;

export interface WorkedExample {
  assessment: RiskAssessment;
  btc: MarketState;
  asOf: number;
  accounting: { currency: "EUR"; usdPerUnit: number };
  lossLimitFraction: number;
}

/** workedExample runs the real engine on a made-up account and market, so that the page shows what the product does. */
export function workedExample(): WorkedExample {
  const btc = market("BTC", "sideways", 1.31, 0.034);
  const markets = { BTC: btc, ETH: market("ETH", "sideways", 1.24, 0.042) };
  const policy = presetPolicy("balanced", { persona: "trader", accountingCurrency: "EUR" });
  const holdings = Object.entries(HOLDINGS).map(([asset, { valueUsd, priceUsd }]) => {
    const quantity = valueUsd / priceUsd;
    return {
      asset,
      assetClass: "crypto" as const,
      quantity,
      freeQuantity: quantity,
      lockedQuantity: 0,
      priceUsd,
      valueUsd,
    };
  });
  const input: RiskInput = {
    asOf: AS_OF,
    policy,
    policyVersion: 1,
    account: {
      asOf: AS_OF,
      equityUsd: holdings.reduce((sum, { valueUsd }) => sum + valueUsd, CASH_USD),
      cashUsd: CASH_USD,
      freeCashUsd: CASH_USD,
      holdings,
      positions: [],
      openRisks: [],
      isComplete: true,
      missing: [],
      unpricedAssets: [],
      tradesToday: 0,
      isFirstDay: false,
    },
    markets,
    ladder: startLadder({
      asOf: AS_OF - 20 * DAY_MS,
      unitValue: 0.9,
      highWaterMark: 1,
      highWaterMarkAt: AS_OF - 60 * DAY_MS,
      isHighWaterMarkEstimated: false,
      lossLimitFraction: policy.lossLimitFraction,
    }),
    accountingUsdRate: EUR_USD,
    instruments: { BTC: spot("BTC", "0.00001"), ETH: spot("ETH", "0.0001") },
    feeFraction: 0.001,
  };
  return {
    assessment: assess(input),
    btc,
    asOf: AS_OF,
    accounting: { currency: "EUR", usdPerUnit: EUR_USD },
    lossLimitFraction: policy.lossLimitFraction,
  };
}

function spot(base: string, lotStep: string): Instrument {
  return {
    id: `example:${base}/USDT`,
    venue: "example",
    symbol: `${base}/USDT`,
    base,
    quote: "USDT",
    settle: null,
    kind: "spot",
    priceTick: "0.01",
    lotStep,
    minQuantity: lotStep,
    minNotional: "5",
    contractSize: "1",
    takerFeeFraction: 0.001,
    isActive: true,
  };
}

function market(asset: keyof typeof HOLDINGS, label: RegimeLabel, ratio: number, atrFraction: number): MarketState {
  const { priceUsd } = HOLDINGS[asset];
  const ewma = 0.78;
  return {
    asset,
    instrumentId: `example:${asset}/USDT`,
    asOf: AS_OF,
    priceUsd,
    priceAsOf: AS_OF,
    dailyBars: 1_000,
    volatility: {
      atr14: priceUsd * atrFraction,
      atrFraction,
      realized24h: null,
      realized7d: ewma,
      realized30d: ewma / ratio,
      realized90d: ewma / ratio,
      parkinson30d: null,
      garmanKlass30d: null,
      yangZhang30d: null,
      ewma,
      ewmaMean30d: ewma / ratio,
      ratio,
      percentile1y: 0.86,
    },
    liquidity: {
      spreadFraction: 0.0002,
      depthBidUsd: 9e6,
      depthAskUsd: 9e6,
      amihud30d: 0.0001,
      volumeDailyUsd30d: 2e9,
      volumeZScore: 0,
      imbalance: 0,
      multiplier: 1,
    },
    regime: {
      label,
      probabilityBull: 0.3,
      probabilityBear: 0.2,
      probabilitySideways: 0.5,
      trendScore: 0.5,
      multiplier: 0.8,
      since: AS_OF - 12 * DAY_MS,
      isWarmedUp: true,
    },
    stability: { score: 48, components: [] },
    confidence: {
      score: 60,
      tier: "medium",
      percentile: 0.58,
      components: [],
      missingInputs: [],
      outcomes: [],
      isProvisional: true,
    },
    trust: { score: 1, reasons: [] },
    dailyLogReturns: madeUpReturns(asset === "BTC" ? 0 : 0.6),
    riskModelVersion: RISK_MODEL_VERSION,
  };
}

/** Ninety days that look like days: a shared swing, and a part of its own for all but the first asset. */
function madeUpReturns(own: number): number[] {
  return Array.from({ length: 90 }, (_, day) => 0.03 * Math.sin(day * 2.399) + own * 0.03 * Math.cos(day * 1.307));
}
