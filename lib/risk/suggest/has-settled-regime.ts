import type { RegimeState } from "@/lib/domain/market-state";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";

/** Days a regime must have lasted before anything is added on it. */
const SETTLED_DAYS = 7;

/** hasSettledRegime: one that just turned may turn back, and what was bought on it would be sold within days. */
export function hasSettledRegime({ isWarmedUp, since }: RegimeState, asOf: EpochMs): boolean {
  return !isWarmedUp || asOf - since >= SETTLED_DAYS * DAY_MS;
}
