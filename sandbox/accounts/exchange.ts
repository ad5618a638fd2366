import { DAY_MS } from "../market/interval";
import type { Market } from "../market/market";
import { accrue } from "./accruals";
import type { AccountBook } from "./account-book";
import type { AccountProfile } from "./account-profile";
import { makeApiKeys, type ApiKey } from "./api-key";
import { DEMO_PROFILES } from "./demo-profiles";
import { HistoryPen } from "./history-pen";
import { settleHistory } from "./settle-history";
import { fillTriggeredStops } from "./stop-orders";

/** A demo account: its story, its ledger, its keys. */
export interface Account {
  readonly profile: AccountProfile;
  readonly number: number;
  readonly book: AccountBook;
  readonly keys: readonly ApiKey[];
  /** Until when time has been accounted for. */
  settledUntil: number;
}

/** The exchange's customers. Looking an account up first brings it up to the clock. */
export interface Exchange {
  accounts(): readonly Account[];
  account(id: string): Account | undefined;
  key(apiKey: string): ApiKey | undefined;
  /** Rebuilds all accounts as they were at the start. */
  reset(): void;
}

/** createExchange writes every demo account's history against a market, as of the last midnight, and keeps them live. */
export function createExchange(market: Market, now: () => number): Exchange {
  const anchor = Math.floor(now() / DAY_MS) * DAY_MS;
  const accounts = new Map<string, Account>();
  const keys = new Map<string, ApiKey>();

  function reset(): void {
    DEMO_PROFILES.forEach((profile, index) => {
      const account = openAccount(profile, index + 1, market, anchor);
      accounts.set(profile.id, account);
      for (const key of account.keys) keys.set(key.apiKey, key);
    });
  }
  function settle(account: Account): Account {
    const until = now();
    if (until > account.settledUntil) {
      accrue(account.book, market, account.settledUntil, until);
      fillTriggeredStops(account.book, market, until);
      account.settledUntil = until;
    }
    return account;
  }
  reset();
  return {
    accounts: () => [...accounts.values()].map(settle),
    account(id) {
      const found = accounts.get(id);
      return found && settle(found);
    },
    key: (apiKey) => keys.get(apiKey),
    reset,
  };
}

function openAccount(profile: AccountProfile, number: number, market: Market, anchor: number): Account {
  const pen = new HistoryPen(market, profile.id, anchor);
  profile.write(pen);
  const canPayInCurrency = profile.depositsIn !== undefined && pen.isListed(profile.depositsIn);
  const book = settleHistory(
    pen,
    market,
    {
      number,
      paysFeesInBnb: profile.paysFeesInBnb ?? false,
      bnbPriceAt: (at) => market.priceAt("BNBUSDT", at),
    },
    {
      asset: canPayInCurrency && profile.depositsIn ? profile.depositsIn : "USDT",
      depositStep: profile.depositStep ?? 250,
    },
  );
  return { profile, number, book, keys: makeApiKeys(profile.id, anchor - 300 * DAY_MS), settledUntil: anchor };
}
