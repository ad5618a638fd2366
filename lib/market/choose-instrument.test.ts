import { describe, expect, test } from "vitest";
import type { Instrument } from "@/lib/domain/instrument";
import { chooseInstrument } from "./choose-instrument";

const market = (venue: string, quote: string, over: Partial<Instrument> = {}): Instrument => ({
  id: `${venue}:X/${quote}`,
  venue,
  symbol: `X/${quote}`,
  base: "X",
  quote,
  settle: null,
  kind: "spot",
  priceTick: "0.01",
  lotStep: "0.01",
  minQuantity: "0.01",
  minNotional: "5",
  contractSize: "1",
  takerFeeFraction: 0.001,
  isActive: true,
  ...over,
});
const choose = (
  markets: readonly Instrument[],
  volumes: Readonly<Record<string, number>> = {},
  currentId?: string,
): string | undefined =>
  chooseInstrument("X", markets, { dayVolumes: new Map(Object.entries(volumes)), currentId })?.id;

describe("chooseInstrument", () => {
  const [binance, bybit, okx] = [market("binance", "USDC"), market("bybit", "USDT"), market("okx", "USDT")];

  test("the default venue, where it trades the asset", () => {
    expect(choose([bybit, okx, binance], { "bybit:X/USDT": 1e9 })).toBe("binance:X/USDC");
    expect(choose([bybit, market("binance", "USDT", { isActive: false })])).toBe("bybit:X/USDT");
  });

  test("else the deepest market of all venues, whatever the order", () => {
    const volumes = { "bybit:X/USDT": 5, "okx:X/USDT": 9 };
    expect(choose([bybit, okx], volumes)).toBe("okx:X/USDT");
    expect(choose([okx, bybit], volumes)).toBe("okx:X/USDT");
  });

  test("the one chosen before, until another is clearly deeper", () => {
    expect(choose([bybit, okx], { "bybit:X/USDT": 5, "okx:X/USDT": 14 }, "bybit:X/USDT")).toBe("bybit:X/USDT");
    expect(choose([bybit, okx], { "bybit:X/USDT": 5, "okx:X/USDT": 16 }, "bybit:X/USDT")).toBe("okx:X/USDT");
  });

  test("without figures the deepest quote, and never what is no dollar spot market", () => {
    expect(choose([market("okx", "USDC"), market("okx", "USDT")])).toBe("okx:X/USDT");
    expect(choose([market("okx", "BTC"), market("okx", "USDT", { kind: "perpetual" })])).toBeUndefined();
  });
});
