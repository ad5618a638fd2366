/** Letters of delivery months in names of futures, January first. */
const MONTH_LETTERS = "FGHJKMNQUVXZ";

/** deliverySuffix is the end of a dated future's symbol, as in `BTC/USD:BTC-251226`. */
export function deliverySuffix(deliveryAt: number): string {
  return `-${new Date(deliveryAt).toISOString().slice(2, 10).replaceAll("-", "")}`;
}

/** deliveryCode names the delivery of a dated symbol by month letter and year, as in `Z25`; null for a perpetual. */
export function deliveryCode(symbol: string): string | null {
  const delivery = /-(\d{2})(\d{2})\d{2}$/.exec(symbol);
  if (delivery === null) return null;
  const [, year = "", month = ""] = delivery;
  return `${MONTH_LETTERS[Number(month) - 1] ?? ""}${year}`;
}
