import type { UnreadPart } from "@/lib/domain/venue-option";
import { capitalized } from "../../capitalized";

/** Linking an exchange account: the form, the wait, the verdicts. */
export const connecting = {
  venue: "Exchange",
  label: "Name of the account",
  labelHint: "For you to tell accounts apart.",
  defaultLabel: (venue: string) => `${venue} main`,
  howTo: (venue: string) => `At ${venue}, make a new API key:`,
  tick: "Tick only",
  untick: "Leave unticked",
  binding: {
    title: (count: number) => (count === 1 ? "Bind the key to this address" : "Bind the key to these addresses"),
    why: "Ballast calls the exchange from there; bound to it, a leaked key is useless elsewhere.",
    unknown:
      "If you can bind the key to addresses, do: a leaked key is then useless elsewhere. Ask whoever runs this server for its addresses.",
  },
  sealed:
    "The key is sealed in this request. The web server cannot open it again; only the worker that talks to the exchange can.",
  submit: (isAttested: boolean) => (isAttested ? "Link, not proven" : "Prove and link"),
  attest: (venue: string) =>
    `${venue} does not tell what this key may do, so Ballast cannot prove it. I made this key read-only: no trading, no transfers, no withdrawals.`,
  attestHint: "Recorded with your name. The account is marked as not proven for as long as it is linked.",
  limits: {
    terms: { unread: "Not read yet", history: "How far back", expiry: "End of the key" },
    unread: (parts: readonly string[]) => `${capitalized(parts.join(", "))}.`,
    part: {
      positions: "positions",
      orders: "open orders",
      trades: "trades",
      flows: "deposits and withdrawals",
      earn: "earn",
      margin: "margin",
      futures: "futures",
      coin_futures: "what is open in coin-margined futures",
      options: "what is open in options",
      international: "international derivatives",
      bots: "what bots and copied traders hold",
    } satisfies Record<UnreadPart, string>,
    balancesOnly: (hasFlows: boolean) =>
      hasFlows
        ? "Balances, deposits and withdrawals only: what was traded shows in the balances."
        : "Balances only: money that comes or goes is seen in them, but Ballast cannot tell a deposit from a purchase.",
    trades: (venue: string, days: number | null) =>
      days === null
        ? `Trades are read back to the first one on ${venue}.`
        : `${venue} gives a key the trades of the last ${days} days. Older ones can be imported from a file.`,
    keyEnds: (venue: string, days: number | null) =>
      days === null
        ? `A key that is not bound to addresses ends by itself at ${venue}. Ballast warns 14, 3 and 1 days before.`
        : `A key that is not bound to addresses ends after ${days} days at ${venue}. Ballast warns 14, 3 and 1 days before.`,
  },
  sandbox: "Sandbox accounts and their keys",
  sandboxHint: "This installation runs on the sandbox: its demo accounts have keys to try, good and bad ones.",
  proving: "Asking the exchange what this key may do",
  provingHint: "Usually a few seconds. Nothing is stored unless it is proven read-only.",
  accepted: "Proven read-only",
  acceptedHint: "It cannot trade or withdraw. Reading has begun.",
  attested: "Linked by your word: not proven",
  attestedHint: "The key reads the account. What else it may do, nobody has told. Reading has begun.",
  refused: {
    title: "Refused: this key can do more than read",
    body: "It was not stored. Untick these boxes at the exchange, or make a new key, and try again:",
  },
  unverifiable: {
    title: "The exchange does not prove what this key may do",
    body: "It was not stored. Make a new key with the boxes above and try again.",
    attestable: "It was not stored.",
  },
  failed: "The account was not linked",
  reasons: {
    over_privileged: "The key can do more than read.",
    key_rejected:
      "The exchange does not accept this key and secret from our address. Check both, and the key\u2019s list of addresses.",
    reading_off: "The key may not even read: tick the box for reading.",
    attestation_needed:
      "The exchange does not tell what this key may do. Say that you made it read-only, and send it again.",
    not_provable: "The exchange\u2019s answer about this key is not one we understand, so nothing is proven.",
    exchange_unavailable: "The exchange did not answer. The key was not stored; try again in a few minutes.",
    expired: "Nobody decided in time. The key was thrown away; try again.",
    already_linked: "This key is linked already.",
    plan_limit: "Your plan\u2019s number of accounts is reached.",
  } as Record<string, string>,
  unknownReason: "No reason was given. Try again, and write to us if it stays.",
  tryAgain: "Try again",
};
