import type { GlossaryTerm } from "@/lib/format/messages/en/glossary";
import type { learn } from "@/lib/format/messages/en/learn";

type Group = keyof typeof learn.groups;

/** Which part of the product a term belongs to; what is not named here is about the book. */
const GROUP_OF: Partial<Record<GlossaryTerm, Group>> = {
  hold: "decisions",
  nextTrade: "decisions",
  usual: "decisions",
  riskScore: "decisions",
  fromHigh: "decisions",
  ladder: "decisions",
  heat: "decisions",
  noTradeBand: "decisions",
  dataTrust: "decisions",
  confidence: "decisions",
  volatilityRatio: "market",
  atr: "market",
  regime: "market",
  stability: "market",
  breadth: "market",
  dominance: "market",
  averageCorrelation: "market",
  volatilityPercentile: "market",
  falseBreakout: "market",
  amihud: "market",
  forecast: "market",
  implied: "market",
  coverage: "market",
  liquidation: "futures",
  sigmaDaily: "futures",
  touchProbability: "futures",
  funding: "futures",
  sensibleLeverage: "futures",
  notional: "futures",
  maxDrawdown: "evidence",
  calmar: "evidence",
  sharpe: "evidence",
  capture: "evidence",
  equalVolatility: "evidence",
  smaRule: "evidence",
};

/** termsIn lists a group's terms in the glossary's order. */
export function termsIn(group: Group, terms: readonly GlossaryTerm[]): GlossaryTerm[] {
  return terms.filter((term) => (GROUP_OF[term] ?? "book") === group);
}
