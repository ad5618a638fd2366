import type { MarketState } from "@/lib/domain/market-state";
import type { FuturesRisk } from "@/lib/domain/portfolio-report";
import type { PositionInput, RiskInput } from "@/lib/domain/risk-assessment";
import { CRYPTO_DAYS_PER_YEAR } from "@/lib/domain/units";
import { fundingPerDay } from "./funding-per-day";
import { FUTURES_RULES } from "./futures-rules";
import { liquidationPrice } from "./liquidation-price";
import { tiersOrFlat } from "./maintenance-margin";
import { marginBalance, settleUnits } from "./margin-balance";
import { sensibleLeverage } from "./sensible-leverage";
import { touchProbability } from "./touch-probability";

/**
 * measureFutures is the futures table of the portfolio: for each open position where it would be liquidated, how far that
 * is in percent, ATR and daily σ, how likely a touch within a week is, what funding costs and which leverage the
 * volatility allows. What an input is missing for is null, never guessed; assumed margin or tiers are marked approximate.
 */
export function measureFutures(input: RiskInput): FuturesRisk[] {
  return input.account.positions.map((position) => measurePosition(input, position));
}

function measurePosition(input: RiskInput, position: PositionInput): FuturesRisk {
  const { markPriceUsd, side, fundingFraction, fundingIntervalHours } = position;
  const market = input.markets[position.asset];
  const notionalUsd = notionalUsdOf(position);
  const margin = marginBalance(position, input.account);
  const price = liquidationPrice({
    legs: legsOf(input, position),
    markPrice: markPriceUsd,
    marginBalance: margin.balance,
    tiers: tiersOrFlat(position.tiers),
    isInverse: position.isInverse === true,
  });
  return {
    instrumentId: position.instrumentId,
    asset: position.asset,
    side,
    notionalUsd,
    leverage: position.leverage,
    marginMode: position.marginMode ?? "isolated",
    liquidationPriceUsd: price,
    venueLiquidationPriceUsd: position.isLiquidationComputed === true ? null : position.liquidationPriceUsd,
    isApproximate: margin.isAssumed || position.tiers === undefined || position.tiers.length === 0,
    ...distances(markPriceUsd, price, market),
    fundingUsdPerDay:
      fundingFraction === undefined || fundingIntervalHours === undefined
        ? null
        : fundingPerDay(side, notionalUsd, { fraction: fundingFraction, intervalHours: fundingIntervalHours }),
    sensibleLeverage: leverageFor(input, position, notionalUsd, market),
    policyLeverageMax: input.policy.leverageMax,
  };
}

/** An inverse contract is worth its entry dollars whatever the price; `quantity` = those dollars ÷ entry price. */
function notionalUsdOf({ quantity, entryPriceUsd, markPriceUsd, isInverse }: PositionInput): number {
  return quantity * (isInverse === true ? entryPriceUsd : markPriceUsd);
}

/** In hedge mode both legs of a contract share one cross margin, so they are liquidated at one price. */
function legsOf({ account }: RiskInput, position: PositionInput) {
  const isShared = (other: PositionInput) =>
    other === position ||
    (position.marginMode === "cross" &&
      other.marginMode === "cross" &&
      other.instrumentId === position.instrumentId &&
      other.marginWallet === position.marginWallet);
  return account.positions
    .filter(isShared)
    .map(({ side, quantity, entryPriceUsd }) => ({ side, quantity, entryPrice: entryPriceUsd }));
}

type Distances = Pick<FuturesRisk, "distanceFraction" | "distanceAtr" | "distanceSigmaDaily" | "touchProbability7d">;

function distances(mark: number, price: number | null, market: MarketState | undefined): Distances {
  const distance = price === null ? null : Math.abs(price - mark) / mark;
  const per = (unit: number | null | undefined) =>
    distance === null || unit === null || unit === undefined || !(unit > 0) ? null : distance / unit;
  const volatility = expectedVolatility(market);
  const sigmaDaily = volatility === null ? null : volatility / Math.sqrt(CRYPTO_DAYS_PER_YEAR);
  const horizon = { days: FUTURES_RULES.touchDays, periodsPerYear: CRYPTO_DAYS_PER_YEAR };
  return {
    distanceFraction: distance,
    distanceAtr: per(market?.volatility.atrFraction),
    distanceSigmaDaily: per(sigmaDaily),
    touchProbability7d:
      price === null || volatility === null ? null : touchProbability(mark, price, volatility, horizon),
  };
}

/** The week's forecast; today's EWMA where no forecast could be made. Annualised. */
function expectedVolatility(market: MarketState | undefined): number | null {
  return market?.volatility.forecast7d ?? market?.volatility.ewma ?? null;
}

function leverageFor(
  { policy }: RiskInput,
  position: PositionInput,
  notionalUsd: number,
  market: MarketState | undefined,
): number | null {
  const volatility = expectedVolatility(market);
  const atrFraction = market?.volatility.atrFraction ?? null;
  if (volatility === null || atrFraction === null) return null;
  return sensibleLeverage({
    side: position.side,
    notional: settleUnits(position, notionalUsd),
    tiers: tiersOrFlat(position.tiers),
    isInverse: position.isInverse === true,
    sigmaDaily: volatility / Math.sqrt(CRYPTO_DAYS_PER_YEAR),
    stopDistanceFraction: policy.stopAtrMultiple * atrFraction,
  });
}
