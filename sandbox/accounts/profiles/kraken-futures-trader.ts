import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import { openStoppedLong } from "../story/open-stopped-long";

/** krakenFuturesTrader has cash, a multi-collateral wallet, two perpetuals and a stop; the spot place is its cash wallet. */
export const krakenFuturesTrader: AccountProfile = {
  id: "kraken-futures-trader",
  venue: "krakenfutures",
  title: "Kraken Futures trader",
  description: "About $12,000 on Kraken Futures: a long with its stop, a short, and cash that is no margin yet.",
  write(pen: HistoryPen): void {
    const [long = "BTC", short = long] = pen.pick(["BTC", "ETH"], 2);
    pen.deposit("USDT", 15_000, pen.ago(70, 8));
    pen.transfer("USDT", 11_000, "spot", "futures", pen.ago(69, 8));
    for (let i = 0; i < 10; i++) {
      const openedAt = pen.ago(65 - i * 3, 7 + i, i * 5);
      const size = pen.quantity(short, 700 + 500 * pen.draw(i));
      pen.perpetual(short, "BUY", size, openedAt);
      pen.perpetual(short, "SELL", size, openedAt + 86_400_000);
    }
    openStoppedLong(pen, long, pen.quantity(long, 6_000));
    pen.perpetual(short, "SELL", pen.quantity(short, 3_000), pen.ago(26, 11));
    pen.withdraw("USDT", 500, 0, pen.ago(30, 13));
  },
};
