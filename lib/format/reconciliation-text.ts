import type { AccountReconciliation, ReconciliationView } from "@/lib/domain/reconciliation-view";
import type { ScreenMessages } from "./messages/en-screens";
import { money, type Accounting } from "./money";
import { textOf } from "./number";

/** reconciliationLead is the answer in one sentence: findings first, then what cannot be checked, else that all is well. */
export function reconciliationLead(
  { accounts, accounting }: ReconciliationView,
  { portfolio }: ScreenMessages,
): string {
  const words = portfolio.reconciliation.lead;
  if (accounts.length === 0) return words.none;
  const findings = accounts.filter(({ state }) => state === "unexplained");
  if (findings.length > 0) {
    const gross = findings.reduce((sum, { unexplainedGrossUsd }) => sum + Number(unexplainedGrossUsd), 0);
    return words.findings(textOf(money(gross, accounting)), findings.length);
  }
  const open = accounts.filter(({ state }) => state !== "explained").length;
  if (open > 0) return words.open(open);
  return accounts.every(({ assets }) => assets.length === 0) ? words.unchanged : words.fine;
}

/** stateText is an account's verdict in two words, with the amount where there is one. */
export function stateText(
  { state, unexplainedGrossUsd }: AccountReconciliation,
  accounting: Accounting,
  { portfolio }: ScreenMessages,
): string {
  const words = portfolio.reconciliation.state;
  if (state !== "unexplained") return words[state];
  return words.unexplained(textOf(money(Number(unexplainedGrossUsd), accounting)));
}

/** reconciliationReasons says what stands behind a verdict and what limits it, a sentence each; empty when all is well. */
export function reconciliationReasons(
  { state, venueName, missingWallets, contractGaps, tradesKeptDays, from, to }: AccountReconciliation,
  { portfolio, wallets }: ScreenMessages,
): string[] {
  if (state === "explained") return [];
  const { why, kept, contractGap } = portfolio.reconciliation;
  const sentences = [sentenceOf()];
  if (state !== "unexplained") return sentences;
  if (contractGaps.length > 0) sentences.push(contractGap(contractGaps.join(", ")));
  const isOlderThanKept = tradesKeptDays !== null && to - from > tradesKeptDays * 86_400_000;
  if (isOlderThanKept) sentences.push(kept(venueName, tradesKeptDays));
  return sentences;

  function sentenceOf(): string {
    switch (state) {
      case "unread_wallets":
        return why.unread_wallets(missingWallets.map((wallet) => wallets[wallet] ?? wallet).join(", "));
      case "balances_only":
        return why.balances_only(venueName);
      case "reading_history":
        return why.reading_history;
      case "settling":
        return why.settling;
      default:
        return why.unexplained(venueName);
    }
  }
}
