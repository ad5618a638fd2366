import type { CashFlow, FundingPayment, OpenOrder, Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { AccountReading, TradeMarket, VenueCall } from "@/lib/exchange/client";
import { readSteadily, readWallets, type WalletReading } from "@/lib/exchange/read-wallets";
import { KUCOIN } from "./endpoints";
import { between, readAfterId, readNumbered, type Span } from "./lists";
import { parseEarn } from "./parse-balances";
import {
  parseUnifiedFills,
  parseUnifiedFunding,
  parseUnifiedOrders,
  parseUnifiedPositions,
  parseUnifiedTransfers,
  parseUnifiedWallet,
} from "./parse-unified";
import { marketsOf, venueSymbolOf } from "./symbols";

const PAGE = 100;
/** Members of paths and questions that name the kind of account and of market. */
const UNIFIED = { accountMode: "unified" };
const TRADE_TYPES = ["SPOT", "FUTURES"] as const;
/** Orders that rest in the book, and those that wait for a trigger. */
const ORDER_FILTERS = ["NORMAL", "ADVANCED"] as const;

/** readUnifiedAccount reads the unified wallet and the wallets beside it. */
export function readUnifiedAccount(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  const readWallet = async () => parseUnifiedWallet(await call(KUCOIN.unifiedBalances, UNIFIED), "unified");
  const readBeside = (accountType: "FUNDING" | "ISOLATED", wallet: "funding" | "margin") => ({
    wallet,
    read: async () => ({
      balances: parseUnifiedWallet(await call(KUCOIN.sideBalances, { accountType }), wallet),
    }),
  });
  return readSteadily(readWallet, () =>
    readWallets([
      { wallet: "unified", read: async () => ({ balances: await readWallet() }) },
      { wallet: "unified", read: () => readTrading(call, instruments) },
      readBeside("FUNDING", "funding"),
      readBeside("ISOLATED", "margin"),
      {
        wallet: "earn_flexible",
        read: async () => ({ balances: await readNumbered(call, KUCOIN.earn, { pageSize: PAGE }, parseEarn) }),
      },
    ]),
  );
}

async function readTrading(call: VenueCall, instruments: readonly Instrument[]): Promise<WalletReading> {
  const markets = marketsOf(instruments);
  const positions = parseUnifiedPositions(await call(KUCOIN.unifiedPositions, { ...UNIFIED, pageSize: PAGE }), markets);
  const openOrders: OpenOrder[] = [];
  for (const tradeType of TRADE_TYPES)
    for (const orderFilter of ORDER_FILTERS)
      openOrders.push(
        ...(await readNumbered(
          call,
          KUCOIN.unifiedOrders,
          { ...UNIFIED, tradeType, orderFilter, pageSize: PAGE },
          (raw) => parseUnifiedOrders(raw, markets, positions),
          "pageNumber",
        )),
      );
  return { balances: [], positions, openOrders };
}

/** readUnifiedTrades reads the fills of one market; what was bought with borrowed money is among those of spot. */
export async function readUnifiedTrades(
  call: VenueCall,
  { instrument, isMargin }: TradeMarket,
  span: Span,
): Promise<Trade[]> {
  if (isMargin) return [];
  const tradeType = instrument.kind === "spot" ? "SPOT" : "FUTURES";
  const params = { ...UNIFIED, tradeType, symbol: venueSymbolOf(instrument), ...between(span), pageSize: PAGE };
  return readAfterId(call, KUCOIN.unifiedFills, params, (raw) => parseUnifiedFills(raw, instrument));
}

/** readUnifiedFunding reads what perpetuals paid and received. */
export function readUnifiedFunding(
  call: VenueCall,
  span: Span,
  instruments: readonly Instrument[],
): Promise<FundingPayment[]> {
  const markets = marketsOf(instruments);
  return readAfterId(call, KUCOIN.unifiedFundingPayments, { ...between(span), pageSize: PAGE }, (raw) =>
    parseUnifiedFunding(raw, markets),
  );
}

/** readUnifiedTransfers reads moves between the unified wallet and those beside it. */
export function readUnifiedTransfers(call: VenueCall, span: Span): Promise<CashFlow[]> {
  const params = { accountType: "UNIFIED", businessType: "TRANSFER", ...between(span), pageSize: PAGE };
  return readAfterId(call, KUCOIN.unifiedLedger, params, parseUnifiedTransfers);
}
