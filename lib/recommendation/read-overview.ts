import { Decimal } from "decimal.js";
import type { MarketState } from "@/lib/domain/market-state";
import { riskPolicySchema, type RiskPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import type { EquityPointView, OverviewView } from "@/lib/domain/views";
import { readRows } from "@/lib/platform/read-rows";
import { changesSince, type ChangedAdvice, type Flow } from "./changes-since";
import type { RecommendationRecord } from "./recommendation-view";
import type { StoredRiskAssessment } from "./stored-assessment";
import type { StoredValuation } from "./stored-valuation";

const CHART_DAYS = 90;
/** How far back the rules of advice look. */
const MEMORY_DAYS = 30;

/** OverviewRead is what PostgreSQL knows for the first screen, all of one instant. */
export interface OverviewRead {
  policy: RiskPolicy;
  nextBriefAt: Date;
  asOf: Date | null;
  assessment: StoredRiskAssessment | null;
  accounting: StoredValuation["accounting"] | null;
  total: StoredValuation["total"] | null;
  btc: OverviewView["btc"];
  yesterday: OverviewView["yesterday"];
  /** Live advice and what was closed within the memory of its rules, newest first. */
  advice: readonly AdviceRecord[];
  equity: readonly EquityPointView[];
  changes: OverviewView["changes"];
}

export type AdviceRecord = Omit<RecommendationRecord, "detail"> & { dedupeKey: string; updatedAt: Date };

interface OverviewRow {
  policy: unknown;
  nextBriefAt: Date;
  asOf: Date | null;
  assessment: StoredRiskAssessment | null;
  accounting: StoredValuation["accounting"] | null;
  total: StoredValuation["total"] | null;
  btc: Omit<MarketState, "dailyLogReturns"> | null;
  yesterday: OverviewView["yesterday"];
  advice: AdviceJson[];
  equity: [
    at: number,
    equity: number,
    unit: number,
    flow: number,
    hold: number,
    target: number,
    isEstimated: boolean,
  ][];
  changedAdvice: ChangedAdvice[];
  flows: Flow[];
}

type JsonKey = "quantity" | "filledQuantity" | "notionalUsd" | "feeUsd";
type DateKey = "createdAt" | "updatedAt" | "expiresAt" | "assessmentAt";
type AdviceJson = Omit<AdviceRecord, JsonKey | DateKey | "snoozedUntil" | "closedAt"> &
  Record<DateKey | "filledQuantity", string> &
  Record<"quantity" | "notionalUsd" | "feeUsd" | "snoozedUntil" | "closedAt", string | null>;

/*
 * One statement: a screen of ten queries costs more in round trips and conversion than in PostgreSQL. Money leaves as
 * text, JSON numbers would lose digits. At most about 400 points leave for the chart; flows and the last always stay.
 * $1 workspace, $2 a day ago, $3 start of the chart, $4 start of the rules' memory.
 */
const OVERVIEW = `
select p.policy, w.next_brief_at as "nextBriefAt", ac.as_of as "asOf", ac.assessment,
  ac.valuation->'accounting' as accounting, ac.valuation->'total' as total,
  case when named.btc is null
    then (select state - 'dailyLogReturns' from market_state_current where asset = 'BTC')
    else (select state - 'dailyLogReturns' from market_state_version
          where asset = 'BTC' and as_of = to_timestamp(named.btc / 1000)) end as btc,
  (select json_build_object('riskScore', y."riskScore"->'score', 'holdFraction', y.book->'currentFraction',
      'drawdownFraction', y.ladder->'drawdownFraction', 'var95Usd', y.portfolio->'var95Usd', 'equityUsd', y."equityUsd")
    from (select assessment from assessment where workspace_id = $1 and event_at <= $2 order by event_at desc limit 1) b,
      jsonb_to_record(b.assessment) as y("riskScore" jsonb, book jsonb, ladder jsonb, portfolio jsonb, "equityUsd" jsonb)
    ) as yesterday,
  coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'severity', r.severity, 'status', r.status,
      'isSafety', r.is_safety, 'asset', r.asset, 'instrumentId', r.instrument_id, 'side', r.side,
      'quantity', r.quantity::text, 'filledQuantity', r.filled_quantity::text, 'notionalUsd', r.notional_usd::text,
      'feeUsd', r.fee_usd::text, 'reasons', r.reasons, 'numbers', r.numbers, 'createdAt', r.created_at,
      'updatedAt', r.updated_at, 'expiresAt', r.expires_at, 'assessmentAt', r.assessment_at,
      'snoozedUntil', r.snoozed_until, 'closedAt', r.closed_at, 'riskModelVersion', r.risk_model_version,
      'policyVersion', r.policy_version, 'bundleId', r.bundle_id, 'dedupeKey', r.dedupe_key) order by r.created_at desc)
    from recommendation r where r.workspace_id = $1 and (r.closed_at is null or r.closed_at >= $4)), '[]') as advice,
  coalesce((select json_agg(json_build_array(floor(extract(epoch from e.event_at) * 1000), e.equity_accounting::float8,
      e.unit_value, e.flow_accounting::float8, e.hold_fraction, e.target_fraction, e.is_estimated) order by e.event_at)
    from (select *, row_number() over (order by event_at) as n, count(*) over () as count
      from equity_point where workspace_id = $1 and event_at >= $3) e
    where (e.n - 1) % ceil(e.count / 400.0)::int = 0 or e.flow_accounting <> 0 or e.n = e.count), '[]') as equity,
  (select coalesce(json_agg(c), '[]') from (select kind, status, numbers, asset, created_at as "createdAt",
      closed_at as "closedAt" from recommendation
    where workspace_id = $1 and (created_at > since.at or closed_at > since.at)
    order by updated_at desc limit 5) c) as "changedAdvice",
  (select coalesce(json_agg(f), '[]') from (select kind, asset, amount::float8, event_at as "at" from cash_flow
    where workspace_id = $1 and event_at > since.at and kind in ('deposit', 'withdrawal')
    order by event_at desc limit 5) f) as flows
from workspace w
cross join lateral (select coalesce(w.last_visited_at, $2) as at) since
cross join lateral (select policy from risk_policy_version v where v.workspace_id = w.id order by version desc limit 1) p
left join assessment_current ac on ac.workspace_id = w.id
cross join lateral (select (ac.input->'markets'->>'BTC')::float8 as btc) named
where w.id = $1`;

/** readOverview reads the first screen's data of one workspace; null when there is no such workspace. */
export async function readOverview(workspaceId: string, now: Date): Promise<OverviewRead | null> {
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const values = [workspaceId, ago(1), ago(CHART_DAYS), ago(MEMORY_DAYS)];
  const [row] = await readRows<OverviewRow>({ workspaceId }, { name: "overview", text: OVERVIEW, values });
  if (row === undefined) return null;
  const { changedAdvice, flows, ...rest } = row;
  return {
    ...rest,
    policy: riskPolicySchema.parse(row.policy),
    advice: row.advice.map(toAdviceRecord),
    equity: row.equity.map(toEquityPoint),
    changes: changesSince(changedAdvice, flows),
  };
}

function toAdviceRecord(json: AdviceJson): AdviceRecord {
  return {
    ...json,
    quantity: toDecimal(json.quantity),
    filledQuantity: new Decimal(json.filledQuantity),
    notionalUsd: toDecimal(json.notionalUsd),
    feeUsd: toDecimal(json.feeUsd),
    createdAt: new Date(json.createdAt),
    updatedAt: new Date(json.updatedAt),
    expiresAt: new Date(json.expiresAt),
    assessmentAt: new Date(json.assessmentAt),
    snoozedUntil: toDate(json.snoozedUntil),
    closedAt: toDate(json.closedAt),
  };
}

function toEquityPoint([at, equityAccounting, unitValue, flowAccounting, ...rest]: OverviewRow["equity"][number]) {
  const [holdFraction, targetFraction, isEstimated] = rest;
  return { at, equityAccounting, unitValue, flowAccounting, holdFraction, targetFraction, isEstimated };
}

function toDecimal(text: string | null): Decimal | null {
  return text === null ? null : new Decimal(text);
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
