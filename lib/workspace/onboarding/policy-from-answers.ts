import { presetPolicy, type Persona, type Preset, type RiskPolicy } from "@/lib/domain/risk-policy";
import type { Answers } from "./answers";

const PERSONA: Record<Answers["activity"], Persona> = {
  trade: "trader",
  hold: "holder",
  buy_regularly: "dca",
  run_bots: "bot",
};
const TRADE_RISK_WHEN_UNKNOWN = 0.01;

/**
 * policyFromAnswers turns the six answers into a risk policy. The preset is the one with the nearest loss limit that is
 * not stricter (Active 25 %, Balanced 40 %, Holder 60 %); the limit itself is the one that was chosen.
 */
export function policyFromAnswers(
  answers: Omit<Answers, "tradeRisk"> & Partial<Pick<Answers, "tradeRisk">>,
): RiskPolicy {
  const base = presetPolicy(presetOf(answers.lossLimit), {
    persona: PERSONA[answers.activity],
    accountingCurrency: answers.currency,
    normalRiskFraction: answers.tradeRisk ?? TRADE_RISK_WHEN_UNKNOWN,
  });
  const { rule, assets } = answers.longTerm;
  return {
    ...base,
    lossLimitFraction: answers.lossLimit,
    leverageMax: answers.leverage,
    grossCapFraction: answers.leverage,
    assetRules: rule === "advise" ? {} : Object.fromEntries(assets.map((asset) => [asset, rule])),
  };
}

function presetOf(lossLimit: Answers["lossLimit"]): Preset {
  if (lossLimit <= 0.25) return "active";
  return lossLimit <= 0.4 ? "balanced" : "holder";
}
