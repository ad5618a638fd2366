import type { AccountingCurrency } from "@/lib/domain/risk-policy";
import type { TotalView } from "@/lib/domain/views";
import type { Position } from "@/lib/domain/account-snapshot";
import type { EpochMs } from "@/lib/domain/units";
import type { ValuedLine } from "./value-accounts";

/** StoredValuation is the `valuation` column of `assessment_current`: what an assessment was made on, line by line. */
export interface StoredValuation {
  accounting: { currency: AccountingCurrency; usdPerUnit: number };
  total: TotalView;
  lines: readonly ValuedLine[];
  positions: readonly (Position & { connectionId: string; venue: string; quoteUsd: string })[];
  /** Instant of the price used, by asset as held. */
  priceAsOf: Readonly<Record<string, EpochMs>>;
}
