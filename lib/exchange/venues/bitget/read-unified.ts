import type { CashFlow, FlowKind, FundingPayment, OpenOrder, Position, Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { AccountReading, VenueCall } from "@/lib/exchange/client";
import { readInWindows } from "@/lib/exchange/read-pages";
import { readSteadily, readWallets, type WalletReading } from "@/lib/exchange/read-wallets";
import { withSharedMargin } from "@/lib/exchange/with-shared-margin";
import { BITGET } from "./endpoints";
import { between, listReader, type Span } from "./lists";
import { parseFunding, parseMarginEquity, parseSavings, parseUnified } from "./parse-balances";
import { parseDeposits, parseFundingPayments, parseUnifiedFills, parseWithdrawals } from "./parse-history";
import { parseFundingTransfers } from "./parse-ledger";
import { parseUnifiedOrders, parseUnifiedStops } from "./parse-orders";
import { parseUnifiedPositions } from "./parse-positions";
import { marketsOf, PRODUCT_TYPES, type Category, type Markets } from "./symbols";

/** The ledger: longest span of one question. */
const LEDGER_WINDOW_DAYS = 30;

const readList = listReader("cursor");
const readEarnList = listReader("idLessThan");

/** readUnifiedAccount reads the wallets of a unified account. */
export function readUnifiedAccount(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  const readAssets = async () => parseUnified(await call(BITGET.utaBalances));
  return readSteadily(readAssets, () =>
    readWallets([
      {
        wallet: "unified",
        async read() {
          const trading = await readTrading(call, instruments);
          const assets = await call(BITGET.utaBalances);
          const usd = parseMarginEquity(assets);
          return {
            ...trading,
            positions: withSharedMargin(trading.positions, usd === null ? null : { kind: "account", usd }),
            balances: parseUnified(assets),
          };
        },
      },
      {
        wallet: "funding",
        read: async () => ({ balances: parseFunding(await call(BITGET.utaFundingBalances)) }),
      },
      { wallet: "earn_flexible", read: () => readSavings(call, "flexible", "earn_flexible") },
      { wallet: "earn_locked", read: () => readSavings(call, "fixed", "earn_locked") },
    ]),
  );
}

/** readSavings reads what is in savings of one kind of term; classic accounts tell it the same way. */
export async function readSavings(
  call: VenueCall,
  periodType: "flexible" | "fixed",
  wallet: "earn_flexible" | "earn_locked",
): Promise<WalletReading> {
  const parse = (raw: unknown) => parseSavings(raw, wallet);
  return { balances: await readEarnList(call, BITGET.savings, { periodType }, parse) };
}

async function readTrading(call: VenueCall, instruments: readonly Instrument[]) {
  const spot = marketsOf(instruments, "SPOT");
  const positions: Position[] = [];
  const openOrders: OpenOrder[] = [];
  // Margin orders are on spot markets.
  for (const category of ["SPOT", "MARGIN"]) openOrders.push(...(await readOrders(call, category, spot, [])));
  for (const category of PRODUCT_TYPES) {
    const markets = marketsOf(instruments, category);
    const held = parseUnifiedPositions(await call(BITGET.utaPositions, { category }), markets);
    positions.push(...held);
    openOrders.push(...(await readOrders(call, category, markets, held)));
  }
  return { positions, openOrders };
}

async function readOrders(
  call: VenueCall,
  category: string,
  markets: Markets,
  positions: readonly Position[],
): Promise<OpenOrder[]> {
  return [
    ...(await readList(call, BITGET.utaOpenOrders, { category }, (raw) => parseUnifiedOrders(raw, markets))),
    ...(await readList(call, BITGET.utaStops, { category }, (raw) => parseUnifiedStops(raw, markets, positions))),
  ];
}

/** readUnifiedTrades reads the fills of one category; those on margin count as spot. */
export async function readUnifiedTrades(
  call: VenueCall,
  category: Category,
  markets: Markets,
  span: Span,
): Promise<Trade[]> {
  const trades: Trade[] = [];
  for (const asked of category === "SPOT" ? ["SPOT", "MARGIN"] : [category])
    trades.push(
      ...(await readList(call, BITGET.utaFills, { category: asked, ...between(span) }, (raw) =>
        parseUnifiedFills(raw, markets),
      )),
    );
  return trades;
}

/** readUnifiedFunding reads what perpetuals paid and received. */
export async function readUnifiedFunding(
  call: VenueCall,
  span: Span,
  instruments: readonly Instrument[],
): Promise<FundingPayment[]> {
  const payments: FundingPayment[] = [];
  for (const category of PRODUCT_TYPES) {
    const markets = marketsOf(instruments, category);
    payments.push(
      ...(await readInWindows({ ...span, windowDays: LEDGER_WINDOW_DAYS }, (from, to) =>
        readList(call, BITGET.utaLedger, { category, ...between({ from, to }) }, (raw) =>
          parseFundingPayments(raw, markets, true),
        ),
      )),
    );
  }
  return payments;
}

/** readUnifiedFlows reads deposits, withdrawals and moves between the unified and the funding wallet. */
export function readUnifiedFlows(call: VenueCall, kind: FlowKind, span: Span): Promise<CashFlow[]> {
  switch (kind) {
    case "deposit":
      return readList(call, BITGET.utaDeposits, between(span), parseDeposits);
    case "withdrawal":
      return readList(call, BITGET.utaWithdrawals, between(span), parseWithdrawals);
    case "internal_transfer":
      return readInWindows({ ...span, windowDays: LEDGER_WINDOW_DAYS }, (from, to) =>
        readList(call, BITGET.utaFundingLedger, between({ from, to }), parseFundingTransfers),
      );
  }
}
