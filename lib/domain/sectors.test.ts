import { expect, test } from "vitest";
import { sectorOf } from "./sectors";

test.each([
  ["BTC", "majors"],
  ["wbtc", "majors"],
  ["ADA", "L1"],
  ["ARB", "L2"],
  ["TAO", "AI"],
  ["UNI", "DeFi"],
  ["DOGE", "meme"],
  ["XRP", "payments"],
  ["PAXG", "gold"],
  ["AAPLx", "stocks"],
  ["NEVERHEARD", "other"],
])("%s is %s", (asset, sector) => expect(sectorOf(asset)).toBe(sector));
