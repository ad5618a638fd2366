/**
 * Our own vocabulary of crypto headlines: what a word does to a reader who holds coins, from −3 (theft, collapse) to +3
 * (rarely). Written by hand from the vocabulary of the trade, not fitted to any labelled text, so that it can be shipped.
 * Keys are any inflection; phrases of two or three words outweigh the words in them.
 */
const WEIGHTED: readonly (readonly [weight: number, words: string])[] = [
  // Theft, fraud, failure
  [-3, "hack exploit steal stolen theft heist scam fraud fraudulent ponzi rugpull insolvent insolvency bankrupt"],
  [-3, "bankruptcy collapse embezzle phishing ransomware hijack looted drained siphon counterfeit swindle exitscam"],
  [-2.5, "attacker hacker crash plunge plummet crackdown ban outlaw prohibit indict indictment arrest convict guilty"],
  [-2.5, "prison jail laundering lawsuit sue breach compromised manipulation illicit illegal extort blackmail depeg"],
  [-2.5, "liquidated liquidation bloodbath capitulation contagion meltdown panic rout turmoil implode default"],
  // Prices and activity falling
  [-2, "tumble slump dump selloff drop fall fell sink slide dip decline lose loss lost slash plunged bearish crisis"],
  [-2, "shutdown suspend halt freeze frozen seize confiscate charge accuse allege violate violation fine penalty"],
  [-2, "reject deny denied censor blacklist delist vulnerable vulnerability bug outage downtime malware attack"],
  [-1.5, "warn warning threat threaten fear risky concern worry probe investigation investigate subpoena complaint"],
  [-1.5, "restrict restriction limit curb sanction tighten strict penalize detain sentenced surrender"],
  [-1.5, "delay postpone pause cancel withdraw abandon layoff resign oust quit dispute backlash controversy criticize"],
  [-1.5, "slip weaken worst weak shrink outflow dormant stagnate struggle suffer fail failure failed trouble wipe"],
  [-1.5, "unregistered unlicensed misleading deceptive scandal abuse criminal crime terror volatile uncertainty"],
  [-1, "close closing cut drag down low lower tax levy skeptical doubt bubble speculative bear sell sold dissolve"],
  [-1, "leak glitch error missing stuck slow hurt negative against stop remove ditch avoid unlikely never refuse"],
  // Prices and activity rising
  [2, "surge soar rally jump skyrocket rocket bullish breakout moon boom outperform record rise rose climb gain"],
  [2, "approve approval adopt adoption milestone breakthrough success successful win won profit recover rebound"],
  [1.5, "grow growth expand expansion boost hit top surpass exceed reach high higher uptick inflow upgrade double"],
  [1.5, "triple raise raised raising fund funding invest investment acquire acquisition partner partnership backing"],
  [1.5, "launch unveil introduce debut roll release integrate integration support enable accept list listing onboard"],
  [1.5, "allow legalize greenlight license licence authorize grant secure bull optimistic confident embrace endorse"],
  [1, "add join offer open buy bought purchase build develop plan collaborate pilot deploy mainnet donate"],
  [1, "bring deal team sponsor back help improve benefit easy fast faster innovation institutional billion valuation"],
  [
    1,
    "popular leading first new largest accumulate hold reward earn promising positive strong stronger hire ipo oversubscribed",
  ],
];

const PHRASES: readonly (readonly [weight: number, phrases: readonly string[]])[] = [
  [-3, ["rug pull", "exit scam", "security breach", "private keys", "flash loan attack", "funds stolen"]],
  [-2.5, ["class action", "wash trading", "insider trading", "money laundering", "death cross", "bank run"]],
  [-2.5, ["record low", "all time low", "year low", "month low", "week low", "lawsuit against", "files suit"]],
  [-2, ["shut down", "shutting down", "closing down", "cut off", "cuts ties", "pulls out", "step back", "stay away"]],
  [
    -2,
    ["sell off", "sold off", "take down", "goes down", "site down", "stops taking", "wont invest", "wouldnt invest"],
  ],
  [-1.5, ["capital requirements", "at a discount", "carbon footprint", "energy use", "fall short", "lay off"]],
  [2.5, ["all time high", "record high", "new high", "year high", "month high", "legal tender", "bull run"]],
  [2, ["hits record", "new record", "series a", "series b", "series c", "seed round", "goes live"]],
  [2, ["drop charges", "drop lawsuit", "drop case", "ban lifted"]],
  [2, ["gets approval", "wins approval", "golden cross", "market cap surpasses", "raises million", "bitcoin etf"]],
  [1, ["now available", "teams up", "rolls out", "sets up", "moves to", "set to", "looks to", "early access"]],
  [0, ["step down", "stepping down", "take profit", "bear market", "bull market", "high risk", "how to", "top 5"]],
  [0, ["top 10", "risk management", "hard fork", "open letter", "against dollar", "open interest", "low fees"]],
];

/** Turns the next few words round. */
const NEGATIONS =
  "not no never without neither nor cannot cant dont doesnt didnt isnt arent wasnt wont wouldnt hardly denies";
/** Makes the word after it count more, or less. */
const INTENSIFIERS: readonly (readonly [factor: number, words: string])[] = [
  [1.5, "massive huge record major sharply heavily extremely very biggest largest severe historic unprecedented"],
  [0.6, "slightly somewhat nearly almost partly may might could briefly potential potentially reportedly seems little"],
];
/** What stops something bad is good: "ban lifted", "hacker caught", "lawsuit dismissed". */
const REVERSALS =
  "lift overturn dismiss reverse end recover refund reimburse thwart prevent avert return settle ease dispel";

export const LEXICON = {
  weighted: WEIGHTED,
  phrases: PHRASES,
  negations: NEGATIONS,
  intensifiers: INTENSIFIERS,
  reversals: REVERSALS,
};
