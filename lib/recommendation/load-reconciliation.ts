import { z } from "zod";
import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import { addDecimals, compareDecimals, multiplyDecimals, toNumber, type DecimalString } from "@/lib/domain/decimal";
import {
  RECONCILIATION_PERIODS,
  type AccountReconciliation,
  type ChangeParts,
  type ReconciledAsset,
  type ReconciliationPeriod,
  type ReconciliationView,
} from "@/lib/domain/reconciliation-view";
import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import { venueOf } from "@/lib/exchange/registry";
import type { AssetPrice, PriceTable } from "@/lib/market/asset-price";
import { loadPrices } from "@/lib/market/load-prices";
import { withWorkspace, type WorkspaceTx } from "@/lib/platform/db";
import { encodeId } from "@/lib/platform/ids";
import type { AssetTotals } from "@/lib/snapshot/asset-totals";
import { loadHappenings } from "@/lib/snapshot/load-happenings";
import { loadReadingAt } from "@/lib/snapshot/load-reading-at";
import {
  judgeReconciliation,
  reconcileAccount,
  SETTLED_AFTER_MS,
  type ReconciledAccount,
} from "@/lib/snapshot/reconcile-account";
import type { DeltaRow } from "@/lib/snapshot/unexplained-delta";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAccounting } from "./load-accounting";
import { loadAssessment, type StoredAssessment } from "./load-assessment";

export const reconciliationSchema = z.strictObject({
  period: z.enum(RECONCILIATION_PERIODS).default("30d"),
});

const PERIOD_DAYS: Readonly<Record<Exclude<ReconciliationPeriod, "all">, number>> = { "7d": 7, "30d": 30, "90d": 90 };
/** Below both of these nothing is named: rounding, dust, and interest that venues book without telling. */
const THRESHOLD_USD = 5;
const THRESHOLD_FRACTION = 0.001;

/**
 * loadReconciliation explains, account by account, how what was held at the start of a period became what is held now: by
 * trades, deposits and withdrawals, funding, income and fees, and what none of them explains. Valued at today's prices.
 */
export async function loadReconciliation(
  ctx: WorkspaceContext,
  { period }: { period: ReconciliationPeriod },
): Promise<ReconciliationView> {
  requirePermission(ctx, "workspace.read");
  const now = ctx.clock.now();
  const from = period === "all" ? new Date(0) : new Date(now.getTime() - PERIOD_DAYS[period] * DAY_MS);
  const [accounting, latest, { readings, stored }] = await Promise.all([
    loadAccounting(ctx),
    loadPrices(now),
    withWorkspace(ctx.workspaceId, async (tx) => ({
      readings: await loadReadings(tx, ctx.workspaceId, from),
      stored: await loadAssessment(tx, ctx.workspaceId),
    })),
  ]);
  const prices = { ...latest, ...pricesOf(stored) };
  const accounts = await Promise.all(readings.map((each) => reconcile(ctx.workspaceId, each)));
  return { period, accounting, accounts: accounts.map((account) => toView(account, prices)) };
}

/** What the total was made with, so that both say the same of what is held now. */
function pricesOf(stored: StoredAssessment | null): PriceTable {
  const lines = stored?.valuation.lines ?? [];
  return Object.fromEntries(
    lines.flatMap(({ asset, priceUsd }): [string, AssetPrice][] =>
      priceUsd === null ? [] : [[asset, { priceUsd, eventAt: stored?.valuation.priceAsOf[asset] ?? 0 }]],
    ),
  );
}

interface Readings {
  connection: { id: string; label: string; venue: string };
  before: AccountSnapshot;
  after: AccountSnapshot;
  /** What was held half an hour before that; null where nothing was read then. */
  earlier: AccountSnapshot | null;
  historyReadAt: EpochMs | null;
}

interface LoadedAccount extends Readings {
  reconciled: ReconciledAccount;
  /** The same up to half an hour ago: what was unexplained then has had time to be listed. */
  settled: ReconciledAccount | null;
}

async function loadReadings(tx: WorkspaceTx, workspaceId: string, from: Date): Promise<Readings[]> {
  const connections = await tx.connection.findMany({
    where: { workspaceId, status: { not: "disconnected" } },
    orderBy: { createdAt: "asc" },
    select: { id: true, label: true, venue: true },
  });
  const accounts: Readings[] = [];
  for (const connection of connections) {
    const account = await loadAccount(tx, workspaceId, connection, from);
    if (account !== null) accounts.push(account);
  }
  return accounts;
}

async function loadAccount(
  tx: WorkspaceTx,
  workspaceId: string,
  connection: Readings["connection"],
  from: Date,
): Promise<Readings | null> {
  const ref = { workspaceId, connectionId: connection.id };
  const current = await tx.accountCurrent.findUnique({ where: { workspaceId_connectionId: ref } });
  if (current === null) return null;
  // Written by captureSnapshot under a checked type.
  const after = current.snapshot as unknown as AccountSnapshot;
  const history = await tx.syncWatermark.findFirst({ where: { ...ref, stream: "history" } });
  return {
    connection,
    // An account that never was read as a whole is told as that, not left out.
    before: (await loadReadingAt(tx, ref, from)) ?? after,
    after,
    earlier: await loadReadingAt(tx, ref, new Date(after.asOf - SETTLED_AFTER_MS)),
    historyReadAt: history?.updatedAt.getTime() ?? null,
  };
}

async function reconcile(workspaceId: string, readings: Readings): Promise<LoadedAccount> {
  const { connection, before, after, earlier } = readings;
  const ref = { workspaceId, connectionId: connection.id };
  const upTo = async (reading: AccountSnapshot): Promise<ReconciledAccount> =>
    reconcileAccount(before, reading, await loadHappenings(ref, { from: before.asOf, to: reading.asOf }));
  const [reconciled, settled] = await Promise.all([upTo(after), earlier === null ? null : upTo(earlier)]);
  return { ...readings, reconciled, settled };
}

function toView(account: LoadedAccount, prices: PriceTable): AccountReconciliation {
  const { connection, before, after, reconciled, settled, historyReadAt } = account;
  const startUsd = worthUsd(reconciled.before, prices);
  const endUsd = worthUsd(reconciled.after, prices);
  const threshold = Math.max(THRESHOLD_USD, THRESHOLD_FRACTION * Math.max(toNumber(startUsd), toNumber(endUsd)));
  const assets = reconciled.rows.map((row) => toAsset(row, prices, threshold));
  const gross = grossUsd(reconciled.rows, prices);
  const { tradesDays } = venueOf(connection.venue).history;
  return {
    connectionId: encodeId("connection", connection.id),
    label: connection.label,
    venueName: venueOf(connection.venue).name,
    state: judgeReconciliation(
      after,
      { tradesKeptDays: tradesDays, readAt: historyReadAt },
      { isAboveThreshold: gross > threshold, wasAboveThreshold: grossUsd(settled?.rows ?? [], prices) > threshold },
    ),
    from: before.asOf,
    to: after.asOf,
    startUsd,
    endUsd,
    partsUsd: sumParts(reconciled.rows, prices),
    thresholdUsd: threshold.toFixed(2),
    unexplainedGrossUsd: gross.toFixed(2),
    assets: assets.sort((a, b) => Math.abs(Number(b.unexplainedUsd)) - Math.abs(Number(a.unexplainedUsd))),
    missingWallets: after.missingWallets,
    contractGaps: reconciled.contractGaps,
    tradesKeptDays: tradesDays,
    historyReadAt,
  };
}

/** What is unexplained regardless of sign; a coin without a price counts nothing here and is named by itself. */
function grossUsd(rows: readonly DeltaRow[], prices: PriceTable): number {
  return rows.reduce((sum, row) => sum + Math.abs(toNumber(usd(row.unexplained, row.asset, prices))), 0);
}

/** Contracts stand among the totals under their symbols and have no price; neither has what no market prices. */
function worthUsd(totals: AssetTotals, prices: PriceTable): DecimalString {
  return addDecimals(...Object.entries(totals).map(([asset, quantity]) => usd(quantity, asset, prices)));
}

function usd(quantity: DecimalString, asset: string, prices: PriceTable): DecimalString {
  return multiplyDecimals(quantity, prices[asset]?.priceUsd ?? "0");
}

function sumParts(rows: readonly DeltaRow[], prices: PriceTable): ChangeParts {
  const sum = (part: keyof ChangeParts): DecimalString =>
    addDecimals(...rows.map((row) => usd(row[part], row.asset, prices)));
  return {
    trades: sum("trades"),
    flows: sum("flows"),
    funding: sum("funding"),
    income: sum("income"),
    fees: sum("fees"),
    unexplained: sum("unexplained"),
  };
}

function toAsset(row: DeltaRow, prices: PriceTable, threshold: number): ReconciledAsset {
  const isPriced = prices[row.asset] !== undefined;
  const unexplainedUsd = isPriced ? usd(row.unexplained, row.asset, prices) : null;
  const isNamed =
    unexplainedUsd === null
      ? compareDecimals(row.unexplained, "0") !== 0
      : Math.abs(toNumber(unexplainedUsd)) > threshold;
  return { ...row, unexplainedUsd, isNamed };
}
