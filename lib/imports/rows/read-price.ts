import type { ImportedPrice } from "@/lib/domain/import-views";
import type { RowCells } from "./row-cells";

/** Currencies our own prices can turn into dollars. */
const CURRENCIES = new Set(["USD", "USDT", "USDC", "EUR", "GBP", "CHF", "JPY", "AUD", "CAD", "BTC", "ETH"]);

/** readPrice reads one daily close, in dollars where no currency is named. Null with errors noted in `cells`. */
export function readPrice(cells: RowCells): ImportedPrice | null {
  const asset = cells.asset("asset");
  const at = cells.instant("time");
  const price = cells.positive("price");
  const named = cells.text("currency").toUpperCase();
  const currency = named === "" ? "USD" : named;
  if (!CURRENCIES.has(currency)) cells.fail("unknown_currency", "currency");
  if (asset === null || at === null || price === null || cells.errors.length > 0) return null;
  return { asset, day: new Date(at).toISOString().slice(0, 10), price, currency };
}
