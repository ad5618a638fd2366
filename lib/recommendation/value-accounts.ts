import type { AccountSnapshot, WalletKind } from "@/lib/domain/account-snapshot";
import {
  addDecimals,
  compareDecimals,
  multiplyDecimals,
  subtractDecimals,
  type DecimalString,
} from "@/lib/domain/decimal";
import type { OffPegCoin, TotalView } from "@/lib/domain/views";
import { quotedPrice, type AssetPrice, type PriceTable } from "@/lib/market/asset-price";
import type { EpochMs } from "@/lib/domain/units";
import { settleOf } from "@/lib/domain/settle-of";

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
  /** Its value as the exchange counts it; only where that differs, because a dollar coin is off its peg. */
  venueValueUsd?: DecimalString;
}

export interface Valuation {
  lines: readonly ValuedLine[];
  total: TotalView;
}

const isZero = (value: DecimalString): boolean => compareDecimals(value, "0") === 0;

/**
 * valueAccounts prices every balance of every wallet, exactly (decimal arithmetic). The futures wallet's equity is its
 * balance plus the positions' unrealised profit and loss. An asset without a price is counted and named, never guessed.
 * Wallets are told in the exchange's dollars, and what a coin off its peg changes beside them (ADR 10).
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
      ...worthOf(quantity, prices[balance.asset]),
    };
  });
}

function worthOf(
  quantity: DecimalString,
  price: AssetPrice | undefined,
): Pick<ValuedLine, "priceUsd" | "valueUsd" | "venueValueUsd"> {
  if (price === undefined) return { priceUsd: null, valueUsd: null };
  const { priceUsd, venueUsd } = price;
  return {
    priceUsd,
    valueUsd: multiplyDecimals(quantity, priceUsd),
    ...(venueUsd === undefined ? {} : { venueValueUsd: multiplyDecimals(quantity, venueUsd) }),
  };
}

function manualLine(holding: ManualSource, prices: PriceTable): ValuedLine {
  const own = holding.priceUsd === null ? undefined : { priceUsd: holding.priceUsd, eventAt: holding.updatedAt };
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
    ...worthOf(holding.quantity, prices[holding.asset] ?? own),
  };
}

/** A coin without a price of its own settles in dollars. */
const PAR: AssetPrice = { priceUsd: "1", eventAt: 0 };

/**
 * profitRate is what a unit of a position's profit is worth. Profit is told in the quote, whatever the contract settles in:
 * `BTC/USD:BTC` makes dollars.
 */
export function profitRate(symbol: string, prices: PriceTable): AssetPrice {
  return prices[symbol.split(":")[0]?.split("/")[1] ?? "USDT"] ?? PAR;
}

/** Inverse contracts have a wallet of their own on some exchanges. */
function profitWalletOf(symbol: string, { balances }: AccountSnapshot): WalletKind {
  const isInverse = symbol.split("/")[0] === settleOf(symbol);
  return isInverse && balances.some(({ wallet }) => wallet === "coin_futures") ? "coin_futures" : "futures";
}

function offPegCoins(prices: PriceTable): OffPegCoin[] {
  return Object.entries(prices).flatMap(([asset, { priceUsd, offPeg }]) =>
    offPeg === undefined ? [] : [{ asset, priceUsd, ...offPeg }],
  );
}

function totalOf(lines: readonly ValuedLine[], accounts: readonly AccountSource[], prices: PriceTable): TotalView {
  const byWallet = new Map<string, DecimalString>();
  const unpriced = new Map<string, DecimalString>();
  const add = (wallet: string, value: DecimalString) =>
    byWallet.set(wallet, addDecimals(byWallet.get(wallet) ?? "0", value));
  let offPegUsd: DecimalString = "0";
  for (const { asset, wallet, quantity, valueUsd, venueValueUsd } of lines) {
    if (valueUsd === null) unpriced.set(asset, addDecimals(unpriced.get(asset) ?? "0", quantity));
    else {
      const inVenueDollars = venueValueUsd ?? valueUsd;
      add(wallet, inVenueDollars);
      offPegUsd = addDecimals(offPegUsd, subtractDecimals(valueUsd, inVenueDollars));
    }
  }
  for (const { snapshot } of accounts) {
    for (const { symbol, unrealizedPnl } of snapshot.positions) {
      const rate = profitRate(symbol, prices);
      add(profitWalletOf(symbol, snapshot), multiplyDecimals(unrealizedPnl, quotedPrice(rate)));
      const gap = subtractDecimals(rate.priceUsd, quotedPrice(rate));
      offPegUsd = addDecimals(offPegUsd, multiplyDecimals(unrealizedPnl, gap));
    }
  }
  const coins = offPegCoins(prices);
  const missing = accounts.flatMap(({ label, snapshot }) =>
    snapshot.missingWallets.map((wallet) => `${label}: ${wallet}`),
  );
  return {
    totalUsd: addDecimals(...byWallet.values(), offPegUsd),
    byWallet: [...byWallet].map(([wallet, valueUsd]) => ({ wallet, valueUsd })),
    ...(coins.length === 0 ? {} : { offPeg: { coins, valueUsd: offPegUsd } }),
    unpriced: [...unpriced].map(([asset, quantity]) => ({ asset, quantity })),
    asOf: accounts.length === 0 ? null : Math.min(...accounts.map(({ snapshot }) => snapshot.asOf)),
    isComplete: missing.length === 0,
    missing,
  };
}
