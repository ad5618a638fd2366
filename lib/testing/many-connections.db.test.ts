import { venueOf } from "@/lib/exchange/registry";
import { crowdDrill } from "./crowd-drill";
import { startOwnSandbox } from "./own-sandbox";

process.env["REDIS_URL"] = "";
/** In Bybit's window of 5 s: it publishes no minute. */
const LIMIT = ((venueOf("bybit").budgets["api"]?.weightPerMinute ?? 0) * 5) / 60;

/** Some 15 calls a key make 750; a burst of 120 and 84 a second let them through in 8 s. */
crowdDrill(
  {
    venue: "bybit",
    accounts: ["bybit-trader"],
    stormRoute: "/bybit/v5/*",
    stormMs: 5_000,
    limits: { bybit: LIMIT },
    doneWithinMs: 90_000,
  },
  await startOwnSandbox(),
);
