import type { OpenOrder } from "@/lib/domain/account-snapshot";

/**
 * triggerKind names a conditional order: a sale when the price falls to it, or a purchase when it rises, stops a loss; the
 * other way round it takes a profit.
 */
export function triggerKind(side: OpenOrder["side"], whenPrice: "rises" | "falls"): "stop" | "take_profit" {
  return (side === "sell") === (whenPrice === "falls") ? "stop" : "take_profit";
}
