import type { EvidencePath, EvidencePolicy } from "@/lib/domain/evidence";

/** PolicyPaths are a case's four paths, on the same days. */
export type PolicyPaths = Readonly<Record<EvidencePolicy, EvidencePath>>;

/** byPolicy makes one thing for each policy. */
export function byPolicy<T>(make: (policy: EvidencePolicy) => T): Record<EvidencePolicy, T> {
  return {
    static: make("static"),
    static_equal_vol: make("static_equal_vol"),
    sma200: make("sma200"),
    dynamic: make("dynamic"),
  };
}
