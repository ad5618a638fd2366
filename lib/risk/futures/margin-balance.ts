import type { AccountInput, PositionInput } from "@/lib/domain/risk-assessment";

export interface MarginBalance {
  /** Settlement currency: what stands between the position (both legs in hedge mode) and liquidation. */
  balance: number;
  /** True where the margin had to be taken from the stated leverage. */
  isAssumed: boolean;
}

/**
 * marginBalance is what backs a position. Isolated: the wallet balance set aside for it. Cross: the wallet's balance less
 * what isolated positions took from it, less the other cross positions' maintenance margin, plus their unrealised profit
 * (WB − TMM + UPNL, conventions.md "Derivatives"). Unknown: entry notional ÷ leverage.
 */
export function marginBalance(position: PositionInput, account: AccountInput): MarginBalance {
  if (position.marginMode !== "cross") return isolatedBalance(position);
  const { marginWallet } = position;
  const wallet = marginWallet === undefined ? undefined : account.marginWallets?.[marginWallet];
  if (wallet === undefined) return isolatedBalance(position);
  const others = account.positions.filter(
    (other) => other.marginWallet === marginWallet && other.instrumentId !== position.instrumentId,
  );
  const used = others.reduce((sum, other) => sum + claimOn(other), 0);
  return { balance: wallet - used, isAssumed: false };
}

/** settleUnits turns dollars of a position into its settlement currency. */
export function settleUnits({ isInverse, markPriceUsd }: PositionInput, usd: number): number {
  return isInverse === true ? usd / markPriceUsd : usd;
}

function isolatedBalance(position: PositionInput): MarginBalance {
  if (position.marginBalance !== undefined) return { balance: position.marginBalance, isAssumed: false };
  const { quantity, entryPriceUsd, leverage, isInverse } = position;
  const notional = isInverse === true ? quantity : quantity * entryPriceUsd;
  return { balance: notional / leverage, isAssumed: true };
}

/** What another position takes out of the shared wallet. */
function claimOn(other: PositionInput): number {
  if (other.marginMode !== "cross") return isolatedBalance(other).balance;
  return settleUnits(other, other.maintenanceMarginUsd - other.unrealizedPnlUsd);
}
