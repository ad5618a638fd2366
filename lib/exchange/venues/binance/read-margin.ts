import type { OpenOrder } from "@/lib/domain/account-snapshot";
import type { VenueCall } from "@/lib/exchange/client";
import type { WalletReading } from "@/lib/exchange/read-wallets";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { BINANCE } from "./endpoints";
import { parseCrossMargin, parseIsolatedMargin, parseIsolatedPairs } from "./parse-balances";
import { parseOpenOrders } from "./parse-orders";
import type { Markets } from "./symbols";

/** "Margin account does not exist": the person never opened it, so nothing is in it. */
const NOT_OPENED: ReadonlySet<string> = new Set(["-3003", "-11001"]);

/** readMargin reads cross margin, and every pair of isolated margin with anything in it. */
export async function readMargin(call: VenueCall, markets: Markets): Promise<WalletReading> {
  const cross = await whereOpened(async () => parseCrossMargin(await call(BINANCE.crossMargin)), []);
  const isolated = await whereOpened(async () => call(BINANCE.isolatedMargin), { assets: [] });
  const openOrders: OpenOrder[] = [];
  if (cross.length > 0) openOrders.push(...parseOpenOrders(await call(BINANCE.marginOrders), markets.spot));
  for (const symbol of parseIsolatedPairs(isolated)) {
    const raw = await call(BINANCE.marginOrders, { symbol, isIsolated: "TRUE" });
    openOrders.push(...parseOpenOrders(raw, markets.spot));
  }
  return { balances: [...cross, ...parseIsolatedMargin(isolated)], openOrders };
}

/** whereOpened reads something of the margin account, and gives `absent` where the person never opened it. */
export async function whereOpened<T>(read: () => Promise<T>, absent: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SafeExchangeError && NOT_OPENED.has(error.venueCode ?? "")) return absent;
    throw error;
  }
}
