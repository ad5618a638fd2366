import type { RiskAssessment, RiskInput, TradeSize } from "@/lib/domain/risk-assessment";
import { holdExposure } from "./book/hold-exposure";
import { pickHeadline } from "./headline";
import { insufficientAssessment } from "./insufficient-assessment";
import { describeLadder } from "./ladder/describe-ladder";
import { measureBook, type Book } from "./portfolio/measure-book";
import { referenceQuestion } from "./reference-question";
import { rejectInput } from "./reject-input";
import { riskScore } from "./score/risk-score";
import { sizeTrade } from "./size-trade";
import { suggest } from "./suggest/suggest";
import { RISK_MODEL_VERSION } from "./version";

/**
 * assess is the product's core: how much risk this account should carry now, and why. One pure pass from input to
 * answer; the same input gives the same answer for ever under one model version. Input it cannot compute with (a
 * non-finite number, no reference market, no equity) comes back as `insufficient_data` with the reasons, never as NaN.
 */
export function assess(input: RiskInput): RiskAssessment {
  const rejections = rejectInput(input);
  if (rejections.length > 0) return insufficientAssessment(input, rejections);

  const book = measureBook(input);
  const ladder = describeLadder(input.ladder, {
    lossLimitFraction: input.policy.lossLimitFraction,
    equityUsd: input.account.equityUsd,
    tradesToday: input.account.tradesToday,
  });
  const hold = holdExposure(input, book);
  const suggestions = suggest({ input, book, hold, ladder });
  return {
    status: "assessed",
    asOf: input.asOf,
    riskModelVersion: RISK_MODEL_VERSION,
    policyVersion: input.policyVersion,
    headline: pickHeadline(input, book, hold, suggestions),
    reasons: hold.reasons,
    equityUsd: input.account.equityUsd,
    book: hold,
    nextTrade: sizeReferenceTrade(input, book),
    ladder,
    riskScore: riskScore(input, book),
    portfolio: book.risk,
    suggestions,
  };
}

function sizeReferenceTrade(input: RiskInput, book: Book): TradeSize | null {
  const question = referenceQuestion(input, book);
  return question === null ? null : sizeTrade(input, question, book);
}
