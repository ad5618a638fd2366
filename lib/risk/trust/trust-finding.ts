import type { TrustReason } from "@/lib/domain/market-state";

/** TrustFinding is one thing wrong with the data and what remains of trust because of it, in [0, 1). */
export interface TrustFinding extends TrustReason {
  factor: number;
}
