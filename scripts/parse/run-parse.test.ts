import { describe, expect, test } from "vitest";
import { ANSWERS_BY_VENUE } from "@/lib/exchange/answers-by-venue";
import { VENUES } from "@/lib/exchange/registry";
import { runParse } from "./run-parse";

const ORDER = {
  error: [],
  result: {
    open: {
      "OAAAAA-AAAAA-AAAAAA": {
        status: "open",
        descr: { pair: "XBTUSD", type: "sell", ordertype: "stop-loss", price: "50000.0", price2: "0" },
        vol: "0.50000000",
        vol_exec: "0.10000000",
        oflags: "fciq",
      },
    },
  },
};
const FILES: Readonly<Record<string, unknown>> = {
  "order.json": ORDER,
  "bare.json": ORDER.result,
  "wrong.json": { error: [], result: { open: { "OAAAAA-AAAAA-AAAAAA": { vol: 7 } } } },
  "swap.json": {
    code: "0",
    data: [
      { ordId: "1", instId: "BTC-USDT-SWAP", side: "buy", ordType: "limit", sz: "3", accFillSz: "1", px: "60000" },
    ],
  },
  "instruments.json": {
    code: "0",
    data: [
      {
        instType: "SWAP",
        instId: "BTC-USDT-SWAP",
        uly: "BTC-USDT",
        settleCcy: "USDT",
        ctVal: "0.01",
        ctMult: "1",
        tickSz: "0.1",
        lotSz: "1",
        minSz: "1",
        state: "live",
      },
    ],
  },
  "candles.json": {
    candles: [{ time: 1, open: "1", high: "2", low: "1", close: "2", volume: "5" }],
    more_candles: false,
  },
};
const run = (...args: string[]) =>
  runParse(args, {
    now: 1,
    read: (path) => {
      if (!(path in FILES)) throw new Error("no such file");
      return JSON.stringify(FILES[path]);
    },
  });
const openOrders = (...rest: string[]) => run("--venue", "kraken", "--endpoint", "openOrders", ...rest);
const okxOrders = (...rest: string[]) => run("--venue", "okx", "--endpoint", "openOrders", "swap.json", ...rest);
const valueOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout) as unknown;

describe("a recorded answer", () => {
  test("is printed as domain values", () => {
    const result = openOrders("order.json");
    expect(result).toMatchObject({ exitCode: 0, stderr: "" });
    expect(valueOf(result)).toEqual([
      {
        venueOrderId: "OAAAAA-AAAAA-AAAAAA",
        symbol: "BTC/USD",
        side: "sell",
        kind: "stop",
        quantity: "0.4",
        price: null,
        stopPrice: "50000",
      },
    ]);
    expect(valueOf(openOrders("--bare", "bare.json"))).toEqual(valueOf(result));
  });

  test("counts contracts by the exchange's own list, or says what it assumed of them", () => {
    const assumed = okxOrders();
    expect(valueOf(assumed)).toMatchObject([{ symbol: "BTC/USDT:USDT", quantity: "2" }]);
    expect(assumed.stderr).toContain("BTC/USDT:USDT");
    expect(valueOf(okxOrders("--contract-size", "0.1"))).toMatchObject([{ quantity: "0.2" }]);
    const listed = okxOrders("--instruments", "instruments.json");
    expect(listed.stderr).toBe("");
    expect(valueOf(listed)).toMatchObject([{ quantity: "0.02" }]);
  });

  test("of a market that it does not name needs the name", () => {
    const candles = (...rest: string[]) =>
      run("--venue", "krakenfutures", "--endpoint", "candles", "candles.json", ...rest);
    expect(candles()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining("--symbol") as string });
    expect(valueOf(candles("--symbol", "PF_XBTUSD"))).toMatchObject([{ volumeBase: 5 }]);
  });
});

test.each([
  ["an answer to another question", openOrders("wrong.json"), "open.OAAAAA-AAAAA-AAAAAA.descr"],
  ["an answer of another exchange", okxOrders().exitCode === 0 ? openOrders("swap.json") : openOrders(), "error"],
  ["no file", openOrders(), "Usage"],
  ["a file that is not there", openOrders("absent.json"), "absent.json"],
  ["two files", openOrders("order.json", "bare.json"), "bare.json"],
  ["an exchange we do not know", run("--venue", "mtgox", "--endpoint", "openOrders", "order.json"), "mtgox"],
  ["an endpoint we do not read", run("--venue", "kraken", "--endpoint", "addOrder", "order.json"), "addOrder"],
  ["a member of every object", run("--venue", "constructor", "--endpoint", "name", "order.json"), "constructor"],
  ["no list of instruments", okxOrders("--instruments", "order.json"), "order.json"],
  ["no contract size", okxOrders("--contract-size", "much"), "much"],
  ["an option that does not exist", openOrders("--venu", "kraken"), "--venu"],
])("%s is refused in one sentence with what is wrong", (_what, { exitCode, stdout, stderr }, wrong) => {
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(wrong);
});

test("--list names every endpoint of every exchange", () => {
  expect(Object.keys(ANSWERS_BY_VENUE).sort()).toEqual(VENUES.map(({ id }) => id).sort());
  const lines = run("--list").stdout.trim().split("\n");
  expect(lines).toHaveLength(Object.values(ANSWERS_BY_VENUE).flatMap((table) => Object.keys(table)).length);
  expect(run("--list", "--venue", "bitstamp").stdout).toMatch(/^bitstamp +balances +Balance\[\] +POST /);
});
