import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IMPORT_KINDS, type ImportKind } from "@/lib/domain/import-views";
import { csvTrades } from "@/lib/testing/csv-trades";
import { runs } from "@/lib/testing/runs";
import { readFile, type FileEvent } from "./read-file";
import { RowHasher } from "./rows/row-hash";

const AS_OF = Date.UTC(2026, 10, 22);

async function* cut(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(text.slice(at, at + size));
}

async function read(text: string, kind: ImportKind = "trades", size = 1 << 16): Promise<FileEvent[]> {
  const events: FileEvent[] = [];
  for await (const event of readFile(cut(text, size), kind, AS_OF)) events.push(event);
  return events;
}

const rowsOf = (events: readonly FileEvent[]) => events.flatMap((event) => (event.kind === "row" ? [event.row] : []));
const errorsOf = (events: readonly FileEvent[]) =>
  events.flatMap((event) => (event.kind === "error" ? event.errors : []));
const formatOf = (events: readonly FileEvent[]) => events.find((event) => event.kind === "format")?.format;

const TRADE = { kind: "trades", venueTradeId: "" } as const;

describe("an export of", () => {
  test("Binance, with units behind its numbers", async () => {
    const events = await read(
      '\ufeffDate(UTC),Pair,Side,Price,Executed,Amount,Fee\n"2024-01-02 03:04:05",BTCUSDT,BUY,"42,000.5","0.5BTC","21,000.25USDT",0.0005BTC\n' +
        "2024-01-02 03:04:06,ARBWEIRD,SELL,2,10ARB,20WEIRD,0BNB\n2024-01-02 03:04:07,1INCHUSDT,BUY,2,51INCH,10USDT,0BNB\n",
    );
    expect(formatOf(events)).toBe("binance");
    expect(rowsOf(events)).toEqual([
      {
        ...TRADE,
        venue: "binance",
        eventAt: Date.UTC(2024, 0, 2, 3, 4, 5),
        base: "BTC",
        quote: "USDT",
        side: "buy",
        quantity: "0.5",
        price: "42000.5",
        feeAmount: "0.0005",
        feeAsset: "BTC",
      },
      expect.objectContaining({ base: "ARB", quote: "WEIRD", feeAmount: "0", feeAsset: "" }),
      expect.objectContaining({ base: "1INCH", quantity: "5" }),
    ]);
  });

  test("Binance before 2021", async () => {
    const [row] = rowsOf(
      await read(
        "Date(UTC),Market,Type,Price,Amount,Total,Fee,Fee Coin\n2020-01-02 03:04:05,ETHBTC,SELL,0.02,5,0.1,0.001,BNB\n",
      ),
    );
    expect(row).toMatchObject({ base: "ETH", quote: "BTC", side: "sell", quantity: "5", feeAsset: "BNB" });
  });

  test("Kraken", async () => {
    const events = await read(
      '"txid","ordertxid","pair","time","type","ordertype","price","cost","fee","vol","margin","misc","ledgers"\n' +
        '"TX1","O1","XXBTZEUR","2021-05-06 07:08:09.1234","buy","limit",40000.10000,4000.01000,6.40000,0.10000000,0.00000,"","L1,L2"\n',
    );
    expect(formatOf(events)).toBe("kraken");
    expect(rowsOf(events)).toEqual([
      {
        kind: "trades",
        venue: "kraken",
        venueTradeId: "TX1",
        eventAt: Date.UTC(2021, 4, 6, 7, 8, 9, 123),
        base: "BTC",
        quote: "EUR",
        side: "buy",
        quantity: "0.1",
        price: "40000.1",
        feeAmount: "6.4",
        feeAsset: "EUR",
      },
    ]);
  });

  test("Coinbase, below its preamble and among rewards and transfers", async () => {
    const events = await read(
      "\nTransactions\nUser,Ada,1234\nID,Timestamp,Transaction Type,Asset,Quantity Transacted,Price Currency,Price at Transaction,Subtotal,Total (inclusive of fees and/or spread),Fees and/or Spread,Notes\n" +
        'a1,2024-02-03 04:05:06 UTC,Buy,ETH,0.5,USD,"$2,300.00","$1,150.00","$1,160.00",$10.00,"Bought 0.5 ETH, with USD"\n' +
        "a2,2024-02-03 04:05:07 UTC,Staking Income,ETH,0.001,USD,$2300,$2.3,$2.3,$0.00,\n" +
        "a3,2024-02-03 04:05:08 UTC,Advanced Trade Sell,ETH,-0.25,EUR,€2100,€525,€520,€5,\n",
    );
    expect(formatOf(events)).toBe("coinbase");
    expect(events.filter(({ kind }) => kind === "other")).toHaveLength(1);
    expect(rowsOf(events)).toMatchObject([
      { base: "ETH", quote: "USD", side: "buy", price: "2300", feeAmount: "10", feeAsset: "USD", venueTradeId: "a1" },
      { quote: "EUR", side: "sell", quantity: "0.25", feeAsset: "EUR" },
    ]);
  });

  test("a spreadsheet of the continent: semicolons, commas, days first", async () => {
    const [row] = rowsOf(
      await read("Datum;x\nDate;Symbol;Side;Quantity;Price;Fee\n31.12.2023 23:00:00;BTC-EUR;buy;0,5;38.123,45;1,2\n"),
    );
    expect(row).toMatchObject({ quantity: "0.5", price: "38123.45", feeAmount: "1.2", feeAsset: "EUR" });
  });

  test("anybody who tells the total instead of the price", async () => {
    const [row] = rowsOf(await read("time,symbol,side,quantity,total\n2024-01-01,BTC/USD,buy,4,10\n"));
    expect(row).toMatchObject({ price: "2.5" });
  });
});

describe("what cannot be used is named, and nothing around it is lost", () => {
  test.each([
    ["2024-01-01,BTC/USD,buy,-,1", "quantity", "not_a_number"],
    ["2024-01-01,BTC/USD,buy,0,1", "quantity", "not_positive"],
    ["2024-01-01,BTC/USD,buy,1,-5", "price", "not_positive"],
    ["2024-01-01,BTC/USD,buy,,1", "quantity", "missing"],
    ["2024-01-01,BTC/USD,,1,1", "side", "missing"],
    ["2024-01-01,BTC/USD,swap,1,1", "side", "unknown_side"],
    ["2024-01-01,QQQ,buy,1,1", "symbol", "unknown_pair"],
    ["2024-01-01,BTC-PERP,buy,1,1", "symbol", "derivative"],
    ["01/02/2024,BTC/USD,buy,1,1", "time", "ambiguous_date"],
    ["2031-01-01,BTC/USD,buy,1,1", "time", "in_future"],
    ["2024-01-01,BTC/USD,buy,99999999999999999,1", "quantity", "too_large"],
    ["2024-01-01,BTC/USD,buy", "", "cell_count"],
    ["2024-01-01,BTC/USD,buy,1,1,surplus", "", "cell_count"],
  ])("%s", async (line, field, code) => {
    const good = "2024-01-01,BTC/USD,buy,1,1\n";
    const events = await read(`time,symbol,side,quantity,price\n${good}${line}\n${good}`);
    expect(errorsOf(events)).toMatchObject([{ line: 3, field, code }]);
    expect(rowsOf(events)).toHaveLength(2);
  });

  test.each<[string, object]>([
    ["", { code: "empty" }],
    ["   \n\n", { code: "empty" }],
    ["when,what\n1,2\n", { code: "no_header" }],
    ["time,symbol,side,quantity\n2024-01-01,BTC/USD,buy,1\n", { code: "no_header", missing: ["price"] }],
    ["time,symbol,side,quantity,price\n", { code: "no_rows" }],
    [`time,symbol,side,quantity,price\n2024-01-01,"BTC/USD,buy,1,1\n${"x\n".repeat(40_000)}`, { code: "broken" }],
  ])("%j is refused whole", async (text, refusal) => {
    const events = await read(text);
    expect(events.at(-1)).toMatchObject({ kind: "refused", refusal });
    expect(rowsOf(events)).toEqual([]);
  });
});

test("the same text gives the same events, however it is cut", async () => {
  const text = [...csvTrades(700)].join("");
  const whole = await read(text);
  for (const size of [997, 4_096]) expect(await read(text, "trades", size)).toEqual(whole);
});

test("equal rows are trades of their own, a repeated trade id is not", () => {
  const trade = {
    eventAt: 1,
    venue: "",
    base: "BTC",
    quote: "USD",
    side: "buy",
    quantity: "1",
    price: "2",
    feeAmount: "0",
    feeAsset: "",
    venueTradeId: "",
  } as const;
  const [one, other] = [new RowHasher(), new RowHasher()];
  const names = [one.hash(trade), one.hash(trade), one.hash(trade)];
  expect(new Set(names).size).toBe(3);
  expect([other.hash(trade), other.hash(trade)]).toEqual(names.slice(0, 2));
  expect(one.hash({ ...trade, venueTradeId: "7" })).toBe(one.hash({ ...trade, venueTradeId: "7" }));
});

test("no file whatever makes the reader throw or let an unsound row through", async () => {
  const header = fc.constantFrom(
    "time,symbol,side,quantity,price",
    "Date(UTC),Pair,Side,Price,Executed,Amount,Fee",
    "asset;quantity;place;note;price_usd",
    "date,asset,price,currency",
    '"txid","pair","time","type","price","cost","fee","vol"',
  );
  const cell = fc.oneof(
    fc.constantFrom("2024-01-01", "BTC/USDT", "buy", "1.5", "0,5", '"', '""', "cold", "", "1e9", "__proto__"),
    fc.string({ unit: "binary", maxLength: 12 }),
  );
  const line = fc.array(cell, { maxLength: 9 }).chain((cells) => fc.constantFrom(",", ";").map((d) => cells.join(d)));
  const file = fc.tuple(header, fc.array(line, { maxLength: 12 })).map(([head, lines]) => [head, ...lines].join("\n"));
  await fc.assert(
    fc.asyncProperty(file, fc.constantFrom(...IMPORT_KINDS), async (text, kind) => {
      for (const row of rowsOf(await read(text, kind, 64))) {
        const numbers =
          row.kind === "trades"
            ? [row.quantity, row.price, row.feeAmount]
            : row.kind === "positions"
              ? [row.quantity, row.priceUsd ?? "0"]
              : [row.price];
        for (const number of numbers) expect(number).toMatch(/^\d{1,16}(\.\d{1,18})?$/);
        if (row.kind === "trades") expect(row.eventAt).toBeLessThanOrEqual(AS_OF + 86_400_000);
      }
    }),
    { numRuns: runs(300) },
  );
}, 120_000);
