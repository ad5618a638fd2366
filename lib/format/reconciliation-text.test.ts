import { describe, expect, test } from "vitest";
import type { AccountReconciliation, ReconciliationView } from "@/lib/domain/reconciliation-view";
import { enScreens } from "./messages/en-screens";
import { USD } from "./money";
import { reconciliationLead, reconciliationReasons, stateText } from "./reconciliation-text";

const NONE = { trades: "0", flows: "0", funding: "0", income: "0", fees: "0", unexplained: "0" };
const account = (change: Partial<AccountReconciliation> = {}): AccountReconciliation => ({
  connectionId: "con_1",
  label: "Main",
  venueName: "OKX",
  state: "explained",
  from: 0,
  to: 30 * 86_400_000,
  startUsd: "1000",
  endUsd: "1000",
  partsUsd: NONE,
  thresholdUsd: "5.00",
  unexplainedGrossUsd: "0.00",
  assets: [],
  missingWallets: [],
  contractGaps: [],
  tradesKeptDays: 90,
  historyReadAt: 0,
  ...change,
});
const finding = account({ state: "unexplained", unexplainedGrossUsd: "420.00" });
const changed = account({ assets: [{ ...NONE, asset: "ETH", change: "1", unexplainedUsd: "0", isNamed: false }] });
const lead = (...accounts: AccountReconciliation[]) =>
  reconciliationLead({ period: "30d", accounting: USD, accounts } satisfies ReconciliationView, enScreens);

describe("reconciliation in words", () => {
  test("findings come first, then what cannot be checked, then that all is well", () => {
    expect(lead()).toBe("No linked account has been read twice yet.");
    expect(lead(account())).toBe("Nothing has changed.");
    expect(lead(account(), changed)).toBe("Every change has a reason.");
    expect(lead(changed, account({ state: "settling" }))).toBe("One account cannot be checked yet.");
    expect(lead(finding, account({ state: "settling" }))).toBe("$420 of the changes have no reason we know of.");
  });

  test("a verdict names its amount", () => {
    expect(stateText(finding, USD, enScreens)).toBe("$420 unexplained");
    expect(stateText(account(), USD, enScreens)).toBe("explained");
  });

  test("a finding names what limits it; a history that ends before the period is said, not held against the account", () => {
    expect(reconciliationReasons(account(), enScreens)).toEqual([]);
    expect(reconciliationReasons(finding, enScreens)).toHaveLength(1);
    const limited = { ...finding, to: 100 * 86_400_000, contractGaps: ["BTC/USDT:USDT"] };
    expect(reconciliationReasons(limited, enScreens).slice(1)).toEqual([
      "Trades of BTC/USDT:USDT are missing, so what closing them brought is not known.",
      "OKX tells trades of the last 90 days only.",
    ]);
    const unread = account({ state: "unread_wallets", missingWallets: ["futures"] });
    expect(reconciliationReasons(unread, enScreens)).toEqual([
      "Not readable now: Futures. The last balances stand; the check waits.",
    ]);
  });
});
