import type { Position } from "@/lib/domain/account-snapshot";
import { toNumber } from "@/lib/domain/decimal";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import type { PositionInput } from "@/lib/domain/risk-assessment";
import { settleOf } from "@/lib/domain/settle-of";
import type { PriceTable } from "@/lib/market/asset-price";
import type { ContractFunding } from "@/lib/market/load-contract-funding";
import { underlyingOf } from "@/lib/market/underlying-of";
import { marginAtLiquidation, type MarginLeg } from "@/lib/risk/futures/liquidation-price";
import { tiersOrFlat } from "@/lib/risk/futures/maintenance-margin";
import type { AccountSource } from "./value-accounts";

/** Tiers are kept up to this multiple of the position's size: no price we speak of takes it further. */
const TIERS_REACH = 10;

const ALL_COINS = "*";

/** What is known of contracts by instrument id, where we have it. */
export interface ContractFacts {
  prices: PriceTable;
  leverageTiers: Readonly<Record<string, readonly LeverageTier[]>>;
  funding: Readonly<Record<string, ContractFunding>>;
}

/** marginWalletName names what backs cross positions: a connection's wallet in one coin of settlement. */
export function marginWalletName(connectionId: string, asset: string): string {
  return `${connectionId}:${asset}`;
}

/**
 * toPositionInput states a position in dollars, with what is known of its contract. What backs it is what the venue tells,
 * or else what its own liquidation price implies, so that ours agrees with it.
 */
export function toPositionInput(
  { venue, connectionId, snapshot }: AccountSource,
  position: Position,
  facts: ContractFacts,
): PositionInput {
  const settle = settleOf(position.symbol);
  const isInverse = settle === position.base;
  // An inverse contract is quoted in dollars already.
  const quoteUsd = isInverse ? 1 : toNumber(facts.prices[settle]?.priceUsd ?? "1");
  const instrumentId = `${venue}:${position.symbol}`;
  const stated: PositionInput = {
    instrumentId,
    marginMode: position.marginMode,
    isInverse,
    asset: underlyingOf(position.base),
    side: position.side,
    quantity: toNumber(position.quantity),
    entryPriceUsd: toNumber(position.entryPrice) * quoteUsd,
    markPriceUsd: toNumber(position.markPrice) * quoteUsd,
    leverage: position.leverage,
    liquidationPriceUsd: position.liquidationPrice === null ? null : toNumber(position.liquidationPrice) * quoteUsd,
    unrealizedPnlUsd: toNumber(position.unrealizedPnl) * quoteUsd,
    maintenanceMarginUsd: toNumber(position.maintenanceMargin) * quoteUsd,
  };
  const known = {
    ...stated,
    ...tiersOf(stated, position.leverageTiers ?? facts.leverageTiers[instrumentId]),
    ...fundingOf(facts.funding[instrumentId]),
  };
  // Where several coins back a position, no wallet of one coin does.
  const wallet = marginWalletName(connectionId, position.sharedMargin === undefined ? settle : ALL_COINS);
  const legs = legsOf(position, snapshot.positions).map((leg) => ({ ...leg, entryPrice: leg.entryPrice * quoteUsd }));
  return { ...known, marginWallet: wallet, ...backingOf(known, position, { legs, quoteUsd }) };
}

/** In hedge mode both legs of a contract are liquidated at one price, where they share their margin. */
function legsOf(position: Position, all: readonly Position[]): MarginLeg[] {
  const isShared = (other: Position): boolean =>
    other === position ||
    (position.marginMode === "cross" && other.marginMode === "cross" && other.symbol === position.symbol);
  return all.filter(isShared).map(({ side, quantity, entryPrice }) => ({
    side,
    quantity: toNumber(quantity),
    entryPrice: toNumber(entryPrice),
  }));
}

function tiersOf(
  { quantity, markPriceUsd, isInverse }: PositionInput,
  tiers: readonly LeverageTier[] | undefined,
): Pick<PositionInput, "tiers"> {
  if (tiers === undefined) return {};
  const size = isInverse === true ? quantity : quantity * markPriceUsd;
  return { tiers: tiers.filter(({ notionalFloor }) => notionalFloor <= TIERS_REACH * size) };
}

function fundingOf(
  funding: ContractFunding | undefined,
): Pick<PositionInput, "fundingFraction" | "fundingIntervalHours" | "fundingAt"> {
  if (funding === undefined) return {};
  const { rateFraction, intervalHours, settledAt } = funding;
  return { fundingFraction: rateFraction, fundingIntervalHours: intervalHours, fundingAt: settledAt };
}

/** The venue's own price counts more than what it says was set aside: it also knows fees and what has accrued. */
function backingOf(
  input: PositionInput,
  { isolatedMargin, sharedMargin }: Position,
  { legs, quoteUsd }: { legs: readonly MarginLeg[]; quoteUsd: number },
): Pick<PositionInput, "marginBalance"> {
  const { liquidationPriceUsd, markPriceUsd, tiers, isInverse } = input;
  const question = { legs, markPrice: markPriceUsd, tiers: tiersOrFlat(tiers), isInverse: isInverse === true };
  const implied = liquidationPriceUsd === null ? null : marginAtLiquidation(question, liquidationPriceUsd);
  const told = isolatedMargin ?? sharedMargin;
  const balance = implied ?? (told === undefined ? null : toNumber(told) * quoteUsd);
  return balance === null ? {} : { marginBalance: balance };
}
