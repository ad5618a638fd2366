import { describe, it } from "vitest";
import { venueOf } from "@/lib/exchange/registry";
import { crowdDrill } from "./crowd-drill";
import { startOwnSandbox } from "./own-sandbox";

/**
 * Some 15 calls a key make 750; a burst of 120 and 84 a second let them through in 8 s. Beside other tests on two cores an
 * account has once waited longer than the drill allows, so it has the machine to itself: npm run test:deep. What it rests
 * on is proven in `lib/exchange/egress.db.test.ts` and `connection-lock.db.test.ts` every time.
 */
const DONE_WITHIN_MS = 180_000;

if (process.env["TEST_DEEP"] === "1") {
  process.env["REDIS_URL"] = "";
  // In Bybit's window of 5 s: it publishes no minute.
  const limit = ((venueOf("bybit").budgets["api"]?.weightPerMinute ?? 0) * 5) / 60;
  crowdDrill(
    {
      venue: "bybit",
      accounts: ["bybit-trader"],
      stormRoute: "/bybit/v5/*",
      stormMs: 5_000,
      limits: { bybit: limit },
      doneWithinMs: DONE_WITHIN_MS,
    },
    await startOwnSandbox(),
  );
} else {
  describe("50 keys of bybit in two worker processes", () => {
    it.skip("wants the machine to itself: npm run test:deep", () => undefined);
  });
}
