import type { CashFlow, FlowKind, FundingPayment, OpenOrder, Position, Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { AccountReading, VenueCall } from "@/lib/exchange/client";
import { readInWindows } from "@/lib/exchange/read-pages";
import { readSteadily, readWallets, type WalletReading } from "@/lib/exchange/read-wallets";
import { BITGET } from "./endpoints";
import { between, listReader, type Span } from "./lists";
import { parseFunding, parseFutures, parseMargin, parseSpot } from "./parse-balances";
import {
  parseDeposits,
  parseFundingPayments,
  parseFuturesFills,
  parseSpotFills,
  parseWithdrawals,
} from "./parse-history";
import { parseSpotTransfers, TRANSFERS } from "./parse-ledger";
import { parseFuturesOrders, parseFuturesStops, parseSpotOrders, parseSpotStops } from "./parse-orders";
import { parseClassicPositions } from "./parse-positions";
import { parseBotTotals } from "./parse-totals";
import { readSavings } from "./read-unified";
import { marketsOf, PRODUCT_TYPES, type Category, type Markets, type ProductType } from "./symbols";

/** The ledger: longest span of one question. */
const LEDGER_WINDOW_DAYS = 30;
/** Conditional orders, as Bitget wants them asked for: one list each. */
const PLAN_TYPES = ["normal_plan", "track_plan", "profit_loss"] as const;

const readList = listReader("idLessThan");

/** readClassicAccount reads the wallets of a classic account, one for each purpose. */
export function readClassicAccount(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  const readSpot = async () => parseSpot(await call(BITGET.spotBalances, { assetType: "hold_only" }));
  return readSteadily(readSpot, () =>
    readWallets([
      { wallet: "spot", read: async () => ({ balances: await readSpot() }) },
      {
        wallet: "spot",
        read: async () => ({ balances: [], openOrders: await readSpotOrders(call, marketsOf(instruments, "SPOT")) }),
      },
      { wallet: "funding", read: async () => ({ balances: parseFunding(await call(BITGET.fundingBalances)) }) },
      {
        wallet: "margin",
        read: async () => ({
          balances: [...parseMargin(await call(BITGET.crossMargin)), ...parseMargin(await call(BITGET.isolatedMargin))],
        }),
      },
      ...PRODUCT_TYPES.map((productType) => ({
        wallet: productType === "COIN-FUTURES" ? ("coin_futures" as const) : ("futures" as const),
        read: () => readFutures(call, productType, marketsOf(instruments, productType)),
      })),
      { wallet: "earn_flexible", read: () => readSavings(call, "flexible", "earn_flexible") },
      { wallet: "earn_locked", read: () => readSavings(call, "fixed", "earn_locked") },
      { wallet: "bots", read: async () => ({ balances: parseBotTotals(await call(BITGET.walletTotals)) }) },
    ]),
  );
}

async function readSpotOrders(call: VenueCall, markets: Markets): Promise<OpenOrder[]> {
  return [
    ...(await readList(call, BITGET.spotOrders, {}, (raw) => parseSpotOrders(raw, markets))),
    ...(await readList(call, BITGET.spotStops, {}, (raw) => parseSpotStops(raw, markets))),
  ];
}

async function readFutures(call: VenueCall, productType: ProductType, markets: Markets): Promise<WalletReading> {
  const wallet = productType === "COIN-FUTURES" ? "coin_futures" : "futures";
  const balances = parseFutures(await call(BITGET.futuresAccounts, { productType }), wallet);
  if (balances.length === 0) return { balances };
  const positions: Position[] = parseClassicPositions(await call(BITGET.positions, { productType }), markets);
  const openOrders = await readList(call, BITGET.futuresOrders, { productType }, (raw) =>
    parseFuturesOrders(raw, markets),
  );
  for (const planType of PLAN_TYPES)
    openOrders.push(
      ...(await readList(call, BITGET.futuresStops, { productType, planType }, (raw) =>
        parseFuturesStops(raw, markets, positions),
      )),
    );
  return { balances, positions, openOrders };
}

/** readClassicTrades reads the fills of one category. */
export function readClassicTrades(call: VenueCall, category: Category, markets: Markets, span: Span): Promise<Trade[]> {
  return category === "SPOT"
    ? readList(call, BITGET.spotFills, between(span), (raw) => parseSpotFills(raw, markets))
    : readList(call, BITGET.futuresFills, { productType: category, ...between(span) }, (raw) =>
        parseFuturesFills(raw, markets),
      );
}

/** readClassicFunding reads what perpetuals paid and received. */
export async function readClassicFunding(
  call: VenueCall,
  span: Span,
  instruments: readonly Instrument[],
): Promise<FundingPayment[]> {
  const payments: FundingPayment[] = [];
  for (const productType of PRODUCT_TYPES) {
    const markets = marketsOf(instruments, productType);
    const params = { productType, businessType: "contract_settle_fee" };
    payments.push(
      ...(await readInWindows({ ...span, windowDays: LEDGER_WINDOW_DAYS }, (from, to) =>
        readList(call, BITGET.futuresLedger, { ...params, ...between({ from, to }) }, (raw) =>
          parseFundingPayments(raw, markets, false),
        ),
      )),
    );
  }
  return payments;
}

/** readClassicFlows reads deposits, withdrawals and moves between wallets. */
export function readClassicFlows(call: VenueCall, kind: FlowKind, span: Span): Promise<CashFlow[]> {
  switch (kind) {
    case "deposit":
      return readList(call, BITGET.deposits, between(span), parseDeposits);
    case "withdrawal":
      return readList(call, BITGET.withdrawals, between(span), parseWithdrawals);
    case "internal_transfer":
      return readList(call, BITGET.spotLedger, { ...TRANSFERS, ...between(span) }, parseSpotTransfers);
  }
}
