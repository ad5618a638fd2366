import { DAY_MS } from "../market/interval";
import type { Market } from "../market/market";
import { accrue } from "./accruals";
import type { AccountBook } from "./account-book";
import type { AccountProfile } from "./account-profile";
import { liquidateIfNeeded } from "./liquidation";
import { makeApiKeys, makeReadOnlyKey, type ApiKey } from "./api-key";
import { DEMO_PROFILES } from "./demo-profiles";
import { ownersDoings, type ExchangeState } from "./exchange-state";
import { HistoryPen } from "./history-pen";
import type { Draft } from "./ledger-event";
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
  /** Makes one more read-only key of an account; it lasts until the next reset or restart. */
  issueKey(accountId: string): ApiKey;
  /** Rebuilds all accounts as they were at the start, without what their owners did since. */
  reset(): void;
  /** What a restart needs to come back to this. */
  state(): Pick<ExchangeState, "anchor" | "accounts" | "keys">;
}

/**
 * createExchange writes every demo account's history against a market and keeps the accounts live. Histories end at
 * the last midnight, or, given the state of an earlier run, at that run's; what the owners did since is done again.
 */
export function createExchange(market: Market, now: () => number, earlier?: ExchangeState): Exchange {
  const anchor = earlier?.anchor ?? Math.floor(now() / DAY_MS) * DAY_MS;
  const accounts = new Map<string, Account>();
  const keys = new Map<string, ApiKey>();

  function open(): void {
    keys.clear();
    DEMO_PROFILES.forEach((profile, index) => {
      const account = openAccount(profile, index + 1, market, anchor);
      accounts.set(profile.id, account);
      for (const key of account.keys) keys.set(key.apiKey, key);
    });
  }
  function settle(account: Account, until: number): Account {
    if (until > account.settledUntil) {
      accrue(account.book, market, account.settledUntil, until);
      account.settledUntil = until;
    }
    return account;
  }
  function settleNow(account: Account): Account {
    const at = now();
    settle(account, at);
    fillTriggeredStops(account.book, market, at);
    liquidateIfNeeded(account.book, market, at);
    return account;
  }
  function doAgain(account: Account, drafts: readonly Draft[]): void {
    for (const draft of drafts) {
      settle(account, draft.at);
      if ("orderId" in draft && draft.orderId !== undefined) account.book.removeOrder(draft.orderId);
      account.book.apply(draft);
    }
  }
  open();
  for (const account of accounts.values()) doAgain(account, earlier?.accounts[account.profile.id] ?? []);
  for (const [apiKey, kept] of Object.entries(earlier?.keys ?? {})) Object.assign(keys.get(apiKey) ?? {}, kept);
  return {
    accounts: () => [...accounts.values()].map(settleNow),
    account(id) {
      const found = accounts.get(id);
      return found && settleNow(found);
    },
    key: (apiKey) => keys.get(apiKey),
    issueKey(accountId) {
      const account = accounts.get(accountId);
      if (account === undefined) throw new Error(`The sandbox has no account "${accountId}".`);
      const issued = makeReadOnlyKey(account.profile.venue ?? "binance", accountId, `issued-${keys.size}`, now());
      keys.set(issued.apiKey, issued);
      return issued;
    },
    reset: open,
    state: () => ({
      anchor,
      accounts: Object.fromEntries(
        [...accounts.values()].map(({ profile, book }) => [profile.id, ownersDoings(book.events, anchor)]),
      ),
      keys: Object.fromEntries(
        [...keys].map(([apiKey, { permissions, allowedIps, expiresAt }]) => [
          apiKey,
          { permissions, allowedIps, expiresAt },
        ]),
      ),
    }),
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
  return {
    profile,
    number,
    book,
    keys: makeApiKeys(profile.venue ?? "binance", profile.id, anchor - 300 * DAY_MS),
    settledUntil: anchor,
  };
}
