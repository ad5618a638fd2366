import { createHash } from "node:crypto";
import type { ImportedTrade } from "@/lib/domain/import-views";

/**
 * RowHasher names trades so that the same trade has the same name in every file that lists it. A trade id makes two equal
 * rows one trade; without ids the n-th of equal rows is a trade of its own: an order is often filled in equal parts
 * within a second. Give the rows of one file in their order, from the first.
 */
export class RowHasher {
  readonly #seen = new Map<string, number>();

  hash(trade: ImportedTrade): string {
    const facts = [
      trade.venue,
      trade.eventAt,
      trade.base,
      trade.quote,
      trade.side,
      trade.quantity,
      trade.price,
      trade.feeAmount,
      trade.feeAsset,
      trade.venueTradeId,
    ].join("|");
    const plain = digest(facts);
    if (trade.venueTradeId !== "") return plain;
    const nth = this.#seen.get(plain) ?? 0;
    this.#seen.set(plain, nth + 1);
    return nth === 0 ? plain : digest(`${facts}|${nth}`);
  }
}

/** 144 bits: no two of a person's trades meet by chance. */
function digest(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 24);
}
