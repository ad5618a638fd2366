import type { LadderStateName } from "@/lib/domain/ladder";

/**
 * Where the ladder's states begin, as shares of the user's loss limit; at 1 the smallest exposure is reached. The same
 * figures as the engine's LADDER_RULES, which screens cannot import: a test holds them together.
 */
export const LADDER_STEPS: readonly {
  state: Exclude<LadderStateName, "RECOVERY">;
  fromUsed: number;
  toUsed: number;
}[] = [
  { state: "NORMAL", fromUsed: 0, toUsed: 0.2 },
  { state: "CAUTION", fromUsed: 0.2, toUsed: 0.4 },
  { state: "DEFENSIVE", fromUsed: 0.4, toUsed: 0.7 },
  { state: "PRESERVATION", fromUsed: 0.7, toUsed: 1 },
];
