import type { AccountProfile } from "../account-profile";
import type { HistoryPen } from "../history-pen";
import { Decimal } from "../money";

/**
 * coinMarginTrader backs inverse contracts with the coin itself, and uses what the other accounts do not: Convert, swept
 * dust, distributions, isolated margin.
 */
export const coinMarginTrader: AccountProfile = {
  id: "coin-margin-trader",
  title: "Coin-margined trader",
  description:
    "About $35,000: half of its BTC backs an inverse perpetual with a stop; coins from Convert, swept dust and airdrops, and an isolated margin loan.",
  write(pen: HistoryPen): void {
    const [base = "BTC", other = base] = pen.pick(["BTC", "ETH"], 2);
    pen.deposit("USDT", 30_000, pen.ago(120, 8));
    const coins = pen.hold(base, 16_000, [{ daysAgo: 110, share: 1 }]);
    inverse(pen, base, coins.times(0.5));
    conversions(pen, other);
    isolatedLoan(pen, other);
    pen.withdraw("USDT", 900, 1, pen.ago(15, 13));
  },
};

/** One round trip that is over, and a long with its stop. */
function inverse(pen: HistoryPen, base: string, collateral: Decimal): void {
  const contracts = base === "BTC" ? 60 : 600;
  pen.transfer(base, pen.onLotGrid(base, collateral), "spot", "coin_futures", pen.ago(100, 8));
  pen.coinPerpetual(base, "BUY", contracts, pen.ago(80, 9));
  pen.coinPerpetual(base, "SELL", contracts, pen.ago(61, 21));
  pen.transfer(base, pen.onLotGrid(base, collateral.times(0.05)), "coin_futures", "spot", pen.ago(60, 8));
  const openedAt = pen.entryNotStopped(base, 20, 0.1);
  pen.coinPerpetual(base, "BUY", contracts / 2, openedAt - 60_000);
  pen.coinPerpetual(base, "BUY", contracts / 2, openedAt);
  pen.order({
    venue: "coin",
    symbol: `${base}USD_PERP`,
    side: "SELL",
    type: "STOP_MARKET",
    quantity: new Decimal(contracts),
    stopPrice: pen.onTickGrid(base, pen.lowSinceAnchor(base).times(0.88)),
    placedAt: openedAt + 60_000,
  });
}

function conversions(pen: HistoryPen, other: string): void {
  pen.convert("USDT", 2_400, other, pen.ago(75, 10));
  pen.convert("USDT", 600, other, pen.ago(40, 10));
  if (!pen.isListed("BNB")) return;
  pen.convert("USDT", 300, "BNB", pen.ago(70, 10));
  pen.distribute("BNB", 0.0125, "BNB Vault", pen.ago(50, 0));
  pen.distribute(other, 0.004, "Launchpool", pen.ago(33, 0));
  pen.sweep("USDT", 3.41, pen.ago(20, 11));
}

function isolatedLoan(pen: HistoryPen, base: string): void {
  pen.transfer("USDT", 1_500, "spot", "isolated", pen.ago(25, 8));
  pen.borrow("USDT", 800, pen.ago(25, 9), "isolated");
  const affordable = new Decimal(2_200).div(pen.price(base, pen.ago(25, 10)));
  pen.trade(base, "BUY", pen.onLotGrid(base, affordable), pen.ago(25, 10), "isolated");
}
