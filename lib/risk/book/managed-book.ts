import type { RiskPolicy } from "@/lib/domain/risk-policy";
import type { Book } from "../portfolio/measure-book";
import type { NetExposure } from "../portfolio/net-exposures";

export type AssetRule = RiskPolicy["assetRules"][string];

/** ManagedBook splits a book by the user's rules. Sums are in USD, signed. */
export interface ManagedBook {
  /** +1 for a net long book (or an empty one), −1 for a net short one. */
  direction: 1 | -1;
  /** Assets that advice may change, in the book's direction, without dust. */
  advised: readonly NetExposure[];
  /** Net exposure of assets advice leaves alone (warn only, never mention). */
  excludedUsd: number;
  /** Everything else that offsets or cannot be advised on: hedges and dust. */
  otherUsd: number;
  /** Share of equity outside the excluded assets: what the target exposure is applied to. */
  managedFraction: number;
}

/** ruleOf is the user's rule for an asset; advice is the default. */
export function ruleOf(policy: RiskPolicy, asset: string): AssetRule {
  return policy.assetRules[asset] ?? "advise";
}

/** splitManaged sorts exposures into what advice may change, what the user took out of it, and the rest. */
export function splitManaged(book: Book, policy: RiskPolicy): ManagedBook {
  const direction = book.netFraction < 0 ? -1 : 1;
  const sum = (exposures: readonly NetExposure[]) => exposures.reduce((total, { netUsd }) => total + netUsd, 0);
  const excluded = book.exposures.filter((exposure) => ruleOf(policy, exposure.asset) !== "advise");
  const rest = book.exposures.filter((exposure) => ruleOf(policy, exposure.asset) === "advise");
  const isAdvised = (exposure: NetExposure) => !exposure.isDust && exposure.netUsd * direction > 0;
  const excludedUsd = sum(excluded);
  const excludedFraction = book.equityUsd > 0 ? Math.max(0, direction * excludedUsd) / book.equityUsd : 0;
  return {
    direction,
    advised: rest.filter(isAdvised),
    excludedUsd,
    otherUsd: sum(rest.filter((exposure) => !isAdvised(exposure))),
    managedFraction: Math.max(0, 1 - excludedFraction),
  };
}
