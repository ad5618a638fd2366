import { z } from "zod";
import type { Balance, WalletKind } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { decimalText, idText, instantMs, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";
import type { NumberedPage } from "./paging";
import type { Family } from "./symbols";

const assetCode = z.string().min(1).max(30);
const isHeld = (balance: Balance): boolean =>
  [balance.free, balance.locked, balance.borrowed].some((amount) => compareDecimals(amount, "0") !== 0);

const plain = (wallet: WalletKind, asset: string, free: string, locked: string, borrowed = "0"): Balance => ({
  wallet,
  asset,
  free,
  locked,
  borrowed,
  unlockAt: null,
});

const spotSchema = z.looseObject({
  uid: idText.optional(),
  balances: z.array(z.looseObject({ asset: assetCode, free: magnitudeText, locked: magnitudeText })),
});

export interface SpotReading {
  balances: Balance[];
  /** `LD…` receipts of flexible earn, already under their underlying's name. Count them only where the earn wallet is unread. */
  earnReceipts: Balance[];
  /** The account's own number. */
  uid: string | null;
}

/**
 * parseSpotBalances reads `GET /api/v3/account`. Binance also lists flexible-earn receipts there (`LDBTC`): the same coins
 * the earn wallet reports, so they are split off and never counted twice. `LDO` and other real coins are told apart by
 * `knownAssets`, the base and quote coins of all pairs.
 */
export function parseSpotBalances(raw: unknown, knownAssets: ReadonlySet<string>): SpotReading {
  const answer = parseAnswer(spotSchema, raw, "binance", "account");
  const balances: Balance[] = [];
  const earnReceipts: Balance[] = [];
  for (const { asset, free, locked } of answer.balances) {
    const underlying = receiptUnderlying(asset, knownAssets);
    if (underlying === null) balances.push(plain("spot", asset, free, locked));
    else earnReceipts.push(plain("earn_flexible", underlying, "0", addDecimals(free, locked)));
  }
  return {
    balances: balances.filter(isHeld),
    earnReceipts: earnReceipts.filter(isHeld),
    uid: answer.uid ?? null,
  };
}

function receiptUnderlying(asset: string, knownAssets: ReadonlySet<string>): string | null {
  if (!asset.startsWith("LD") || knownAssets.has(asset)) return null;
  const underlying = asset.slice(2);
  return knownAssets.has(underlying) ? underlying : null;
}

const earnPage = <Row extends z.ZodType>(row: Row) =>
  z.looseObject({ total: z.coerce.number().int().nonnegative(), rows: z.array(row) });

const flexibleSchema = earnPage(z.looseObject({ asset: assetCode, totalAmount: magnitudeText }));

/**
 * parseEarnFlexible reads one page of `simple-earn/flexible/position`. Redeemable at any time, but not sellable where it
 * lies, so it counts as locked.
 */
export function parseEarnFlexible(raw: unknown): NumberedPage<Balance> {
  const { rows, total } = parseAnswer(flexibleSchema, raw, "binance", "simple-earn/flexible/position");
  const balances = rows.map(({ asset, totalAmount }) => plain("earn_flexible", asset, "0", totalAmount));
  return { rows: balances.filter(isHeld), seen: rows.length, total };
}

const lockedSchema = earnPage(
  z.looseObject({
    asset: assetCode,
    amount: magnitudeText,
    deliverDate: instantMs.optional(),
    redeemDate: instantMs.optional(),
  }),
);

/** parseEarnLocked reads one page of `simple-earn/locked/position`, with the instant each position comes free. */
export function parseEarnLocked(raw: unknown): NumberedPage<Balance> {
  const { rows, total } = parseAnswer(lockedSchema, raw, "binance", "simple-earn/locked/position");
  const balances = rows.map(({ asset, amount, deliverDate, redeemDate }) => ({
    ...plain("earn_locked", asset, "0", amount),
    unlockAt: deliverDate ?? redeemDate ?? null,
  }));
  return { rows: balances.filter(isHeld), seen: rows.length, total };
}

const fundingSchema = z.array(
  z.looseObject({
    asset: assetCode,
    free: magnitudeText,
    locked: magnitudeText,
    freeze: magnitudeText,
    withdrawing: magnitudeText,
  }),
);

/** parseFunding reads `asset/get-funding-asset`. Frozen and withdrawing amounts are still the person's, but not free. */
export function parseFunding(raw: unknown): Balance[] {
  return parseAnswer(fundingSchema, raw, "binance", "asset/get-funding-asset")
    .map(({ asset, free, locked, freeze, withdrawing }) =>
      plain("funding", asset, free, addDecimals(locked, freeze, withdrawing)),
    )
    .filter(isHeld);
}

const marginAssetSchema = z.looseObject({
  asset: assetCode,
  free: magnitudeText,
  locked: magnitudeText,
  borrowed: magnitudeText,
  interest: magnitudeText,
});
const marginBalance = (row: z.infer<typeof marginAssetSchema>): Balance =>
  plain("margin", row.asset, row.free, row.locked, addDecimals(row.borrowed, row.interest));

/** parseCrossMargin reads `margin/account`. What is owed is principal plus interest so far. */
export function parseCrossMargin(raw: unknown): Balance[] {
  const schema = z.looseObject({ userAssets: z.array(marginAssetSchema) });
  return parseAnswer(schema, raw, "binance", "margin/account").userAssets.map(marginBalance).filter(isHeld);
}

const pairSchema = z.looseObject({
  symbol: z.string().optional(),
  baseAsset: marginAssetSchema,
  quoteAsset: marginAssetSchema,
});
const parsePairs = (raw: unknown) =>
  parseAnswer(z.looseObject({ assets: z.array(pairSchema) }), raw, "binance", "margin/isolated/account").assets;

/** parseIsolatedMargin reads `margin/isolated/account`: a base and a quote side per pair. */
export function parseIsolatedMargin(raw: unknown): Balance[] {
  return parsePairs(raw)
    .flatMap(({ baseAsset, quoteAsset }) => [marginBalance(baseAsset), marginBalance(quoteAsset)])
    .filter(isHeld);
}

/** parseIsolatedPairs reads, from the same answer, Binance's ids of the pairs with anything in them. */
export function parseIsolatedPairs(raw: unknown): string[] {
  return parsePairs(raw)
    .filter(({ baseAsset, quoteAsset }) => isHeld(marginBalance(baseAsset)) || isHeld(marginBalance(quoteAsset)))
    .map(({ symbol, baseAsset, quoteAsset }) => symbol ?? `${baseAsset.asset}${quoteAsset.asset}`);
}

const walletTotalsSchema = z.array(
  z.looseObject({ activate: z.boolean(), balance: decimalText, walletName: z.string() }),
);
/** Wallets that are read in detail. */
const READ_WALLETS: ReadonlySet<string> = new Set([
  "Spot",
  "Funding",
  "Cross Margin",
  "Isolated Margin",
  "USDⓈ-M Futures",
  "COIN-M Futures",
  "Earn",
]);
/** Wallets of which only a total is told, in ours. */
const TOTAL_ONLY: Readonly<Record<string, WalletKind>> = {
  Options: "options",
  "Trading Bots": "bots",
  "Copy Trading": "copy_trading",
};

/**
 * parseTotalOnlyWallets reads `asset/wallet/balance` in USDT: wallets whose content is not read are counted with what
 * Binance says they are worth, and named, so that the account's total is whole. Any other, such as portfolio margin's, is
 * one wallet for everything that we cannot look into: it stands as `unified`.
 */
export function parseTotalOnlyWallets(raw: unknown): Balance[] {
  return parseAnswer(walletTotalsSchema, raw, "binance", "asset/wallet/balance").flatMap(({ walletName, balance }) =>
    balance === "0" || READ_WALLETS.has(walletName) ? [] : [totalOf(TOTAL_ONLY[walletName] ?? "unified", balance)],
  );
}

function totalOf(wallet: WalletKind, total: DecimalString): Balance {
  const isDebt = compareDecimals(total, "0") < 0;
  return plain(wallet, "USDT", "0", isDebt ? "0" : total, isDebt ? subtractDecimals("0", total) : "0");
}

const CONTRACT_WALLETS: Readonly<Record<Exclude<Family, "spot">, string>> = {
  linear: "USDⓈ-M Futures",
  inverse: "COIN-M Futures",
};

/**
 * parseIsUnused reads `asset/wallet/balance`: true when a futures wallet was never opened or holds nothing. Keys made before
 * it was opened are refused there as if they were wrong.
 */
export function parseIsUnused(raw: unknown, family: Exclude<Family, "spot">): boolean {
  const wallets = parseAnswer(walletTotalsSchema, raw, "binance", "asset/wallet/balance");
  const wallet = wallets.find(({ walletName }) => walletName === CONTRACT_WALLETS[family]);
  return wallet !== undefined && (!wallet.activate || compareDecimals(wallet.balance, "0") === 0);
}
