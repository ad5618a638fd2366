import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { mergeBalances, parseAccounts, parseFuturesBalance } from "./parse-balances";
import { parseFills } from "./parse-history";
import { parseContracts, parseInstruments, parseTickers } from "./parse-instruments";
import { parseOrderBook } from "./parse-market";
import { parseOpenOrders } from "./parse-orders";
import { parsePositions } from "./parse-positions";
import { marketsOf } from "./symbols";

/** Recorded Coinbase answers of another project, beside the repository; skipped visibly where they are absent. */
const FIXTURES = fileURLToPath(new URL("../../../../../shared/data/fixtures/nautilus/coinbase/", import.meta.url));
const read = (name: string): unknown => JSON.parse(readFileSync(`${FIXTURES}http_${name}.json`, "utf8"));

const spot = (base: string): Instrument => ({
  id: `coinbase:${base}/USD`,
  venue: "coinbase",
  symbol: `${base}/USD`,
  base,
  quote: "USD",
  settle: null,
  kind: "spot",
  priceTick: "0.01",
  lotStep: "0.00000001",
  minQuantity: "0.00000001",
  minNotional: "1",
  contractSize: "1",
  takerFeeFraction: 0.012,
  isActive: true,
});
const MARKETS = marketsOf([spot("BTC"), spot("ETH")]);

describe.skipIf(!existsSync(FIXTURES))("recorded answers (../shared/data/fixtures)", () => {
  test("wallets: what is available and what orders hold", () => {
    const { rows, cursor } = parseAccounts(read("accounts"));
    expect(mergeBalances(rows).map(({ asset, free, locked }) => [asset, free, locked])).toEqual([
      ["BTC", "1.23456789", "0.005"],
      ["USD", "10000.5", "450"],
    ]);
    expect(cursor).toBeNull();
  });

  test("futures: dollars kept there, and a position in contracts", () => {
    expect(parseFuturesBalance(read("cfm_balance_summary"))).toMatchObject([
      { wallet: "futures", asset: "USD", free: "7500", locked: "500" },
    ]);
    const contracts = parseContracts(read("products_future"));
    expect(contracts[0]).toEqual({ productId: "BIP-20DEC30-CDE", base: "BTC", size: "0.01" });
    expect(parsePositions(read("cfm_position"), contracts)).toMatchObject([
      {
        base: "BTC",
        side: "short",
        quantity: "0.03",
        entryPrice: "51000",
        unrealizedPnl: "30",
        liquidationPrice: "60000",
      },
    ]);
    expect(() => parsePositions(read("cfm_position"), [])).toThrow(/bad_response/);
  });

  test("orders: those that rest", () => {
    expect(parseOpenOrders(read("orders_list"), MARKETS).rows).toEqual([
      {
        venueOrderId: "0000-000000-000001",
        symbol: "BTC/USD",
        side: "buy",
        kind: "limit",
        quantity: "0.01",
        price: "45000",
        stopPrice: null,
      },
    ]);
    expect(parseOpenOrders(read("order"), MARKETS).rows).toHaveLength(1);
  });

  test("fills with their fees", () => {
    const { rows } = parseFills(read("fills"), MARKETS);
    expect(
      rows.map(({ symbol, side, quantity, price, feeAmount, feeAsset }) => [
        symbol,
        side,
        quantity,
        price,
        feeAmount,
        feeAsset,
      ]),
    ).toEqual([
      ["BTC/USD", "buy", "0.005", "45123.45", "1.14", "USD"],
      ["ETH/USD", "sell", "0.0325", "3076.92", "0.5", "USD"],
    ]);
  });

  test("products, one and many, with prices; futures are no spot", () => {
    expect(
      parseInstruments(read("products")).map(({ symbol, priceTick, isActive }) => [symbol, priceTick, isActive]),
    ).toEqual([
      ["BTC/USD", "0.01", true],
      ["BTC/USDC", "0.01", true],
    ]);
    expect(parseInstruments(read("product"))).toHaveLength(1);
    expect(parseInstruments(read("products_future"))).toEqual([]);
    expect(parseTickers(read("products"))[0]).toEqual({
      productId: "BTC-USD",
      price: "68925.98",
      volumeQuote: 758_532_193.02,
    });
  });

  test("the book", () => {
    const book = parseOrderBook(read("product_book"), 1);
    expect([book.bids[0], book.asks[0], book.asOf]).toEqual([
      [68_923.66, 0.17189468],
      [68_923.67, 0.16987193],
      Date.UTC(2026, 3, 7, 0, 28, 59, 662),
    ]);
  });
});
