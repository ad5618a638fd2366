/**
 * Our own vocabulary of crypto headlines: what a word does to a reader who holds coins, from −3 (theft, collapse) to +3
 * (rarely). Written by hand from the vocabulary of the trade, not fitted to any labelled text, so that it can be shipped.
 * Keys are any inflection; phrases of two or three words outweigh the words in them; % stands for any percentage.
 */
const WEIGHTED: readonly (readonly [weight: number, words: string])[] = [
  // Theft, fraud, failure
  [-3, "hack exploit steal stolen theft thief heist scam fraud fraudulent ponzi rugpull insolvent insolvency"],
  [-3, "bankrupt bankruptcy collapse embezzle phishing ransomware hijack looted drained siphon counterfeit swindle"],
  [-3, "exitscam rug"],
  [-2.5, "attacker hacker scammer fraudster crash plunge plummet nosedive crater crackdown ban outlaw prohibit"],
  [-2.5, "indict indictment arrest convict guilty prison jail laundering launder lawsuit sue breach compromised"],
  [-2.5, "manipulation illicit illegal extort blackmail depeg kidnap torture murder ransom fugitive extradite raid"],
  [-2.5, "fake impersonate liquidated liquidation bloodbath carnage capitulation contagion meltdown panic rout"],
  [-2.5, "turmoil implode default freefall hammered catastrophe catastrophic disaster spoofing abscond doom sued"],
  [-2.5, "suing"],
  // Prices and activity falling
  [-2, "tumble slump dump selloff drop fall fell sink slide dip dive decline lose loss lost slash bearish crisis"],
  [-2, "shutdown suspend halt freeze frozen seize seizure confiscate charge accuse allege allegation violate"],
  [-2, "violation fine penalty reject deny denied censor blacklist delist vulnerable vulnerability bug outage"],
  [-2, "downtime malware attack downturn downtrend fiasco chaos woe danger dangerous beware worthless flop victim"],
  [-2, "erase downfall tricked"],
  [-1.5, "warn warning threat threaten fear risky concern worry probe investigation investigate subpoena complaint"],
  [-1.5, "restrict restriction limit curb sanction tighten strict penalize detain sentenced surrender probation"],
  [-1.5, "plead delay postpone pause cancel withdraw abandon layoff resign oust quit dispute backlash controversy"],
  [-1.5, "criticize slip weaken worst weak shrink outflow dormant stagnate struggle suffer fail failure failed"],
  [-1.5, "trouble wipe tank unregistered unlicensed misleading deceptive scandal abuse criminal crime terror"],
  [-1.5, "volatile uncertainty downside retreat pullback correction breakdown slam bash oppose disappoint"],
  [-1.5, "disappointing impairment recession mishap evasion downgrade emergency rebuke condemn alarm lowest spook"],
  [-1.5, "bite bleed bust pain destabilize curtail undermine moratorium stall siege flee distressed war invade"],
  [-1.5, "invasion fallen sank sunk shrank froze withdrew"],
  [-1, "close closing cut drag down low lower tax levy skeptical doubt bubble speculative bear sell sold dissolve"],
  [-1, "leak glitch error missing stuck slow hurt negative stop remove ditch avoid unlikely never refuse risk"],
  [-1, "retrace trap blame bad lack exit leave block red pressure debt bailout scrutiny mistake caution concede"],
  [-1, "conflict expose mess refute loser hurdle harm impose challenge litigation tepid"],
  // Prices and activity rising
  [2, "surge soar rally jump skyrocket rocket bullish breakout moon boom outperform record rise rose climb gain"],
  [2, "approve approval adopt adoption milestone breakthrough success successful win won profit recover rebound"],
  [1.5, "grow growth expand expansion boost hit top surpass exceed reach high higher uptick inflow upgrade double"],
  [1.5, "triple raise raised raising fund funding invest investment acquire acquisition partner partnership launch"],
  [1.5, "unveil introduce debut roll release integrate integration support enable accept list listing onboard allow"],
  [1.5, "legalize greenlight license licence authorize grant secure bull optimistic confident embrace endorse"],
  [1.5, "accelerate bounce spike reclaim revive revival comeback propel strengthen bolster uptrend praise progress"],
  [1.5, "resume reopen restore celebrate relief recovery award ath tenfold overtake legitimize explode improve"],
  [1.5, "benefit innovation risen grew grown highest add join collaborate deploy donate donation bring tap receive"],
  [1.5, "welcome pioneer"],
  [1, "offer open buy bought purchase build develop plan pilot mainnet announce select provide prepare connect deal"],
  [1, "sponsor back help easy fast faster institutional billion valuation popular leading first new largest"],
  [1, "accumulate hold reward earn promising positive strong stronger hire ipo oversubscribed foster enhance"],
  [1, "empower attract pledge advance clarity friendly mainstream accessible opportunity solution solve healthy"],
  [1, "increase upside pump lead better cheaper efficient alliance inaugural protect sustainable compensate ink eye"],
  [1, "create outpace simplify access"],
];

const PHRASES: readonly (readonly [weight: number, phrases: readonly string[]])[] = [
  [-3, ["rug pull", "exit scam", "security breach", "private keys", "flash loan attack", "funds stolen"]],
  [-3, ["chapter 11"]],
  [-2.5, ["class action", "wash trading", "insider trading", "money laundering", "death cross", "bank run"]],
  [-2.5, ["record low", "all time low", "year low", "month low", "week low", "lawsuit against", "files suit"]],
  [-2.5, ["loses peg", "lost peg", "below peg", "halt withdrawals", "pause withdrawals", "suspend withdrawals"]],
  [-2, ["shut down", "closing down", "cut off", "cuts ties", "pulls out", "step back", "stay away", "sell off"]],
  [-2, ["sold off", "take down", "goes down", "went down", "site down", "stops taking", "under fire", "wont invest"]],
  [-2, ["wouldnt invest", "turn red", "job cuts", "margin call", "crypto winter", "bad actor", "goes offline"]],
  [-2, ["extend decline", "extend loss", "move lower", "push down", "lose momentum", "down %", "hits low"]],
  [-2, ["hits lowest", "lowest since", "lowest level", "wells notice", "under siege"]],
  [-1.5, ["capital requirements", "at a discount", "carbon footprint", "energy use", "fall short", "lay off"]],
  [-1.5, ["at risk", "rate hike", "trim gains", "slashes gains", "erase gains", "gains erased", "lack of"]],
  [-1.5, ["falls behind", "bottom out", "no longer", "ordered to pay", "to pay fine"]],
  [2.5, ["all time high", "record high", "new high", "year high", "month high", "legal tender", "bull run"]],
  [2, ["hits record", "new record", "series a", "series b", "series c", "seed round", "goes live", "green light"]],
  [2, ["drop charges", "drop lawsuit", "drop case", "ban lifted", "settles with", "extend gains", "moves higher"]],
  [2, ["up %", "gets approval", "wins approval", "golden cross", "market cap surpasses", "bitcoin etf"]],
  [1.5, ["pro crypto", "pro bitcoin", "buy the dip", "takes off", "on the rise", "spot etf"]],
  [1, ["now available", "teams up", "rolls out", "sets up", "moves to", "set to", "looks to", "early access"]],
  [1, ["inch higher", "more gains", "additional gains", "gains momentum", "joins forces"]],
  [0, ["step down", "take profit", "bear market", "bull market", "high risk", "how to", "top 5", "top 10", "top 3"]],
  [0, ["risk management", "hard fork", "open letter", "against dollar", "open interest", "low fees", "think tank"]],
  [0, ["price target", "play to earn", "market cap", "high profile", "key support", "support level", "real world"]],
  [0, ["open source", "block reward", "hedge fund", "fund manager", "close of", "new york", "crypto fund"]],
  [0, ["tax season"]],
];

/** Turns the next few words round. */
const NEGATIONS =
  "not no never without neither nor hardly denies cannot cant dont doesnt didnt isnt arent wasnt wont wouldnt hasnt " +
  "havent shouldnt couldnt";
/** Makes the word after it count more, or less. */
const INTENSIFIERS: readonly (readonly [factor: number, words: string])[] = [
  [1.5, "massive huge record major sharply heavily extremely very biggest largest severe historic unprecedented"],
  [0.6, "slightly somewhat nearly almost partly may might could briefly potential potentially reportedly seems little"],
];
/** What stops something bad is good: "ban lifted", "hacker caught", "lawsuit dismissed". */
const REVERSALS =
  "lift overturn dismiss reverse end recover refund reimburse thwart prevent avert return settle ease dispel";
/** What stops something good is bad: "struggles to recover", "delays launch". */
const SPOILERS =
  "fail struggle try unable refuse delay postpone halt suspend stop block reject oppose deny pause abandon cancel lack " +
  "limit";
/** Makes what is said after it small: "rallies despite crackdown". */
const CONCESSIONS = "despite";
/** A headline that opens so, or has one of the others anywhere, explains, lists or asks more than it reports. */
const OPENINGS = "how why what is are do can should when who where top best";
const FRAMES = "?,explained,guide,prediction,forecast,roundup,podcast,interview,opinion,vs,more news".split(",");

export const LEXICON = {
  weighted: WEIGHTED,
  phrases: PHRASES,
  negations: NEGATIONS,
  intensifiers: INTENSIFIERS,
  reversals: REVERSALS,
  spoilers: SPOILERS,
  concessions: CONCESSIONS,
  openings: OPENINGS,
  frames: FRAMES,
};
