import { z } from "zod";

export const PRESETS = ["active", "balanced", "holder", "monitor_only"] as const;
export const PERSONAS = ["trader", "holder", "dca", "bot"] as const;
export const ACCOUNTING_CURRENCIES = ["USD", "EUR", "GBP", "BTC"] as const;
export const ASSET_RULES = ["advise", "warn_only", "never_mention"] as const;

const fraction = (max: number) => z.number().finite().gt(0).max(max);

/**
 * riskPolicySchema is what a workspace decided about its own risk. Fractions; `docs` of each default: conventions.md
 * "Sizing" and screens.md "Onboarding".
 */
export const riskPolicySchema = z.strictObject({
  preset: z.enum(PRESETS),
  persona: z.enum(PERSONAS),
  accountingCurrency: z.enum(ACCOUNTING_CURRENCIES),
  /** The fall from the high at which the user would stop; the ladder's steps are shares of it. */
  lossLimitFraction: z.number().finite().min(0.05).max(0.9),
  /** Money at risk per trade by confidence tier, as a fraction of equity. */
  riskPerTrade: z.strictObject({ low: fraction(0.02), medium: fraction(0.04), high: fraction(0.08) }),
  /** No single trade ever risks more than this. */
  perTradeCapFraction: fraction(0.1),
  /** Sum of open risk (to stops) allowed, as a fraction of equity: portfolio heat. */
  heatCapFraction: fraction(0.2),
  assetCapFraction: fraction(2),
  clusterCapFraction: fraction(2),
  grossCapFraction: fraction(10),
  leverageMax: z.number().finite().min(1).max(10),
  /** Largest share of the order book within ±1 % and of a day's volume one trade may take. */
  depthShareMax: fraction(1),
  volumeShareMax: fraction(1),
  /** Stop distance in ATR when the user gives none. */
  stopAtrMultiple: z.number().finite().min(0.5).max(10),
  /** HOLD advice is given only outside ± this fraction of the target. */
  noTradeBandFraction: fraction(0.5),
  /** Share of equity in the market that is "usual" for this user. */
  usualExposureFraction: fraction(1),
  /** Long-term coins: whether advice may touch them. Key: asset code. */
  assetRules: z.record(z.string().max(20), z.enum(ASSET_RULES)),
});

export type RiskPolicy = z.infer<typeof riskPolicySchema>;
export type Preset = (typeof PRESETS)[number];
export type Persona = (typeof PERSONAS)[number];
export type AccountingCurrency = (typeof ACCOUNTING_CURRENCIES)[number];

const PRESET_LOSS_LIMIT: Record<Preset, number> = { active: 0.25, balanced: 0.4, holder: 0.6, monitor_only: 0.4 };

/** presetPolicy is the starting policy of a preset. `normalRiskFraction` (0.005–0.02) scales the 0.5/1/2 % table. */
export function presetPolicy(
  preset: Preset,
  options: { persona?: Persona; accountingCurrency?: AccountingCurrency; normalRiskFraction?: number } = {},
): RiskPolicy {
  const normal = options.normalRiskFraction ?? 0.01;
  return {
    preset,
    persona: options.persona ?? (preset === "holder" ? "holder" : "trader"),
    accountingCurrency: options.accountingCurrency ?? "USD",
    lossLimitFraction: PRESET_LOSS_LIMIT[preset],
    riskPerTrade: { low: normal * 0.5, medium: normal, high: normal * 2 },
    perTradeCapFraction: Math.max(0.02, normal * 2),
    heatCapFraction: 0.06,
    assetCapFraction: 0.6,
    clusterCapFraction: 0.75,
    grossCapFraction: 1,
    leverageMax: 1,
    depthShareMax: 0.1,
    volumeShareMax: 0.01,
    stopAtrMultiple: 2,
    noTradeBandFraction: 0.1,
    usualExposureFraction: 1,
    assetRules: {},
  };
}
