import { z } from "zod";
import type { Balance, CashFlow, FlowKind, FundingPayment, OpenOrder, Trade } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type { AccountContext } from "@/lib/exchange/account-context";
import type {
  AccountReader,
  AccountReading,
  CallParams,
  KeyVerdict,
  VenueCall,
  VenueEndpoint,
} from "@/lib/exchange/client";
import { flowsOfLedger } from "@/lib/exchange/flows-of-ledger";
import { onceRight } from "@/lib/exchange/once-right";
import { idText } from "@/lib/exchange/parse-answer";
import { NO_ENDPOINT } from "@/lib/exchange/permission-answer";
import { readByCursor, readInWindows, readTradeWindow, type CursorPage } from "@/lib/exchange/read-pages";
import {
  orUnsupported,
  readSteadily,
  readWallets,
  type WalletPart,
  type WalletReading,
} from "@/lib/exchange/read-wallets";
import { withSharedMargin } from "@/lib/exchange/with-shared-margin";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";
import { parseGate, type Paging } from "./answer";
import { GATE } from "./endpoints";
import {
  parseAccountMode,
  parseFunding,
  parseFutures,
  parseIsolatedMargin,
  parseLends,
  parseSpot,
  parseMarginEquity,
  parseUnified,
  profitsOf,
} from "./parse-balances";
import {
  parseDeposits,
  parseFundingPayments,
  parseFuturesTrades,
  parseSpotTrades,
  parseWithdrawals,
} from "./parse-history";
import { parseDeliveryContracts } from "./parse-instruments";
import { parseLedger } from "./parse-ledger";
import { parseFuturesOrders, parseFuturesStops, parseSpotOrders, parseSpotStops } from "./parse-orders";
import { isOfSubAccount, parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { balancesOfTotals, parseTotals } from "./parse-totals";
import { marketsOf, SETTLES, type Markets, type Settle } from "./symbols";

/** Trades are kept as long as the account; so far is as far as we look. */
const TRADES_DAYS = 1_095;
const FUNDING_DAYS = 365;
/** Longest span of one question. */
const WINDOW_DAYS = 30;
/** The spot ledger tells every trade as well: shorter spans keep its lists short. */
const LEDGER_WINDOW_DAYS = 3;
const PAGE = 100;
const STREAMS = ["spot", ...SETTLES] as const;

/** readGateAccount is one Gate account, classic or unified, as an AccountReader. */
export function readGateAccount(call: VenueCall, { clock, apiKey }: AccountContext): AccountReader {
  const moves = flowsOfLedger((from, to) => orUnsupported(() => readLedger(call, { from, to }), []));
  return {
    fetchPermissions: () => readPermissions(call, apiKey),

    fetchAccountRef: () => readUserId(call),

    async fetchAccount(instruments) {
      const { isUnified } = await readMode(call);
      return readSteadily(
        async () => parseSpot(await call(GATE.spotBalances)),
        () => (isUnified ? readUnified(call, instruments) : readClassic(call, instruments)),
      );
    },

    trades: {
      kind: "by_account",
      streams: STREAMS,
      fetch(stream, cursor, instruments) {
        const settle = SETTLES.find((each) => each === stream) ?? null;
        const markets = marketsOf(instruments, settle);
        const limits = { now: clock.now().getTime(), historyDays: TRADES_DAYS, windowDays: WINDOW_DAYS };
        return readTradeWindow(cursor, limits, (from, to) =>
          settle === null
            ? readList(call, GATE.spotTrades, between({ from, to }), "pages", (raw, paging) =>
                parseSpotTrades(raw, markets, paging),
              )
            : readFuturesTrades(call, settle, markets, { from, to }),
        );
      },
    },

    funding: {
      historyDays: FUNDING_DAYS,
      fetch: (from, to, instruments) => readFunding(call, { from, to }, instruments),
    },

    fetchFlows: async (kind, from, to) => [
      ...(await readMovements(call, kind, { from, to })),
      ...(await moves(kind, from, to)),
    ],
  };
}

/**
 * Gate tells of keys of a main account only. One of a sub-account is refused the list, or finds its parent's keys in it:
 * nothing is told of it. A main account's key that is refused the list, or is not in it, is another matter: the former
 * lacks the area that reads it, the latter is not understood.
 */
async function readPermissions(call: VenueCall, apiKey: string): Promise<KeyVerdict> {
  const answer = await orUnsupported(() => call(GATE.permissions), null);
  if (answer !== null) {
    const verdict = parsePermissions(answer, apiKey);
    const isListed = verdict.kind !== "unverifiable" || verdict.reason !== "key_not_listed";
    return isListed || !isOfSubAccount(answer, await readUserId(call)) ? verdict : NO_ENDPOINT;
  }
  const userId = await orUnsupported(() => readUserId(call), null);
  return userId === null ? { kind: "unverifiable", reason: "reading_off" } : NO_ENDPOINT;
}

async function readUserId(call: VenueCall): Promise<string> {
  const schema = z.looseObject({ user_id: idText });
  return parseGate(schema, await call(GATE.accountDetail), "account/detail").user_id;
}

/** Accounts that never heard of unified accounts are refused here: they are classic. */
async function readMode(call: VenueCall): Promise<{ isUnified: boolean }> {
  const answer = await orUnsupported(() => call(GATE.accountMode), null);
  return answer === null ? { isUnified: false } : parseAccountMode(answer);
}

function readClassic(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  return readWallets([
    { wallet: "spot", read: async () => ({ balances: parseSpot(await call(GATE.spotBalances)) }) },
    { wallet: "spot", read: async () => ({ balances: [], openOrders: await readSpotOrders(call, instruments) }) },
    ...SETTLES.map((settle) => ({
      wallet: walletOf(settle),
      read: () => readFutures(call, settle, instruments),
    })),
    ...totalsOnly(call, ["bots", "options"]),
    ...sideWallets(call),
  ]);
}

/** Spot, cross margin and Tether futures are one wallet; the positions are read first, to take their profit out. */
function readUnified(call: VenueCall, instruments: readonly Instrument[]): Promise<AccountReading> {
  return readWallets([
    {
      wallet: "unified",
      async read() {
        const { positions, openOrders } = await readContracts(call, "usdt", instruments);
        const wallet = await call(GATE.unified);
        const usd = parseMarginEquity(wallet);
        return {
          balances: parseUnified(wallet, profitsOf(positions)),
          positions: withSharedMargin(positions, usd === null ? null : { kind: "account", usd }),
          openOrders: [...openOrders, ...(await readSpotOrders(call, instruments))],
        };
      },
    },
    { wallet: "coin_futures", read: () => readFutures(call, "btc", instruments) },
    // Options are part of the unified wallet.
    ...totalsOnly(call, ["bots"]),
    ...sideWallets(call),
  ]);
}

/**
 * Gate tells what each wallet is worth. Bots and options are counted with it; contracts with a delivery date are read where
 * there is anything in them, since older keys have no box for them.
 */
function totalsOnly(call: VenueCall, wallets: readonly ("bots" | "options")[]): WalletPart[] {
  const totals = onceRight(async () => parseTotals(await call(GATE.walletTotals)));
  return [
    { wallet: "bots", read: async () => ({ balances: balancesOfTotals(await totals(), wallets) }) },
    {
      wallet: "futures",
      read: async () => ((await totals()).delivery === "0" ? { balances: [] } : readDelivery(call)),
    },
  ];
}

async function readDelivery(call: VenueCall): Promise<WalletReading> {
  const settle = "usdt";
  const balances = parseFutures(await call(GATE.deliveryAccount, { settle }), "futures");
  const contracts = parseDeliveryContracts(await call(GATE.deliveryContracts, { settle }), settle);
  return { balances, positions: parsePositions(await call(GATE.deliveryPositions, { settle }), contracts) };
}

function sideWallets(call: VenueCall) {
  const parts: { wallet: "margin" | "funding" | "earn_flexible"; read: () => Promise<Balance[]> }[] = [
    { wallet: "margin", read: async () => parseIsolatedMargin(await call(GATE.isolatedMargin)) },
    { wallet: "funding", read: async () => parseFunding(await call(GATE.fundingBalances)) },
    { wallet: "earn_flexible", read: () => readList(call, GATE.earn, {}, "pages", parseLends) },
  ];
  return parts.map(({ wallet, read }) => ({ wallet, read: async () => ({ balances: await read() }) }));
}

const walletOf = (settle: Settle) => (settle === "btc" ? ("coin_futures" as const) : ("futures" as const));

async function readSpotOrders(call: VenueCall, instruments: readonly Instrument[]): Promise<OpenOrder[]> {
  const markets = marketsOf(instruments, null);
  return [
    ...(await readList(call, GATE.spotOrders, {}, "pages", (raw, paging) => parseSpotOrders(raw, markets, paging))),
    ...(await readList(call, GATE.spotStops, { status: "open" }, "rows", (raw, paging) =>
      parseSpotStops(raw, markets, paging),
    )),
  ];
}

/** Who never opened a futures account has nothing in it. */
async function readFutures(
  call: VenueCall,
  settle: Settle,
  instruments: readonly Instrument[],
): Promise<WalletReading> {
  const account = await ifOpened(() => call(GATE.futuresAccount, { settle }), null);
  if (account === null) return { balances: [] };
  return { balances: parseFutures(account, walletOf(settle)), ...(await readContracts(call, settle, instruments)) };
}

async function readContracts(call: VenueCall, settle: Settle, instruments: readonly Instrument[]) {
  const markets = marketsOf(instruments, settle);
  const asked = await ifOpened(() => call(GATE.positions, { settle, holding: "true" }), []);
  const positions = parsePositions(asked, markets);
  const readOrders = (endpoint: VenueEndpoint, parse: typeof parseFuturesOrders) =>
    ifOpened(
      () =>
        readList(call, endpoint, { settle, status: "open" }, "rows", (raw, paging) =>
          parse(raw, markets, positions, paging),
        ),
      [],
    );
  const orders = await readOrders(GATE.futuresOrders, parseFuturesOrders);
  return { positions, openOrders: [...orders, ...(await readOrders(GATE.futuresStops, parseFuturesStops))] };
}

function readFuturesTrades(call: VenueCall, settle: Settle, markets: Markets, span: Span): Promise<Trade[]> {
  const params = { settle, ...between(span) };
  return ifOpened(
    () => readList(call, GATE.futuresTrades, params, "rows", (raw, paging) => parseFuturesTrades(raw, markets, paging)),
    [],
  );
}

/** ifOpened gives `absent` where the person never opened this part of the account. */
async function ifOpened<T>(read: () => Promise<T>, absent: T): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof SafeExchangeError && error.venueCode === "USER_NOT_FOUND") return absent;
    throw error;
  }
}

interface Span {
  from: EpochMs;
  to: EpochMs;
}

async function readFunding(call: VenueCall, span: Span, instruments: readonly Instrument[]): Promise<FundingPayment[]> {
  const payments: FundingPayment[] = [];
  for (const settle of SETTLES) {
    const markets = marketsOf(instruments, settle);
    const params = { settle, type: "fund", ...between(span) };
    payments.push(
      ...(await ifOpened(
        () =>
          readList(call, GATE.futuresLedger, params, "rows", (raw, paging) =>
            parseFundingPayments(raw, markets, paging),
          ),
        [],
      )),
    );
  }
  return payments;
}

/** What came from the outside and left for it. */
function readMovements(call: VenueCall, kind: FlowKind, span: Span): Promise<CashFlow[]> {
  switch (kind) {
    case "deposit":
      return readList(call, GATE.deposits, between(span), "rows", parseDeposits);
    case "withdrawal":
      return readList(call, GATE.withdrawals, between(span), "rows", parseWithdrawals);
    case "internal_transfer":
      return Promise.resolve([]);
  }
}

function readLedger(call: VenueCall, span: Span): Promise<CashFlow[]> {
  return readInWindows({ ...span, windowDays: LEDGER_WINDOW_DAYS }, (from, to) =>
    readList(call, GATE.spotLedger, between({ from, to }), "pages", parseLedger),
  );
}

/** The list's own way to count decides what its pages are asked by. */
function readList<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  params: CallParams,
  counts: Paging["counts"],
  parse: (raw: unknown, paging: Paging) => CursorPage<Row>,
): Promise<Row[]> {
  return readByCursor("gate", endpoint, async (cursor) => {
    const at = cursor === null ? (counts === "pages" ? 1 : 0) : Number(cursor);
    const paging = counts === "pages" ? { page: at } : { offset: at };
    return parse(await call(endpoint, { ...params, ...paging, limit: PAGE }), { limit: PAGE, at, counts });
  });
}

/** Seconds, both ends inclusive. */
const between = ({ from, to }: Span) => ({ from: Math.ceil(from / 1_000), to: Math.floor((to - 1) / 1_000) });
