import { z } from "zod";
import type { Balance, WalletKind } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, subtractDecimals, type DecimalString } from "@/lib/domain/decimal";
import { isHeld } from "@/lib/exchange/balances-only";
import { assetCode, decimalText, idText, parseAnswer } from "@/lib/exchange/parse-answer";

/** Coins that share a code with another, better-known one elsewhere. */
const ASSET_NAMES: Readonly<Record<string, string>> = {
  BCHSV: "BSV",
  BIFI: "BITCOINFILE",
  GET: "THEMIS",
  GTC: "GAMECOM",
  HIT: "HITCHAIN",
  NGL: "GFNGL",
  PNT: "PENTA",
  SBTC: "SUPERBITCOIN",
  SOUL: "SOULSAVER",
};

const WALLETS: Readonly<Record<string, WalletKind>> = {
  spot: "spot",
  margin: "margin",
  "super-margin": "margin",
  otc: "funding",
};

const accountsSchema = z.looseObject({
  status: z.literal("ok"),
  data: z.array(z.looseObject({ id: idText, type: z.string(), state: z.string() })),
});

/** HtxAccount is one of the accounts HTX keeps wallets in; isolated margin has one for each pair. */
export interface HtxAccount {
  id: string;
  wallet: WalletKind;
}

/** parseAccounts reads `GET /v1/account/accounts`: the accounts in use whose wallets we know. */
export function parseAccounts(raw: unknown): HtxAccount[] {
  return parseAnswer(accountsSchema, raw, "htx", "accounts").data.flatMap(({ id, type, state }) => {
    const wallet = Object.hasOwn(WALLETS, type) ? WALLETS[type] : undefined;
    return wallet === undefined || state !== "working" ? [] : [{ id, wallet }];
  });
}

const balanceSchema = z.looseObject({
  status: z.literal("ok"),
  data: z.looseObject({
    list: z.array(z.looseObject({ currency: assetCode, type: z.string(), balance: decimalText })),
  }),
});

/** What can be used, and what is owed; every other kind of row is the person's, but not free. */
const FREE_ROW = "trade";
const DEBT_ROWS: ReadonlySet<string> = new Set(["loan", "interest"]);
/** Restates `trade` as what may be withdrawn. */
const REPEATED_ROWS: ReadonlySet<string> = new Set(["transfer-out-available", "loan-available"]);

/** parseBalance reads `GET /v1/account/accounts/{id}/balance`: one row for each coin and kind. */
export function parseBalance(raw: unknown, wallet: WalletKind): Balance[] {
  const byAsset = new Map<string, Balance>();
  for (const { currency, type, balance } of parseAnswer(balanceSchema, raw, "htx", "balance").data.list) {
    if (REPEATED_ROWS.has(type)) continue;
    const name = currency.toUpperCase();
    const asset = ASSET_NAMES[name] ?? name;
    const line = byAsset.get(asset) ?? { wallet, asset, free: "0", locked: "0", borrowed: "0", unlockAt: null };
    if (type === FREE_ROW) line.free = addDecimals(line.free, balance);
    else if (DEBT_ROWS.has(type)) line.borrowed = addDecimals(line.borrowed, magnitude(balance));
    else line.locked = addDecimals(line.locked, balance);
    byAsset.set(asset, line);
  }
  return [...byAsset.values()].filter(isHeld);
}

/** Debts are printed with a minus. */
function magnitude(amount: DecimalString): DecimalString {
  return compareDecimals(amount, "0") < 0 ? subtractDecimals("0", amount) : amount;
}
