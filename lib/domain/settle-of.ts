/**
 * settleOf is the coin a contract settles in, by its symbol: `BTC/USDT:USDT` in USDT, `BTC/USD:BTC-270326` in BTC (what
 * follows is the day of delivery). "" for a spot market, which settles in nothing of its own.
 */
export function settleOf(symbol: string): string {
  return symbol.split(":")[1]?.split("-")[0] ?? "";
}
