import { z } from "zod";
import { ACCOUNTING_CURRENCIES, ASSET_RULES } from "@/lib/domain/risk-policy";

export const ACTIVITIES = ["trade", "hold", "buy_regularly", "run_bots"] as const;
export const LOSS_LIMITS = [0.15, 0.25, 0.4, 0.6] as const;
export const TRADE_RISKS = [0.005, 0.01, 0.02] as const;
export const LEVERAGES = [1, 2, 5, 10] as const;

const LONG_TERM_COINS_MAX = 50;

/** The six questions of onboarding (screens.md), in the order they are asked, each with the answers it takes. */
export const ANSWER_SCHEMAS = {
  /** What do you do? */
  activity: z.enum(ACTIVITIES),
  /** Which currency do you count in? */
  currency: z.enum(ACCOUNTING_CURRENCIES),
  /** Which fall from your high would make you stop? A fraction. */
  lossLimit: z.literal(LOSS_LIMITS),
  /** Normal risk on one trade, as a fraction of equity; null = don't know. Not asked of holders. */
  tradeRisk: z.literal(TRADE_RISKS).nullable(),
  /** Highest leverage; 1 = none. */
  leverage: z.literal(LEVERAGES),
  /** How should we treat your long-term coins? `assets` names them; none = all the same. */
  longTerm: z.strictObject({
    rule: z.enum(ASSET_RULES),
    assets: z
      .array(z.string().regex(/^[A-Z0-9]{1,20}$/, "must be a coin's code, such as BTC"))
      .max(LONG_TERM_COINS_MAX, `name at most ${LONG_TERM_COINS_MAX} coins`),
  }),
} as const;

export type Question = keyof typeof ANSWER_SCHEMAS;
export type Answers = { [Q in Question]: z.output<(typeof ANSWER_SCHEMAS)[Q]> };

export const QUESTIONS = Object.keys(ANSWER_SCHEMAS) as readonly Question[];

/** answerSchema is one answer as the API takes it: `{question: "currency", value: "EUR"}`. */
export const answerSchema = z.discriminatedUnion("question", [
  z.strictObject({ question: z.literal("activity"), value: ANSWER_SCHEMAS.activity }),
  z.strictObject({ question: z.literal("currency"), value: ANSWER_SCHEMAS.currency }),
  z.strictObject({ question: z.literal("lossLimit"), value: ANSWER_SCHEMAS.lossLimit }),
  z.strictObject({ question: z.literal("tradeRisk"), value: ANSWER_SCHEMAS.tradeRisk }),
  z.strictObject({ question: z.literal("leverage"), value: ANSWER_SCHEMAS.leverage }),
  z.strictObject({ question: z.literal("longTerm"), value: ANSWER_SCHEMAS.longTerm }),
]);

export type Answer = z.output<typeof answerSchema>;

/** savedAnswersSchema is what the workspace row keeps between steps. */
export const savedAnswersSchema = z.strictObject(ANSWER_SCHEMAS).partial();
export type SavedAnswers = z.output<typeof savedAnswersSchema>;

/** questionsFor is what is asked, given the answers so far: a holder is not asked for risk per trade. */
export function questionsFor(answers: SavedAnswers): readonly Question[] {
  return QUESTIONS.filter((question) => question !== "tradeRisk" || answers.activity !== "hold");
}

/** nextQuestion is the first one without an answer; null when all are answered. */
export function nextQuestion(answers: SavedAnswers): Question | null {
  return questionsFor(answers).find((question) => answers[question] === undefined) ?? null;
}
