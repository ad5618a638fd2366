import type { FundingPayment, IncomePayment } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import { DAY_MS, HOUR_MS } from "@/lib/domain/units";
import type { FundingHistory, IncomeHistory, VenueCall } from "@/lib/exchange/client";
import { readInWindows } from "@/lib/exchange/read-pages";
import type { Clock } from "@/lib/platform/clock";
import { CONTRACTS, type ContractFamily, type UseOfContracts } from "./derivatives-wallet";
import { BINANCE } from "./endpoints";
import { between, PAGING, readByHalves, readNumbered, readUntilShort, type Span } from "./paging";
import { parseIsolatedPairs } from "./parse-balances";
import {
  parseDistributions,
  parseEarnRewards,
  parseFundingPayments,
  parseFuturesIncome,
  parseMarginInterest,
} from "./parse-income";
import { whereOpened } from "./read-margin";
import { marketsOf } from "./symbols";

/** Binance keeps the income of futures and margin interest for three months. */
const RECENT_DAYS = 90;
const DISTRIBUTIONS_DAYS = 180;
const WINDOW_DAYS = 30;
const INCOME_PAGE = 1_000;
const DISTRIBUTIONS_LIMIT = 500;
const FAMILIES: readonly ContractFamily[] = ["linear", "inverse"];

interface Context {
  clock: Clock;
  whereUsed: UseOfContracts;
}

/** fundingOf is what perpetuals of both families paid and received. */
export function fundingOf(call: VenueCall, { whereUsed }: Context): FundingHistory {
  return {
    historyDays: RECENT_DAYS,
    async fetch(from, to, instruments) {
      const payments: FundingPayment[] = [];
      for (const family of FAMILIES)
        payments.push(...(await whereUsed(family, () => readFunding(call, family, { from, to }, instruments), [])));
      return payments;
    },
  };
}

function readFunding(
  call: VenueCall,
  family: ContractFamily,
  span: Span,
  instruments: readonly Instrument[],
): Promise<FundingPayment[]> {
  const markets = marketsOf(instruments)[family];
  const params = (index: number) => ({ incomeType: "FUNDING_FEE", ...between(span), page: index + 1 });
  return readUntilShort(call, CONTRACTS[family].income, { limit: INCOME_PAGE, params }, (raw) => {
    const { payments, rows } = parseFundingPayments(raw, markets);
    return { rows: payments, seen: rows };
  });
}

/** incomeOf is what the account earned or paid without a trade, in every wallet that tells it. */
export function incomeOf(call: VenueCall, { clock, whereUsed }: Context): IncomeHistory {
  return {
    historyDays: DISTRIBUTIONS_DAYS,
    async fetch(from, to) {
      const payments: IncomePayment[] = [
        ...(await readByHalves(call, BINANCE.distributions, { from, to }, DISTRIBUTIONS_LIMIT, parseDistributions)),
        ...(await readInWindows({ from, to, windowDays: WINDOW_DAYS }, (start, end) =>
          readEarnRewards(call, { from: start, to: end }),
        )),
      ];
      // An hour inside the limit: it is the venue's clock that counts.
      const recent = { from: Math.max(from, clock.now().getTime() - RECENT_DAYS * DAY_MS + HOUR_MS), to };
      if (recent.from >= to) return payments;
      for (const family of FAMILIES)
        payments.push(...(await whereUsed(family, () => readFuturesIncome(call, family, recent), [])));
      payments.push(...(await whereOpened(() => readMarginInterest(call, recent), [])));
      return payments;
    },
  };
}

function readEarnRewards(call: VenueCall, span: Span): Promise<IncomePayment[]> {
  return readNumbered(call, BINANCE.earnRewards, { type: "REALTIME", ...between(span) }, PAGING, parseEarnRewards);
}

function readFuturesIncome(call: VenueCall, family: ContractFamily, span: Span): Promise<IncomePayment[]> {
  const params = (index: number) => ({ ...between(span), page: index + 1 });
  return readUntilShort(call, CONTRACTS[family].income, { limit: INCOME_PAGE, params }, (raw) =>
    parseFuturesIncome(raw, family),
  );
}

/** Of cross margin, and of each pair of isolated margin that is in use: without a pair Binance tells cross margin only. */
async function readMarginInterest(call: VenueCall, span: Span): Promise<IncomePayment[]> {
  const pairs = await whereOpened(async () => parseIsolatedPairs(await call(BINANCE.isolatedMargin)), []);
  const payments: IncomePayment[] = [];
  for (const pair of [{}, ...pairs.map((isolatedSymbol) => ({ isolatedSymbol }))])
    payments.push(
      ...(await readInWindows({ ...span, windowDays: WINDOW_DAYS }, (from, to) =>
        readNumbered(call, BINANCE.marginInterest, { ...pair, ...between({ from, to }) }, PAGING, parseMarginInterest),
      )),
    );
  return payments;
}
