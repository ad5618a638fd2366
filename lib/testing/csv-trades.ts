/** A year of trades begins here. */
const FROM = Date.UTC(2024, 0, 1);
const STEP_MS = 97_000;
const PAIRS = ["BTC/USDT", "ETH/USDT", "SOL/USDT", "ETH/BTC"] as const;

/**
 * csvTrades writes `count` trades in the documented format, always the same for the same `seed`. Every tenth line repeats
 * the one before it to the last character: an order filled in equal parts.
 */
export function* csvTrades(count: number, seed = 1): Generator<string, void, undefined> {
  yield "time,symbol,side,quantity,price,fee,fee_asset,venue,trade_id\n";
  let line = "";
  for (let i = 0; i < count; i += 1) {
    if (i % 10 !== 9) {
      const time = new Date(FROM + i * STEP_MS).toISOString();
      const quantity = (((i * 7 + seed) % 1_000) + 1) / 1_000;
      line = `${time},${PAIRS[i % PAIRS.length] ?? ""},${i % 3 === 2 ? "sell" : "buy"},${quantity},${100 + (i % 50)},0.01,USDT,nowhere,\n`;
    }
    yield line;
  }
}

/** inChunks joins lines into pieces of about `bytes`, as the browser cuts a file. */
export function* inChunks(lines: Iterable<string>, bytes: number): Generator<string, void, undefined> {
  let piece = "";
  for (const line of lines) {
    if (piece !== "" && piece.length + line.length > bytes) {
      yield piece;
      piece = "";
    }
    piece += line;
  }
  if (piece !== "") yield piece;
}
