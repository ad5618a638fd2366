import type { AccountSnapshot, WalletKind } from "@/lib/domain/account-snapshot";
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  subtractDecimals,
  type DecimalString,
} from "@/lib/domain/decimal";
import type { TotalView } from "@/lib/domain/views";
import type { PriceTable } from "@/lib/market/asset-price";
import type { EpochMs } from "@/lib/domain/units";

export interface AccountSource {
  connectionId: string;
  label: string;
  venue: string;
  snapshot: AccountSnapshot;
}

export interface ManualSource {
  asset: string;
  quantity: DecimalString;
  place: string;
  /** The holder's own price, used where no market prices the asset. */
  priceUsd: DecimalString | null;
  updatedAt: EpochMs;
}

/** ValuedLine is one asset in one wallet of one place. `quantity` = free + locked − borrowed. */
export interface ValuedLine {
  connectionId: string | null;
  place: string;
  venue: string | null;
  wallet: WalletKind;
  asset: string;
  free: DecimalString;
  locked: DecimalString;
  quantity: DecimalString;
  unlockAt: EpochMs | null;
  asOf: EpochMs;
  priceUsd: DecimalString | null;
  valueUsd: DecimalString | null;
}

export interface Valuation {
  lines: readonly ValuedLine[];
  total: TotalView;
}

const isZero = (value: DecimalString): boolean => compareDecimals(value, "0") === 0;

/**
 * valueAccounts prices every balance of every wallet, exactly (decimal arithmetic). The futures wallet's equity is its
 * balance plus the positions' unrealised profit and loss. An asset without a price is counted and named, never guessed.
 */
export function valueAccounts(
  accounts: readonly AccountSource[],
  manual: readonly ManualSource[],
  prices: PriceTable,
): Valuation {
  const lines = [
    ...accounts.flatMap((account) => accountLines(account, prices)),
    ...manual.map((holding) => manualLine(holding, prices)),
  ].filter((line) => !isZero(line.quantity) || !isZero(line.locked));
  return { lines, total: totalOf(lines, accounts, prices) };
}

function accountLines(account: AccountSource, prices: PriceTable): ValuedLine[] {
  return account.snapshot.balances.map((balance) => {
    const quantity = subtractDecimals(addDecimals(balance.free, balance.locked), balance.borrowed);
    const priceUsd = prices[balance.asset]?.priceUsd ?? null;
    return {
      connectionId: account.connectionId,
      place: account.label,
      venue: account.venue,
      wallet: balance.wallet,
      asset: balance.asset,
      free: balance.free,
      locked: balance.locked,
      quantity,
      unlockAt: balance.unlockAt,
      asOf: account.snapshot.asOf,
      priceUsd,
      valueUsd: priceUsd === null ? null : multiplyDecimals(quantity, priceUsd),
    };
  });
}

function manualLine(holding: ManualSource, prices: PriceTable): ValuedLine {
  const priceUsd = prices[holding.asset]?.priceUsd ?? holding.priceUsd;
  return {
    connectionId: null,
    place: holding.place,
    venue: null,
    wallet: "manual",
    asset: holding.asset,
    free: "0",
    locked: holding.quantity,
    quantity: holding.quantity,
    unlockAt: null,
    asOf: holding.updatedAt,
    priceUsd,
    valueUsd: priceUsd === null ? null : multiplyDecimals(holding.quantity, priceUsd),
  };
}

function totalOf(lines: readonly ValuedLine[], accounts: readonly AccountSource[], prices: PriceTable): TotalView {
  const byWallet = new Map<string, DecimalString>();
  const unpriced = new Map<string, DecimalString>();
  const add = (wallet: string, value: DecimalString) =>
    byWallet.set(wallet, addDecimals(byWallet.get(wallet) ?? "0", value));
  for (const line of lines) {
    if (line.valueUsd === null) unpriced.set(line.asset, addDecimals(unpriced.get(line.asset) ?? "0", line.quantity));
    else add(line.wallet, line.valueUsd);
  }
  for (const { snapshot } of accounts) {
    for (const position of snapshot.positions) {
      const quote = position.symbol.split(":")[1] ?? "USDT";
      add("futures", multiplyDecimals(position.unrealizedPnl, prices[quote]?.priceUsd ?? "1"));
    }
  }
  const missing = accounts.flatMap(({ label, snapshot }) =>
    snapshot.missingWallets.map((wallet) => `${label}: ${wallet}`),
  );
  return {
    totalUsd: addDecimals(...byWallet.values()),
    byWallet: [...byWallet].map(([wallet, valueUsd]) => ({ wallet, valueUsd })),
    unpriced: [...unpriced].map(([asset, quantity]) => ({ asset, quantity })),
    asOf: accounts.length === 0 ? null : Math.min(...accounts.map(({ snapshot }) => snapshot.asOf)),
    isComplete: missing.length === 0,
    missing,
  };
}
