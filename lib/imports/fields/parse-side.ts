const SIDES: Readonly<Record<string, "buy" | "sell">> = {
  b: "buy",
  bid: "buy",
  buy: "buy",
  s: "sell",
  ask: "sell",
  sell: "sell",
};

/** parseSide reads `BUY`, `sell`, `b` or `Advanced Trade Buy`: the last word counts. Null when it is neither. */
export function parseSide(text: string): "buy" | "sell" | null {
  const word =
    text
      .trim()
      .toLowerCase()
      .split(/[\s_]+/)
      .at(-1) ?? "";
  return Object.hasOwn(SIDES, word) ? (SIDES[word] ?? null) : null;
}
