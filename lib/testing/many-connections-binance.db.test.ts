import { describe, it } from "vitest";
import { venueOf } from "@/lib/exchange/registry";
import { crowdDrill } from "./crowd-drill";
import { startOwnSandbox } from "./own-sandbox";

/**
 * One reading of an account weighs some 380 at `sapi` (earn alone 300), so 50 of them weigh 19,000; a burst of 2,400 and
 * 8,400 a minute let them through in two minutes, which is Binance's pace and not ours. Bybit's is quicker
 * (many-connections.db.test.ts).
 */
const DONE_WITHIN_MS = 6 * 60_000;

if (process.env["TEST_DEEP"] === "1") {
  process.env["REDIS_URL"] = "";
  const shared = Object.entries(venueOf("binance").budgets).filter(([, { per }]) => per === "address");
  crowdDrill(
    {
      venue: "binance",
      accounts: ["trader", "ai-book", "hedged", "dca", "drawdown", "holder", "locked-earn", "dust"],
      stormRoute: "/binance/api/*",
      stormMs: 20_000,
      limits: Object.fromEntries(shared.map(([name, { weightPerMinute }]) => [name, weightPerMinute])),
      doneWithinMs: DONE_WITHIN_MS,
    },
    await startOwnSandbox(),
  );
} else {
  describe("50 keys of binance in two worker processes", () => {
    it.skip("takes minutes: npm run test:deep", () => undefined);
  });
}
