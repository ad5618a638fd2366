import { z } from "zod";
import type { Balance, CashFlow, FlowKind, OpenOrder, Position } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";
import type {
  AccountReader,
  AccountReading,
  CallParams,
  TradePage,
  VenueCall,
  VenueEndpoint,
} from "@/lib/exchange/client";
import { idText } from "@/lib/exchange/parse-answer";
import { readByCursor, readInWindows, readTradeWindow, type CursorPage } from "@/lib/exchange/read-pages";
import { orUnsupported, readSteadily, readWallets, type WalletReading } from "@/lib/exchange/read-wallets";
import { withSharedMargin } from "@/lib/exchange/with-shared-margin";
import type { Clock } from "@/lib/platform/clock";
import { BYBIT } from "./endpoints";
import { parseResult } from "./envelope";
import {
  parseAccountMode,
  parseEarn,
  parseFunding,
  parseMarginEquity,
  parseWallet,
  type AccountMode,
} from "./parse-balances";
import {
  parseDeposits,
  parseExecutions,
  parseFundingPayments,
  parseInternalDeposits,
  parseTransfers,
  parseWithdrawals,
} from "./parse-history";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { parsePositions } from "./parse-positions";
import { marketsOf, type Category } from "./symbols";

const HISTORY_DAYS = 730;
/** Executions, ledger and transfers: longest span of one question. */
const WINDOW_DAYS = 7;
const FLOW_WINDOW_DAYS = 30;
const LIST_PAGE = 50;
const HISTORY_PAGE = 100;
const POSITIONS_PAGE = 200;
const TRANSFERS_PAGE = 50;

/** Derivatives are asked for by category, linear ones also by coin of settlement. */
const CONTRACTS: readonly { category: Category; settleCoin?: string }[] = [
  { category: "linear", settleCoin: "USDT" },
  { category: "linear", settleCoin: "USDC" },
  { category: "inverse" },
];
const STREAMS: readonly Category[] = ["spot", "linear", "inverse"];

/** readBybitAccount is one Bybit account, unified or classic, as an AccountReader. */
export function readBybitAccount(call: VenueCall, { clock }: { clock: Clock }): AccountReader {
  return {
    fetchPermissions: async () => parsePermissions(await call(BYBIT.permissions)),

    async fetchAccountRef() {
      const schema = z.looseObject({ userID: idText });
      return parseResult(schema, await call(BYBIT.permissions), "user/query-api").userID;
    },

    async fetchAccount(instruments) {
      const mode = parseAccountMode(await call(BYBIT.accountInfo));
      const look = () => readWallet(call, mode.isUnified ? "UNIFIED" : "SPOT");
      return readSteadily(look, () => readAll(call, mode, instruments));
    },

    trades: {
      kind: "by_account",
      streams: STREAMS,
      fetch: (stream, cursor, instruments) =>
        readTrades(call, clock.now().getTime(), { category: stream as Category, cursor, instruments }),
    },

    funding: {
      historyDays: HISTORY_DAYS,
      fetch: (from, to, instruments) => readFunding(call, { from, to }, instruments),
    },

    fetchFlows: (kind, from, to) => readFlows(call, kind, { from, to }),
  };
}

function readAll(call: VenueCall, mode: AccountMode, instruments: readonly Instrument[]): Promise<AccountReading> {
  const spotOrders = async () => readOrders(call, { category: "spot" }, instruments, []);
  const trading = mode.isUnified
    ? [
        {
          wallet: "unified" as const,
          read: async () => {
            const contracts = await readContracts(call, mode, instruments);
            const openOrders = [...(await spotOrders()), ...(contracts.openOrders ?? [])];
            const wallet = await call(BYBIT.walletBalance, { accountType: "UNIFIED" });
            const usd = parseMarginEquity(wallet);
            return {
              positions: withSharedMargin(contracts.positions, usd === null ? null : { kind: "account", usd }),
              balances: parseWallet(wallet, "unified"),
              openOrders,
            };
          },
        },
      ]
    : [
        {
          wallet: "spot" as const,
          read: async () => ({ balances: await readWallet(call, "SPOT"), openOrders: await spotOrders() }),
        },
        {
          wallet: "futures" as const,
          read: async () => ({
            ...(await readContracts(call, mode, instruments)),
            balances: await readWallet(call, "CONTRACT"),
          }),
        },
      ];
  return readWallets([
    ...trading,
    {
      wallet: "funding",
      read: async () => ({ balances: parseFunding(await call(BYBIT.coinBalances, { accountType: "FUND" })) }),
    },
    { wallet: "earn_flexible", read: () => readEarn(call, "FlexibleSaving", "earn_flexible") },
    { wallet: "earn_locked", read: () => readEarn(call, "OnChain", "earn_locked") },
  ]);
}

const WALLET_KIND = { UNIFIED: "unified", SPOT: "spot", CONTRACT: "futures" } as const;

async function readWallet(call: VenueCall, accountType: keyof typeof WALLET_KIND): Promise<Balance[]> {
  return parseWallet(await call(BYBIT.walletBalance, { accountType }), WALLET_KIND[accountType]);
}

async function readEarn(
  call: VenueCall,
  category: string,
  wallet: "earn_flexible" | "earn_locked",
): Promise<WalletReading> {
  const answer = await orUnsupported(() => call(BYBIT.earnPositions, { category }), null);
  return { balances: answer === null ? [] : parseEarn(answer, wallet) };
}

async function readContracts(
  call: VenueCall,
  mode: AccountMode,
  instruments: readonly Instrument[],
): Promise<Required<Pick<WalletReading, "positions" | "openOrders">>> {
  const positions: Position[] = [];
  const openOrders: OpenOrder[] = [];
  for (const group of CONTRACTS) {
    const markets = marketsOf(instruments, group.category);
    const held = await readList(call, BYBIT.positions, { ...group, limit: POSITIONS_PAGE }, (raw) =>
      parsePositions(raw, markets, mode),
    );
    positions.push(...held);
    openOrders.push(...(await readOrders(call, group, instruments, held)));
  }
  return { positions, openOrders };
}

function readOrders(
  call: VenueCall,
  group: { category: Category; settleCoin?: string },
  instruments: readonly Instrument[],
  positions: readonly Position[],
): Promise<OpenOrder[]> {
  const markets = marketsOf(instruments, group.category);
  return readList(call, BYBIT.openOrders, { ...group, limit: LIST_PAGE }, (raw) =>
    parseOpenOrders(raw, markets, positions),
  );
}

function readTrades(
  call: VenueCall,
  now: EpochMs,
  { category, cursor, instruments }: { category: Category; cursor: string | null; instruments: readonly Instrument[] },
): Promise<TradePage> {
  const markets = marketsOf(instruments, category);
  const limits = { now, historyDays: HISTORY_DAYS, windowDays: WINDOW_DAYS };
  return readTradeWindow(cursor, limits, (from, to) =>
    readList(call, BYBIT.executions, { category, ...between(from, to), limit: HISTORY_PAGE }, (raw) =>
      parseExecutions(raw, markets),
    ),
  );
}

async function readFunding(call: VenueCall, span: Span, instruments: readonly Instrument[]) {
  const markets = { linear: marketsOf(instruments, "linear"), inverse: marketsOf(instruments, "inverse") };
  return readInWindows({ ...span, windowDays: WINDOW_DAYS }, (from, to) =>
    orUnsupported(
      () =>
        readList(
          call,
          BYBIT.ledger,
          { accountType: "UNIFIED", type: "SETTLEMENT", ...between(from, to), limit: LIST_PAGE },
          (raw) => parseFundingPayments(raw, markets),
        ),
      [],
    ),
  );
}

interface Span {
  from: EpochMs;
  to: EpochMs;
}

async function readFlows(call: VenueCall, kind: FlowKind, span: Span): Promise<CashFlow[]> {
  const inWindows = (
    endpoint: VenueEndpoint,
    params: CallParams,
    windowDays: number,
    parse: (raw: unknown) => CursorPage<CashFlow>,
  ) =>
    readInWindows({ ...span, windowDays }, (from, to) =>
      readList(call, endpoint, { ...params, ...between(from, to), limit: TRANSFERS_PAGE }, parse),
    );
  switch (kind) {
    case "deposit":
      return [
        ...(await inWindows(BYBIT.deposits, {}, FLOW_WINDOW_DAYS, parseDeposits)),
        ...(await inWindows(BYBIT.internalDeposits, {}, FLOW_WINDOW_DAYS, parseInternalDeposits)),
      ];
    case "withdrawal":
      return inWindows(BYBIT.withdrawals, { withdrawType: 2 }, FLOW_WINDOW_DAYS, parseWithdrawals);
    case "internal_transfer":
      return inWindows(BYBIT.transfers, {}, WINDOW_DAYS, parseTransfers);
  }
}

function readList<Row>(
  call: VenueCall,
  endpoint: VenueEndpoint,
  params: CallParams,
  parse: (raw: unknown) => CursorPage<Row>,
): Promise<Row[]> {
  return readByCursor("bybit", endpoint, async (cursor) =>
    parse(await call(endpoint, cursor === null ? params : { ...params, cursor })),
  );
}

/** Both ends are inclusive at the venue. */
const between = (from: EpochMs, to: EpochMs) => ({ startTime: from, endTime: to - 1 });
