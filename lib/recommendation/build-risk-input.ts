import { toNumber } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import type { LadderState } from "@/lib/domain/ladder";
import type { MarketState } from "@/lib/domain/market-state";
import type { AccountInput, HoldingInput, OpenRiskInput, PositionInput, RiskInput } from "@/lib/domain/risk-assessment";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { assetClassOf, isCash, pegCurrencyOf } from "@/lib/market/asset-class";
import { quotedPrice, type PriceTable } from "@/lib/market/asset-price";
import { underlyingOf } from "@/lib/market/underlying-of";
import { marginWalletName, toPositionInput, type ContractFacts } from "./to-position-input";
import type { AccountSource, ValuedLine, Valuation } from "./value-accounts";
import { withOwnLiquidations } from "./with-own-liquidations";

/** What most people pay who have no discount; used where a venue does not tell the user's own fee. */
const DEFAULT_TAKER_FEE_FRACTION = 0.001;
/** Quotes an order can be sized in: what our USD prices are in. */
const USD_LIKE = ["USDT", "USDC", "USD", "FDUSD"];

export interface RiskInputParts extends ContractFacts {
  asOf: EpochMs;
  policy: RiskPolicy;
  policyVersion: number;
  ladder: LadderState;
  accounts: readonly AccountSource[];
  valuation: Valuation;
  /** Names of what is missing from equity beyond unread wallets, such as a venue that is down. */
  missing: readonly string[];
  tradesToday: number;
  startedAt: EpochMs;
  markets: Readonly<Record<string, MarketState>>;
  instruments: readonly Instrument[];
  accountingUsdRate: number;
}

/** buildRiskInput assembles what the engine may know about one workspace. Pure. */
export function buildRiskInput(parts: RiskInputParts): RiskInput {
  const { valuation, prices, accounts } = parts;
  const holdings = groupHoldings(valuation.lines, prices);
  const positions = accounts.flatMap((source) =>
    source.snapshot.positions.map((position) => toPositionInput(source, position, parts)),
  );
  const missing = [...parts.missing, ...valuation.total.missing];
  const account: AccountInput = {
    asOf: valuation.total.asOf ?? parts.asOf,
    equityUsd: toNumber(valuation.total.totalUsd),
    cashUsd: sumUsd(valuation.lines, (line) => isCash(line.asset)),
    freeCashUsd: sumUsdFree(freeCashLines(valuation.lines)),
    freeCashByPlace: freeCashByPlace(valuation.lines),
    marginWallets: marginWallets(valuation.lines, prices),
    holdings,
    positions,
    openRisks: collectOpenRisks(accounts, prices),
    isComplete: missing.length === 0,
    missing,
    unpricedAssets: valuation.total.unpriced.map(({ asset }) => asset),
    tradesToday: parts.tradesToday,
    isFirstDay: parts.asOf - parts.startedAt < DAY_MS,
  };
  const relevant = new Set(["BTC", ...holdings.map(({ asset }) => asset), ...positions.map(({ asset }) => asset)]);
  return withOwnLiquidations({
    asOf: parts.asOf,
    policy: parts.policy,
    policyVersion: parts.policyVersion,
    account,
    markets: Object.fromEntries(Object.entries(parts.markets).filter(([asset]) => relevant.has(asset))),
    ladder: parts.ladder,
    accountingUsdRate: parts.accountingUsdRate,
    instruments: pickInstruments(parts.instruments, valuation.lines, positions),
    feeFraction: DEFAULT_TAKER_FEE_FRACTION,
  });
}

/** Wrapped forms fold into their underlying at the ratio of prices, so the group's value is exact. */
function groupHoldings(lines: readonly ValuedLine[], prices: PriceTable): HoldingInput[] {
  const groups = new Map<string, ValuedLine[]>();
  for (const line of lines) {
    const asset = underlyingOf(line.asset);
    groups.set(asset, [...(groups.get(asset) ?? []), line]);
  }
  return [...groups].map(([asset, group]) => {
    const priceUsd = prices[asset] === undefined ? ownPrice(group) : toNumber(prices[asset].priceUsd);
    const valueUsd = sumUsd(group, () => true);
    const plain = group.filter((line) => line.asset === asset);
    const quantity =
      priceUsd === null || priceUsd <= 0
        ? plain.reduce((sum, line) => sum + toNumber(line.quantity), 0)
        : group.reduce((sum, line) => sum + unitsOf(line, asset, priceUsd), 0);
    const freeQuantity = plain
      .filter((line) => line.wallet === "spot" && line.connectionId !== null)
      .reduce((sum, line) => sum + toNumber(line.free), 0);
    const peg = pegUsd(asset, prices);
    return {
      asset,
      assetClass: assetClassOf(asset),
      quantity,
      freeQuantity,
      lockedQuantity: Math.max(0, quantity - freeQuantity),
      priceUsd,
      valueUsd,
      ...(peg === null ? {} : { pegUsd: peg }),
      ...(prices[asset]?.offPeg === undefined ? {} : { offPeg: prices[asset].offPeg }),
    };
  });
}

function unitsOf(line: ValuedLine, asset: string, priceUsd: number): number {
  if (line.asset === asset) return toNumber(line.quantity);
  return line.valueUsd === null ? 0 : toNumber(line.valueUsd) / priceUsd;
}

function ownPrice(group: readonly ValuedLine[]): number | null {
  const priced = group.find((line) => line.priceUsd !== null)?.priceUsd;
  return priced === undefined || priced === null ? null : toNumber(priced);
}

/** What a stablecoin of another currency should be worth; null for those of the dollar, and while its price is unknown. */
function pegUsd(asset: string, prices: PriceTable): number | null {
  const currency = pegCurrencyOf(asset);
  if (currency === null || currency === "USD" || prices[currency] === undefined) return null;
  return toNumber(prices[currency].priceUsd);
}

function sumUsd(lines: readonly ValuedLine[], include: (line: ValuedLine) => boolean): number {
  return lines.reduce(
    (sum, line) => (include(line) && line.valueUsd !== null ? sum + toNumber(line.valueUsd) : sum),
    0,
  );
}

function freeCashLines(lines: readonly ValuedLine[]): ValuedLine[] {
  return lines.filter((line) => line.wallet === "spot" && line.connectionId !== null && USD_LIKE.includes(line.asset));
}

function sumUsdFree(lines: readonly ValuedLine[]): number {
  return lines.reduce((sum, line) => sum + toNumber(line.free) * toNumber(line.priceUsd ?? "0"), 0);
}

/** An order on one venue in one quote can spend only the cash that lies there. */
function freeCashByPlace(lines: readonly ValuedLine[]): Record<string, number> {
  const places: Record<string, number> = {};
  for (const line of freeCashLines(lines)) {
    const place = `${line.venue ?? ""}:${line.asset}`;
    places[place] = (places[place] ?? 0) + sumUsdFree([line]);
  }
  return places;
}

/**
 * What backs cross positions: a connection's derivatives wallet in one settlement currency. Positions are in dollars: a
 * dollar coin off its peg is counted at what it is worth, or it would back more than it can.
 */
function marginWallets(lines: readonly ValuedLine[], prices: PriceTable): Record<string, number> {
  const wallets: Record<string, number> = {};
  for (const { wallet, connectionId, asset, quantity } of lines) {
    if (wallet !== "futures" && wallet !== "coin_futures") continue;
    const name = marginWalletName(connectionId ?? "", asset);
    const price = isCash(asset) ? prices[asset] : undefined;
    const rate = price?.venueUsd === undefined ? 1 : toNumber(price.priceUsd) / toNumber(price.venueUsd);
    wallets[name] = (wallets[name] ?? 0) + toNumber(quantity) * rate;
  }
  return wallets;
}

/** Open risk is what rests on a stop: spot sell stops, and every derivative position with or without one. */
function collectOpenRisks(accounts: readonly AccountSource[], prices: PriceTable): OpenRiskInput[] {
  return accounts.flatMap(({ snapshot, venue }) => {
    const stops = snapshot.openOrders.filter((order) => order.kind === "stop" && order.stopPrice !== null);
    const spot = stops
      .filter((order) => order.side === "sell" && !order.symbol.includes(":"))
      .map((order) => {
        const asset = underlyingOf(order.symbol.split("/")[0] ?? order.symbol);
        return {
          asset,
          quantity: toNumber(order.quantity),
          // Stops are in the exchange's dollars; so is the price they wait for.
          markPriceUsd: prices[asset] === undefined ? 0 : toNumber(quotedPrice(prices[asset])),
          stopPriceUsd: order.stopPrice === null ? null : toNumber(order.stopPrice),
        };
      });
    const derivatives = snapshot.positions.map((position): OpenRiskInput => {
      const closing = position.side === "long" ? "sell" : "buy";
      const stop = stops.find((order) => order.symbol === position.symbol && order.side === closing);
      return {
        asset: underlyingOf(position.base),
        quantity: toNumber(position.quantity),
        markPriceUsd: toNumber(position.markPrice),
        stopPriceUsd: stop?.stopPrice == null ? null : toNumber(stop.stopPrice),
        instrumentId: `${venue}:${position.symbol}`,
        side: position.side,
        entryPriceUsd: toNumber(position.entryPrice),
      };
    });
    return [...spot, ...derivatives].filter(({ markPriceUsd }) => markPriceUsd > 0);
  });
}

/** By asset: the spot market of the venue with the largest free part (else any venue); by id: position markets. */
function pickInstruments(
  instruments: readonly Instrument[],
  lines: readonly ValuedLine[],
  positions: readonly PositionInput[],
): Record<string, Instrument> {
  const picked: Record<string, Instrument> = {};
  const cash = freeCashByPlace(lines);
  const spot = instruments.filter(
    ({ kind, quote, isActive }) => kind === "spot" && isActive && USD_LIKE.includes(quote),
  );
  for (const asset of new Set(["BTC", ...lines.map((line) => underlyingOf(line.asset))])) {
    const venue = lines
      .filter((line) => line.asset === asset && line.wallet === "spot" && line.venue !== null)
      .sort((a, b) => toNumber(b.free) - toNumber(a.free))[0]?.venue;
    // The quote in which that venue holds most free cash: there an order can be paid.
    const freeIn = (instrument: Instrument) => cash[`${instrument.venue}:${instrument.quote}`] ?? 0;
    const candidates = spot
      .filter((instrument) => instrument.base === asset)
      .sort((a, b) => freeIn(b) - freeIn(a) || USD_LIKE.indexOf(a.quote) - USD_LIKE.indexOf(b.quote));
    const market = candidates.find((instrument) => instrument.venue === venue) ?? candidates[0];
    if (market !== undefined) picked[asset] = market;
  }
  for (const { instrumentId } of positions) {
    const market = instruments.find(({ id }) => id === instrumentId);
    if (market !== undefined) picked[instrumentId] = market;
  }
  return picked;
}
