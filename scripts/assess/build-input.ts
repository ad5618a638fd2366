import type { Candle } from "@/lib/domain/candle";
import type { MarketState } from "@/lib/domain/market-state";
import type { AccountInput, RiskInput } from "@/lib/domain/risk-assessment";
import { presetPolicy, type RiskPolicy } from "@/lib/domain/risk-policy";
import type { SignalSeries } from "@/lib/domain/signal";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { assessMarket } from "@/lib/risk/assess-market";
import { startLadder } from "@/lib/risk/ladder/start-ladder";
import type { AssessInput } from "./input-schema";

type MarketEntry = AssessInput["markets"][string];
type RawMarket = Extract<MarketEntry, { dailyCandles: unknown }>;

/** buildInput completes a checked file to what the engine takes; raw markets become states. Throws AppError on bad candles. */
export function buildInput(file: AssessInput): RiskInput {
  const asOf = toEpoch(file.asOf);
  const policy = buildPolicy(file.policy);
  return {
    asOf,
    policy,
    policyVersion: file.policyVersion,
    account: buildAccount(file.account, asOf),
    markets: buildMarkets(file.markets, asOf),
    ladder: file.ladder ?? freshLadder(asOf, policy),
    instruments: file.instruments,
    accountingUsdRate: file.accountingUsdRate,
    feeFraction: file.feeFraction,
  };
}

function toEpoch(value: number | string): EpochMs {
  return typeof value === "number" ? value : Date.parse(value);
}

function buildPolicy({ preset, ...changes }: AssessInput["policy"]): RiskPolicy {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...presetPolicy(preset), ...given };
}

function buildAccount(account: AssessInput["account"], asOf: EpochMs): AccountInput {
  return {
    ...account,
    asOf: account.asOf === undefined ? asOf : toEpoch(account.asOf),
    freeCashUsd: account.freeCashUsd ?? Math.max(0, account.cashUsd),
    holdings: account.holdings.map(({ pegUsd, ...holding }) => ({
      ...holding,
      freeQuantity: holding.freeQuantity ?? Math.max(0, holding.quantity - holding.lockedQuantity),
      valueUsd: holding.valueUsd ?? holding.quantity * (holding.priceUsd ?? 0),
      ...(pegUsd === undefined ? {} : { pegUsd }),
    })),
  };
}

function buildMarkets(markets: AssessInput["markets"], asOf: EpochMs): Record<string, MarketState> {
  const benchmark = markets["BTC"];
  const benchmarkCandles = benchmark !== undefined && isRaw(benchmark) ? toCandles(benchmark.dailyCandles) : null;
  return Object.fromEntries(
    Object.entries(markets).map(([asset, market]) => [
      asset,
      isRaw(market) ? buildMarket(asset, market, asOf, asset === "BTC" ? null : benchmarkCandles) : market,
    ]),
  );
}

function isRaw(market: MarketEntry): market is RawMarket {
  return "dailyCandles" in market;
}

function buildMarket(asset: string, raw: RawMarket, asOf: EpochMs, benchmark: Candle[] | null): MarketState {
  const dailyCandles = toCandles(raw.dailyCandles);
  const closed = dailyCandles.filter(({ openAt }) => openAt + DAY_MS <= asOf).at(-1);
  const lastPrice = raw.lastPrice ?? { price: closed?.close ?? 0, asOf: (closed?.openAt ?? 0) + DAY_MS };
  return assessMarket({
    asset,
    instrumentId: raw.instrumentId ?? `binance:${asset}/USDT`,
    asOf,
    dailyCandles,
    hourlyCandles: raw.hourlyCandles === null ? null : toCandles(raw.hourlyCandles),
    orderBook: raw.orderBook === null ? null : { ...raw.orderBook, asOf: toEpoch(raw.orderBook.asOf) },
    lastPrice: { price: lastPrice.price, asOf: toEpoch(lastPrice.asOf) },
    benchmarkDailyCandles: benchmark,
    quoteUsdRate: raw.quoteUsdRate,
    signals: toSignals(raw.signals),
  });
}

function toSignals(signals: RawMarket["signals"]): SignalSeries {
  return Object.fromEntries(
    Object.entries(signals).map(([name, points]) => [
      name,
      points.map(({ eventAt, availableAt, value }) => ({
        eventAt: toEpoch(eventAt),
        availableAt: toEpoch(availableAt),
        value,
      })),
    ]),
  );
}

function toCandles(rows: RawMarket["dailyCandles"]): Candle[] {
  return rows.map((row) => ({ ...row, openAt: toEpoch(row.openAt) }));
}

/** At its high since yesterday: starting is no change of the ladder to tell of. */
function freshLadder(asOf: EpochMs, policy: RiskPolicy): RiskInput["ladder"] {
  return startLadder({
    asOf: asOf - DAY_MS,
    unitValue: 1,
    highWaterMark: 1,
    highWaterMarkAt: asOf - DAY_MS,
    isHighWaterMarkEstimated: false,
    lossLimitFraction: policy.lossLimitFraction,
  });
}
