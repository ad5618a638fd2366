import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import { Decimal } from "../money";
import { openStoppedLong } from "../story/open-stopped-long";

const CAPITAL_USD = 36_000;

/** trader opens and closes positions all the time, has real stops in the book, a perpetual and a small margin loan. */
export const trader: AccountProfile = {
  id: "trader",
  title: "Active trader",
  description:
    "Some 150 spot trades in four months, fees in BNB, three open positions with stop orders, one perpetual, one margin loan, one delisted coin.",
  paysFeesInBnb: true,
  write(pen: HistoryPen): void {
    pen.deposit("USDT", CAPITAL_USD, pen.ago(135, 9));
    if (pen.isListed("BNB")) pen.hold("BNB", 600, [{ daysAgo: 134, share: 1 }]);
    closedTrades(pen);
    openPositions(pen);
    perpetual(pen);
    marginLoan(pen);
    pen.deposit("WAVES", 240, pen.ago(131, 11));
    pen.withdraw("USDT", 2_500, 1, pen.ago(41, 13));
  },
};

/** Seventy round trips of half a day to six days, a tenth of the capital each. */
function closedTrades(pen: HistoryPen): void {
  const coins = pen.pick(["BTC", "ETH", "SOL", "XRP", "DOGE", "LINK", "AVAX"], 7);
  for (let i = 0; i < 70; i++) {
    const base = coins[Math.floor(pen.draw(i) * coins.length)] ?? "BTC";
    const openedAt = pen.ago(130 - Math.floor(i * 1.7), Math.floor(pen.draw(i + 100) * 20), i % 60);
    const heldHours = 12 + Math.floor(pen.draw(i + 200) * 130);
    const quantity = pen.quantity(base, 1_200 + 1_600 * pen.draw(i + 300));
    pen.trade(base, "BUY", quantity, openedAt);
    pen.trade(base, "SELL", quantity, Math.min(openedAt + heldHours * 3_600_000, pen.ago(8)));
  }
}

function openPositions(pen: HistoryPen): void {
  const plan = [
    { base: "BTC", usd: 6_200, daysAgo: 6, stop: 0.93 },
    { base: "SOL", usd: 3_100, daysAgo: 4, stop: 0.9 },
    { base: "LINK", usd: 2_400, daysAgo: 3, stop: 0.9 },
  ];
  const coins = pen.pick(
    plan.map((p) => p.base),
    plan.length,
  );
  plan.forEach(({ usd, daysAgo, stop }, i) => {
    const base = coins[i];
    if (base === undefined) return;
    const quantity = pen.quantity(base, usd);
    const openedAt = pen.entryNotStopped(base, daysAgo, 1 - stop);
    pen.trade(base, "BUY", quantity, openedAt);
    const stopPrice = pen.onTickGrid(base, pen.lowSinceAnchor(base).times(stop));
    pen.order({
      venue: "spot",
      symbol: `${base}USDT`,
      side: "SELL",
      type: "STOP_LOSS_LIMIT",
      quantity: pen.onLotGrid(base, quantity.times(0.998)),
      price: pen.onTickGrid(base, stopPrice.times(0.995)),
      stopPrice,
      placedAt: openedAt + 60_000,
    });
  });
}

function perpetual(pen: HistoryPen): void {
  const base = pen.isListed("ETH") ? "ETH" : "BTC";
  if (!pen.isListed(base)) return;
  pen.transfer("USDT", 4_000, "spot", "futures", pen.ago(60, 8));
  const quantity = pen.quantity(base, 7_000);
  pen.perpetual(base, "BUY", quantity, pen.ago(58, 9));
  pen.perpetual(base, "SELL", quantity, pen.ago(44, 21));
  openStoppedLong(pen, base, quantity, { daysAgo: 7, fallMax: 0.08, stop: 0.92 });
}

function marginLoan(pen: HistoryPen): void {
  const base = pen.isListed("ETH") ? "ETH" : "BTC";
  if (!pen.isListed(base)) return;
  pen.transfer("USDT", 2_000, "spot", "margin", pen.ago(22, 8));
  pen.borrow("USDT", 1_000, pen.ago(22, 9));
  const affordable = new Decimal(2_700).div(pen.price(base, pen.ago(22, 10)));
  pen.trade(base, "BUY", pen.onLotGrid(base, affordable), pen.ago(22, 10), "margin");
}
