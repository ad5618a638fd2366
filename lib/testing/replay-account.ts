import type { Candle } from "@/lib/domain/candle";
import type { LadderState } from "@/lib/domain/ladder";
import type { MarketState } from "@/lib/domain/market-state";
import type { RiskAssessment, RiskInput, Suggestion } from "@/lib/domain/risk-assessment";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import { assess } from "@/lib/risk/assess";
import { assessMarket } from "@/lib/risk/assess-market";
import { decideRecommendations } from "@/lib/risk/decide-recommendations";
import { isCalmMarket } from "@/lib/risk/ladder/is-calm-market";
import { startLadder } from "@/lib/risk/ladder/start-ladder";
import { stepLadder } from "@/lib/risk/ladder/step-ladder";
import { nextUnitValue } from "@/lib/risk/nav/next-unit-value";
import type { StoredAdvice } from "@/lib/risk/suggest/advice-rules";
import { loadDaily } from "./real-data";
import { makeAccount, makeHolding, makeInput, makeInstrument } from "./risk-input";

/** Two years: enough for every figure, at a third of the whole history's work. */
const HISTORY_BARS = 730;
const marketCache = new Map<string, MarketState>();

/** realMarket is a symbol's market state at the close of a day ("2020-03-12" = that day's bar just closed). */
export function realMarket(symbol: string, day: string): MarketState {
  const key = `${symbol} ${day}`;
  const known = marketCache.get(key);
  if (known !== undefined) return known;
  const asOf = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
  const candles = closedBy(loadDaily(symbol), asOf).slice(-HISTORY_BARS);
  const benchmark = symbol === "BTC" ? null : closedBy(loadDaily("BTC"), asOf).slice(-HISTORY_BARS);
  const state = assessMarket({
    asset: symbol,
    instrumentId: `binance:${symbol}/USDT`,
    asOf,
    dailyCandles: candles,
    hourlyCandles: null,
    orderBook: null,
    lastPrice: { price: candles.at(-1)?.close ?? 0, asOf },
    benchmarkDailyCandles: benchmark,
    quoteUsdRate: 1,
  });
  marketCache.set(key, state);
  return state;
}

function closedBy(candles: readonly Candle[], asOf: number): Candle[] {
  return candles.filter(({ openAt }) => openAt + DAY_MS <= asOf);
}

export interface ReplayOptions {
  from: string;
  to: string;
  policy: RiskPolicy;
  /** Units held at the start by asset, and cash. */
  units: Readonly<Record<string, number>>;
  cashUsd: number;
  /** True: every order is done at the close it was made for, with its fee. */
  obeys: boolean;
  /** On this day everything is sold. */
  sellAllOn?: string;
  ladder?: LadderState;
}

export interface ReplayDay {
  day: string;
  input: RiskInput;
  assessment: RiskAssessment;
  ladder: LadderState;
  created: readonly Suggestion[];
}

/** replayAccount walks one account through real days: value, step the ladder, assess, decide, and (if it obeys) trade. */
export function replayAccount(options: ReplayOptions): ReplayDay[] {
  const units = { ...options.units };
  const account = { cashUsd: options.cashUsd, unitValue: 1, equityUsd: 0 };
  let ladder = options.ladder ?? null;
  let stored: StoredAdvice[] = [];
  const days: ReplayDay[] = [];
  for (const day of daysBetween(options.from, options.to)) {
    const symbols = Object.keys(options.units);
    const markets = Object.fromEntries(
      [...new Set(["BTC", ...symbols])].map((symbol) => [symbol, realMarket(symbol, day)]),
    );
    const asOf = Date.parse(`${day}T00:00:00Z`) + DAY_MS;
    const price = (symbol: string) => markets[symbol]?.priceUsd ?? 0;
    const equityUsd = account.cashUsd + symbols.reduce((sum, symbol) => sum + (units[symbol] ?? 0) * price(symbol), 0);
    const unitValue = nextUnitValue({
      unitValue: account.unitValue,
      equityBefore: account.equityUsd === 0 ? equityUsd : account.equityUsd,
      equityAfter: equityUsd,
      deposits: 0,
      withdrawals: 0,
    });
    Object.assign(account, { equityUsd, unitValue });
    const { lossLimitFraction } = options.policy;
    ladder =
      ladder === null
        ? startLadder({
            asOf,
            unitValue,
            highWaterMark: unitValue,
            highWaterMarkAt: asOf,
            isHighWaterMarkEstimated: false,
            lossLimitFraction,
          })
        : stepLadder(ladder, {
            asOf,
            unitValue,
            isComplete: true,
            isCalm: isCalmMarket(markets["BTC"]),
            lossLimitFraction,
          });
    const holdings = symbols
      .filter((symbol) => (units[symbol] ?? 0) > 0)
      .map((symbol) => makeHolding(symbol, (units[symbol] ?? 0) * price(symbol), { priceUsd: price(symbol) }));
    const input = makeInput({
      asOf,
      policy: options.policy,
      ladder,
      markets,
      instruments: Object.fromEntries(
        symbols.map((symbol) => [symbol, makeInstrument(symbol, { lotStep: "0.00001", minQuantity: "0.00001" })]),
      ),
      account: makeAccount(holdings, {
        asOf,
        equityUsd,
        cashUsd: account.cashUsd,
        freeCashUsd: account.cashUsd,
        isFirstDay: day === options.from,
      }),
    });
    const assessment = assess(input);
    const decided = decideRecommendations({
      now: asOf,
      isHeld: false,
      live: stored.filter(({ closedAt }) => closedAt === null),
      recent: stored.filter(({ closedAt }) => closedAt !== null && asOf - closedAt < 30 * DAY_MS),
      suggestions: assessment.suggestions,
    });
    const created = decided.flatMap((change) => (change.action === "create" ? [change.suggestion] : []));
    stored = applyChanges(stored, decided, asOf, `${day}`);
    if (options.obeys) {
      for (const { asset, side, quantity, feeUsd } of created) {
        if (asset === null || side === null || quantity === null) continue;
        const signed = side === "buy" ? Number(quantity) : -Number(quantity);
        units[asset] = (units[asset] ?? 0) + signed;
        account.cashUsd -= signed * price(asset) + (feeUsd ?? 0);
        stored = stored.map((advice) =>
          advice.closedAt === null && advice.asset === asset && advice.side === side
            ? { ...advice, status: "done", closedAt: asOf }
            : advice,
        );
      }
    }
    if (options.sellAllOn === day) {
      for (const symbol of symbols) {
        account.cashUsd += (units[symbol] ?? 0) * price(symbol);
        units[symbol] = 0;
      }
    }
    days.push({ day, input, assessment, ladder, created });
  }
  return days;
}

function applyChanges(
  stored: readonly StoredAdvice[],
  changes: ReturnType<typeof decideRecommendations>,
  now: number,
  tag: string,
): StoredAdvice[] {
  const next = new Map(stored.map((advice) => [advice.id, advice]));
  changes.forEach((change, index) => {
    if (change.action === "create") {
      const { kind, severity, dedupeKey, asset, side, notionalUsd, isSafety, expiresAt } = change.suggestion;
      const id = `${tag}-${index}`;
      next.set(id, {
        id,
        kind,
        severity,
        dedupeKey,
        asset,
        side,
        notionalUsd,
        isSafety,
        expiresAt,
        status: "open",
        createdAt: now,
        refreshedAt: now,
        snoozedUntil: null,
        closedAt: null,
        bundleId: side === null ? null : (change.joins ?? tag),
      });
      return;
    }
    const advice = next.get(change.id);
    if (advice === undefined) return;
    if (change.action === "refresh") {
      const { severity, notionalUsd, side, expiresAt } = change.suggestion;
      next.set(change.id, { ...advice, severity, notionalUsd, side, expiresAt, refreshedAt: now });
    } else if (change.action === "close") next.set(change.id, { ...advice, status: change.status, closedAt: now });
    else next.set(change.id, { ...advice, status: "held" });
  });
  return [...next.values()];
}

/** daysBetween lists UTC days, both ends included. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
