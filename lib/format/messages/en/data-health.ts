import type { FeedState } from "@/lib/domain/market-views";
import { capitalized } from "../../capitalized";

/** Data health: which data are there, how fresh they are, what a gap changes. */
export const dataHealth = {
  screen: "Data health",
  question: "Can the figures be trusted right now?",
  lead: {
    sentence: (parts: readonly string[]) => `${capitalized(parts.join("; "))}.`,
    unread: (count: number) => (count === 1 ? "one account cannot be read" : `${count} accounts cannot be read`),
    fine: (feeds: number) => `all ${feeds} feeds are fresh`,
    late: (late: number, feeds: number) =>
      late === 1 ? `one of ${feeds} feeds is late` : `${late} of ${feeds} feeds are late`,
    waiting: "The first data are being fetched.",
    waitingSupport: "Prices come first, then daily bars, then everything else.",
  },
  support: {
    worst: (name: string, since: string) => `Most overdue: ${name}, ${since}.`,
    trust: (fraction: string, asset: string) => `Lowest data trust: ${asset}, ${fraction}.`,
    trustFine: "Every judged asset has full data trust.",
    accounts: (names: string) =>
      `Not readable: ${names}. Last balances stand, advice is held, the ladder does not move.`,
    firstFetch: (count: number) =>
      count === 1 ? "One waits for its first fetch." : `${count} wait for their first fetch.`,
  },
  feeds: {
    title: "Feeds",
    feed: "Feed",
    state: "State",
    lastSuccess: "Last success",
    asOf: "Data as of",
    coverage: "Coverage",
    target: "Target",
    next: "Next try",
    failures: (count: number) => (count === 1 ? "1 failure" : `${count} failures in a row`),
    states: { fresh: "fresh", late: "late", waiting: "waiting" } satisfies Record<FeedState, string>,
    never: "never",
    summary: (fresh: number, total: number) => (fresh === total ? `${total} fresh` : `${fresh} of ${total} fresh`),
    showAll: (count: number) => `Show all ${count}`,
  },
  lastError: (error: string, isOver: boolean) => (isOver ? `before that it ${error}` : error),
  off: {
    title: "Sources that are off",
    why: (provider: string) =>
      `${provider} asks for an agreement before commercial use; the operator of this server has stated none.`,
    effect: "Nothing is guessed in their place: confidence lists what it does not have.",
    terms: "Their terms",
  },
  accounts: {
    title: "Your accounts",
    none: "No account is linked. What you entered by hand counts as it stands.",
    manage: "Connections",
    noNext: "not before a new key",
    account: "Account",
    read: "Last read",
    next: "Next read",
    state: "State",
    effect:
      "While one cannot be read its last balances stand with their age, advice is held and the ladder does not move.",
  },
  trust: {
    title: "Data trust per asset",
    note: "Multiplies every size. 100\u202f% = prices, history and order book fresh and complete.",
    assets: "Assets",
    trust: "Trust",
    why: "Why",
    asOf: "Oldest state",
    fine: (count: number) => (count === 1 ? "1 asset at 100\u202f%" : `${count} assets at 100\u202f%`),
    none: "No asset has been judged yet.",
  },
};
