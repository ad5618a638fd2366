import { z } from "zod";
import type { Balance, WalletKind } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals } from "@/lib/domain/decimal";
import { idText, instantMs, magnitudeText, parseAnswer } from "@/lib/exchange/parse-answer";

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
export function parseEarnFlexible(raw: unknown): { balances: Balance[]; rows: number; total: number } {
  const { rows, total } = parseAnswer(flexibleSchema, raw, "binance", "simple-earn/flexible/position");
  const balances = rows.map(({ asset, totalAmount }) => plain("earn_flexible", asset, "0", totalAmount));
  return { balances: balances.filter(isHeld), rows: rows.length, total };
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
export function parseEarnLocked(raw: unknown): { balances: Balance[]; rows: number; total: number } {
  const { rows, total } = parseAnswer(lockedSchema, raw, "binance", "simple-earn/locked/position");
  const balances = rows.map(({ asset, amount, deliverDate, redeemDate }) => ({
    ...plain("earn_locked", asset, "0", amount),
    unlockAt: deliverDate ?? redeemDate ?? null,
  }));
  return { balances: balances.filter(isHeld), rows: rows.length, total };
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

/** parseIsolatedMargin reads `margin/isolated/account`: a base and a quote side per pair. */
export function parseIsolatedMargin(raw: unknown): Balance[] {
  const pair = z.looseObject({ baseAsset: marginAssetSchema, quoteAsset: marginAssetSchema });
  const schema = z.looseObject({ assets: z.array(pair) });
  return parseAnswer(schema, raw, "binance", "margin/isolated/account")
    .assets.flatMap(({ baseAsset, quoteAsset }) => [marginBalance(baseAsset), marginBalance(quoteAsset)])
    .filter(isHeld);
}

const walletTotalsSchema = z.array(
  z.looseObject({ activate: z.boolean(), balance: magnitudeText, walletName: z.string() }),
);
/** Wallets of which only a total is told, in ours. */
const TOTAL_ONLY: Readonly<Record<string, WalletKind>> = {
  "COIN-M Futures": "coin_futures",
  Options: "options",
  "Trading Bots": "bots",
  "Copy Trading": "copy_trading",
};

/**
 * parseTotalOnlyWallets reads `asset/wallet/balance` in USDT: wallets whose content is not read are counted with what
 * Binance says they are worth, and named, so that the account's total is whole.
 */
export function parseTotalOnlyWallets(raw: unknown): Balance[] {
  return parseAnswer(walletTotalsSchema, raw, "binance", "asset/wallet/balance").flatMap(({ walletName, balance }) => {
    const wallet = TOTAL_ONLY[walletName];
    return wallet === undefined || balance === "0" ? [] : [plain(wallet, "USDT", "0", balance)];
  });
}

const FUTURES_WALLET = "USDⓈ-M Futures";

/**
 * parseIsFuturesUnused reads `asset/wallet/balance`: true when the futures wallet was never opened or holds nothing. Keys
 * made before it was opened are refused there as if they were wrong.
 */
export function parseIsFuturesUnused(raw: unknown): boolean {
  const wallets = parseAnswer(walletTotalsSchema, raw, "binance", "asset/wallet/balance");
  const futures = wallets.find(({ walletName }) => walletName === FUTURES_WALLET);
  return futures !== undefined && (!futures.activate || compareDecimals(futures.balance, "0") === 0);
}
