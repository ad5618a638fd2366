import { z } from "zod";
import type { Balance, WalletKind } from "@/lib/domain/account-snapshot";
import { addDecimals, subtractDecimals } from "@/lib/domain/decimal";
import { balanceOfTotal, isHeld } from "@/lib/exchange/balances-only";
import {
  amountValue,
  assetCode,
  blankable,
  instantMs,
  magnitudeText,
  magnitudeValue,
} from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { mapPage, parseData, parseNumbered } from "./envelope";
import { coinOf } from "./symbols";

/** Wallets of `accounts` that are read there; margin, futures and options have lists of their own. */
const ACCOUNT_TYPES: Readonly<Record<string, WalletKind>> = { main: "funding", trade: "spot", trade_hf: "spot" };

const accountSchema = z.looseObject({
  currency: assetCode,
  type: z.string(),
  balance: magnitudeText,
  available: magnitudeText,
});

/** parseAccounts reads `accounts`: the main and the trading wallet. */
export function parseAccounts(raw: unknown): Balance[] {
  return parseData(z.array(accountSchema), raw, "accounts")
    .flatMap(({ currency, type, balance, available }) => {
      const wallet = ACCOUNT_TYPES[type];
      return wallet === undefined ? [] : [balanceOfTotal({ wallet, asset: currency }, balance, available)];
    })
    .filter(isHeld);
}

const marginAssetSchema = z.looseObject({
  currency: assetCode,
  total: magnitudeText,
  available: magnitudeText,
  liability: blankable(magnitudeText),
  interest: blankable(magnitudeText),
});

/** parseCrossMargin reads `margin/accounts`: what was borrowed is in the total and owed beside it. */
export function parseCrossMargin(raw: unknown): Balance[] {
  const schema = z.looseObject({ accounts: z.array(marginAssetSchema) });
  return parseData(schema, raw, "margin/accounts").accounts.map(toMargin).filter(isHeld);
}

/** parseIsolatedMargin reads `isolated/accounts`: two coins for each pair. */
export function parseIsolatedMargin(raw: unknown): Balance[] {
  const pair = z.looseObject({ baseAsset: marginAssetSchema, quoteAsset: marginAssetSchema });
  return parseData(z.looseObject({ assets: z.array(pair) }), raw, "isolated/accounts")
    .assets.flatMap(({ baseAsset, quoteAsset }) => [toMargin(baseAsset), toMargin(quoteAsset)])
    .filter(isHeld);
}

function toMargin({ currency, total, available, liability, interest }: z.output<typeof marginAssetSchema>): Balance {
  const borrowed = addDecimals(liability ?? "0", interest ?? "0");
  return { ...balanceOfTotal({ wallet: "margin", asset: currency }, total, available), borrowed };
}

const overviewSchema = z.looseObject({
  currency: assetCode,
  accountEquity: amountValue,
  unrealisedPNL: amountValue,
  availableBalance: amountValue,
});

/** parseFuturesAccount reads `account-overview` of one coin: equity less unrealised profit, which positions carry. */
export function parseFuturesAccount(raw: unknown): Balance[] {
  const row = parseData(overviewSchema, raw, "account-overview");
  const total = subtractDecimals(row.accountEquity, row.unrealisedPNL);
  const place = { wallet: "futures" as const, asset: coinOf(row.currency) };
  return [balanceOfTotal(place, total, row.availableBalance)].filter(isHeld);
}

const earnSchema = z.looseObject({
  currency: assetCode,
  holdAmount: magnitudeValue,
  lockEndTime: blankable(instantMs),
});

/** parseEarn reads one page of `earn/hold-assets`: savings that can be called back any day, and products with an end. */
export function parseEarn(raw: unknown): CursorPage<Balance> {
  return mapPage(parseNumbered(earnSchema, raw, "earn/hold-assets"), ({ currency, holdAmount, lockEndTime }) =>
    [
      {
        wallet: lockEndTime === null ? ("earn_flexible" as const) : ("earn_locked" as const),
        asset: currency,
        free: "0",
        locked: holdAmount,
        borrowed: "0",
        unlockAt: lockEndTime,
      },
    ].filter(isHeld),
  );
}
