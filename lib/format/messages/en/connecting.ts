/** Linking an exchange account: the form, the wait, the verdicts. */
export const connecting = {
  venue: "Exchange",
  label: "Name of the account",
  labelHint: "For you to tell accounts apart.",
  defaultLabel: (venue: string) => `${venue} main`,
  howTo: (venue: string) => `At ${venue}, make a new API key:`,
  tick: "Tick only",
  untick: "Leave unticked",
  ip: "If the exchange lets you bind the key to addresses, do: a leaked key is then useless elsewhere.",
  sealed:
    "The key is sealed in this request. The web server cannot open it again; only the worker that talks to the exchange can.",
  submit: "Prove and link",
  attest: "The exchange cannot say what this key may do. I made it read-only: no trading, no withdrawals.",
  attestHint: "Shown only where the exchange offers no proof. It is recorded with your name.",
  sandbox: "Sandbox accounts and their keys",
  sandboxHint: "This installation runs on the sandbox: its demo accounts have keys to try, good and bad ones.",
  proving: "Asking the exchange what this key may do",
  provingHint: "Usually a few seconds. Nothing is stored unless it is proven read-only.",
  accepted: "Proven read-only",
  acceptedHint: "It cannot trade or withdraw. Reading has begun.",
  refused: {
    title: "Refused: this key can do more than read",
    body: "It was not stored. Untick these boxes at the exchange, or make a new key, and try again:",
  },
  unverifiable: {
    title: "The exchange does not prove what this key may do",
    body: "It was not stored. If you are sure that it can only read, say so and send it again.",
  },
  failed: "The account was not linked",
  reasons: {
    over_privileged: "The key can do more than read.",
    key_rejected:
      "The exchange does not accept this key and secret from our address. Check both, and the key\u2019s list of addresses.",
    reading_off: "The key may not even read: tick the box for reading.",
    not_provable: "The exchange\u2019s answer about this key is not one we understand, so nothing is proven.",
    exchange_unavailable: "The exchange did not answer. The key was not stored; try again in a few minutes.",
    expired: "Nobody decided in time. The key was thrown away; try again.",
    already_linked: "This key is linked already.",
    plan_limit: "Your plan\u2019s number of accounts is reached.",
  } as Record<string, string>,
  unknownReason: "No reason was given. Try again, and write to us if it stays.",
  tryAgain: "Try again",
};
