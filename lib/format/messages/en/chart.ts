/** Words in and around charts. */
export const chart = {
  equityTitle: "Equity, without deposits and withdrawals",
  holdTitle: "What you held against what was suggested",
  measure: "What is drawn",
  equity: "Equity",
  hold: "Hold",
  suggested: "Suggested",
  day: "Day (UTC)",
  flow: "Deposits",
  high: "High",
  ladderLine: (state: string, at: string) => `${state} ${at}`,
  holdAgainst: (hold: string, target: string | null) =>
    target === null ? `Hold ${hold}` : `Hold ${hold}, suggested ${target}`,
  deposit: (amount: string) => `Deposit ${amount}`,
  withdrawal: (amount: string) => `Withdrawal ${amount}`,
  estimated: "Estimated from trades and prices",
  tooShort:
    "The line starts with the second reading. Your past is rebuilt from trades and prices while history is read.",
};
