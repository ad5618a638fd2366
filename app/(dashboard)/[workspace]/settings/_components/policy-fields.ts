import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { formatNumber } from "@/lib/format/number";

/** A number of the policy as people edit it: fractions in percent, the rest as it is. */
export interface PolicyField {
  path: FieldPath;
  unit: "percent" | "times" | "atr";
  group: "limits" | "trade" | "book";
}

export type FieldPath =
  | "lossLimitFraction"
  | "riskPerTrade.low"
  | "riskPerTrade.medium"
  | "riskPerTrade.high"
  | "perTradeCapFraction"
  | "heatCapFraction"
  | "assetCapFraction"
  | "clusterCapFraction"
  | "grossCapFraction"
  | "leverageMax"
  | "depthShareMax"
  | "volumeShareMax"
  | "stopAtrMultiple"
  | "noTradeBandFraction"
  | "usualExposureFraction";

export const POLICY_FIELDS: readonly PolicyField[] = [
  { path: "lossLimitFraction", unit: "percent", group: "limits" },
  { path: "usualExposureFraction", unit: "percent", group: "limits" },
  { path: "noTradeBandFraction", unit: "percent", group: "limits" },
  { path: "riskPerTrade.low", unit: "percent", group: "trade" },
  { path: "riskPerTrade.medium", unit: "percent", group: "trade" },
  { path: "riskPerTrade.high", unit: "percent", group: "trade" },
  { path: "perTradeCapFraction", unit: "percent", group: "trade" },
  { path: "stopAtrMultiple", unit: "atr", group: "trade" },
  { path: "depthShareMax", unit: "percent", group: "trade" },
  { path: "volumeShareMax", unit: "percent", group: "trade" },
  { path: "heatCapFraction", unit: "percent", group: "book" },
  { path: "assetCapFraction", unit: "percent", group: "book" },
  { path: "clusterCapFraction", unit: "percent", group: "book" },
  { path: "grossCapFraction", unit: "percent", group: "book" },
  { path: "leverageMax", unit: "times", group: "book" },
];

/** What stands in the inputs, by path. */
export type Draft = Readonly<Record<FieldPath, string>>;

/** readField is a number of the policy. */
export function readField(policy: RiskPolicy, path: FieldPath): number {
  switch (path) {
    case "riskPerTrade.low":
      return policy.riskPerTrade.low;
    case "riskPerTrade.medium":
      return policy.riskPerTrade.medium;
    case "riskPerTrade.high":
      return policy.riskPerTrade.high;
    default:
      return policy[path];
  }
}

/** toDraft writes the policy's numbers as people edit them: 0.005 → "0.5". */
export function toDraft(policy: RiskPolicy): Draft {
  const entries = POLICY_FIELDS.map(({ path, unit }) => [path, plain(readField(policy, path) * scale(unit))]);
  return Object.fromEntries(entries) as Draft;
}

/** fromDraft reads the inputs back into a policy; `wrong` lists the paths that hold no number. */
export function fromDraft(base: RiskPolicy, draft: Draft): { policy: RiskPolicy; wrong: readonly FieldPath[] } {
  const value = (path: FieldPath): number => {
    const unit = POLICY_FIELDS.find((field) => field.path === path)?.unit ?? "times";
    const text = draft[path].trim().replace(",", ".");
    // Twelve digits take the noise of the division by a hundred away: 0.6 % is 0.006.
    return text === "" ? NaN : Number((Number(text) / scale(unit)).toPrecision(12));
  };
  const { low, medium, high } = {
    low: value("riskPerTrade.low"),
    medium: value("riskPerTrade.medium"),
    high: value("riskPerTrade.high"),
  };
  const flat = POLICY_FIELDS.filter(({ path }) => !path.includes(".")).map(({ path }) => [path, value(path)]);
  const policy = { ...base, ...(Object.fromEntries(flat) as Partial<RiskPolicy>), riskPerTrade: { low, medium, high } };
  return { policy, wrong: POLICY_FIELDS.map(({ path }) => path).filter((path) => !Number.isFinite(value(path))) };
}

/** changedFields is what differs between two policies, numbers only. */
export function changedFields(before: RiskPolicy, after: RiskPolicy): readonly PolicyField[] {
  return POLICY_FIELDS.filter(({ path }) => readField(before, path) !== readField(after, path));
}

/** fieldText prints one number with its unit. */
export function fieldText(
  value: number,
  unit: PolicyField["unit"],
  words: Record<PolicyField["unit"], string>,
): string {
  const scaled = value * scale(unit);
  const decimals = decimalsOf(scaled);
  return `${formatNumber(scaled, { decimals })}\u202f${words[unit]}`;
}

function scale(unit: PolicyField["unit"]): number {
  return unit === "percent" ? 100 : 1;
}

function plain(value: number): string {
  return String(Number(value.toPrecision(10)));
}

function decimalsOf(value: number): number {
  return plain(value).split(".")[1]?.length ?? 0;
}
