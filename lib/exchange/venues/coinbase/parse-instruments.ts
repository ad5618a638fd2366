import { z } from "zod";
import type { DecimalString } from "@/lib/domain/decimal";
import type { Instrument } from "@/lib/domain/instrument";
import { assetCode, blankable, decimalText, magnitudeText } from "@/lib/exchange/parse-answer";
import { positiveOrNull } from "@/lib/exchange/positive-or-null";
import { parseCoinbase } from "./values";

/** Coinbase Advanced's taker fee of the lowest tier; an account's own may be lower. */
const TAKER_FEE = 0.012;

/** A number Coinbase sends as text, for statistics. */
const numberText = z.string().max(60).transform(Number);

const productSchema = z.looseObject({
  product_id: z.string().min(1),
  product_type: blankable(z.string()),
  base_currency_id: blankable(assetCode),
  quote_currency_id: blankable(assetCode),
  base_increment: blankable(magnitudeText),
  quote_increment: blankable(magnitudeText),
  price_increment: blankable(magnitudeText),
  base_min_size: blankable(magnitudeText),
  quote_min_size: blankable(magnitudeText),
  status: blankable(z.string()),
  is_disabled: z.boolean().optional(),
  trading_disabled: z.boolean().optional(),
  view_only: z.boolean().optional(),
  price: blankable(decimalText),
  volume_24h: blankable(numberText),
  approximate_quote_24h_volume: blankable(numberText),
  future_product_details: z
    .looseObject({ contract_root_unit: blankable(assetCode), contract_size: blankable(magnitudeText) })
    .nullish(),
});
type Product = z.output<typeof productSchema>;
/** A list, or one product alone. */
const productsSchema = z.union([
  z.looseObject({ products: z.array(productSchema) }).transform(({ products }) => products),
  productSchema.transform((product) => [product]),
]);

const parseProducts = (raw: unknown): Product[] => parseCoinbase(productsSchema, raw, "market/products");
const isSpot = ({ product_type: type }: Product): boolean => (type ?? "SPOT") === "SPOT";

/** parseInstruments reads spot products; futures are told apart by `parseContracts`. */
export function parseInstruments(raw: unknown): Instrument[] {
  return parseProducts(raw)
    .filter(isSpot)
    .flatMap((row) => toInstrument(row) ?? []);
}

function toInstrument(row: Product): Instrument | null {
  const { base_currency_id: base, quote_currency_id: quote, base_increment: lotStep } = row;
  const priceTick = positiveOrNull(row.price_increment) ?? row.quote_increment;
  if (base === null || quote === null || lotStep === null || priceTick === null) return null;
  if (lotStep === "0" || priceTick === "0") return null;
  return {
    id: `coinbase:${base}/${quote}`,
    venue: "coinbase",
    symbol: `${base}/${quote}`,
    base,
    quote,
    settle: null,
    kind: "spot",
    priceTick,
    lotStep,
    minQuantity: row.base_min_size ?? lotStep,
    minNotional: row.quote_min_size ?? "0",
    contractSize: "1",
    takerFeeFraction: TAKER_FEE,
    isActive:
      (row.status ?? "online") === "online" && ![row.is_disabled, row.trading_disabled, row.view_only].includes(true),
  };
}

/** Contract is what a futures product is about. */
export interface Contract {
  productId: string;
  base: string;
  /** Base units of one contract. */
  size: DecimalString;
}

/** parseContracts reads futures products: what a contract is of, and how much. */
export function parseContracts(raw: unknown): Contract[] {
  return parseProducts(raw).flatMap(({ product_id: productId, future_product_details: details }) => {
    const base = details?.contract_root_unit ?? null;
    const size = positiveOrNull(details?.contract_size ?? null);
    return base === null || size === null ? [] : [{ productId, base, size }];
  });
}

/** Ticker is one spot product's price and last day; numbers in the quote. */
export interface Ticker {
  productId: string;
  price: DecimalString | null;
  volumeQuote: number | null;
}

/** parseTickers reads prices and volumes out of the list of products. */
export function parseTickers(raw: unknown): Ticker[] {
  return parseProducts(raw)
    .filter(isSpot)
    .map((row) => {
      const turnover = row.approximate_quote_24h_volume ?? (row.volume_24h ?? NaN) * Number(row.price ?? NaN);
      return {
        productId: row.product_id,
        price: positiveOrNull(row.price),
        volumeQuote: Number.isFinite(turnover) ? turnover : null,
      };
    });
}
