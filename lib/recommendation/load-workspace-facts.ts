import type { PoolClient } from "pg";
import type { AccountSnapshot } from "@/lib/domain/account-snapshot";
import type { LadderState } from "@/lib/domain/ladder";
import { riskPolicySchema, type RiskPolicy } from "@/lib/domain/risk-policy";
import type { NavMemory } from "./advance-nav";
import type { AccountSource, ManualSource } from "./value-accounts";

export interface ConnectionFact {
  id: string;
  label: string;
  lastSyncAt: Date | null;
  lastErrorAt: Date | null;
  isHistoryDone: boolean;
}

export interface FlowFact {
  connectionId: string;
  kind: "deposit" | "withdrawal";
  venueFlowId: string;
  asset: string;
  amount: string;
  eventAt: Date;
}

/** WorkspaceFacts is all the database knows that an assessment of one workspace needs. */
export interface WorkspaceFacts {
  workspaceId: string;
  policy: RiskPolicy;
  policyVersion: number;
  ladder: LadderState | null;
  nav: NavMemory | null;
  connections: readonly ConnectionFact[];
  accounts: readonly AccountSource[];
  manual: readonly (ManualSource & { id: string })[];
  /** External flows the unit value has not counted yet. */
  uncountedFlows: readonly FlowFact[];
  tradesToday: number;
  previous: { asOf: Date; ladderState: string; btcRegime: string | null; btcRatio: number | null } | null;
}

interface FactRow {
  workspace_id: string;
  policy: unknown;
  policy_version: number;
  ladder: LadderState | null;
  nav: NavMemory | null;
  connections: {
    id: string;
    label: string;
    venue: string;
    last_sync_at: string | null;
    last_error_at: string | null;
    phase: string;
    snapshot: AccountSnapshot | null;
  }[];
  manual: {
    id: string;
    asset: string;
    quantity: string;
    place: string;
    price_usd: string | null;
    updated_at: string;
  }[];
  flows: {
    connection_id: string;
    kind: "deposit" | "withdrawal";
    venue_flow_id: string;
    asset: string;
    amount: string;
    event_at: string;
  }[];
  trades_today: number;
  previous_as_of: Date | null;
  previous_ladder: string | null;
  previous_regime: string | null;
  previous_ratio: number | null;
}

// One statement for the whole batch: every part is a correlated aggregate over an indexed workspace_id. Money leaves as
// text, JSON numbers would lose digits.
const FACTS_SQL = `
select w.id as workspace_id, p.policy, p.version as policy_version, l.state as ladder, l.nav,
  coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'label', c.label, 'venue', c.venue,
      'last_sync_at', c.last_sync_at, 'last_error_at', c.last_error_at, 'phase', c.sync_progress->>'phase',
      'snapshot', a.snapshot) order by c.created_at)
    from connection c left join account_current a on a.workspace_id = c.workspace_id and a.connection_id = c.id
    where c.workspace_id = w.id and c.status <> 'disconnected'), '[]') as connections,
  coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'asset', m.asset, 'quantity', m.quantity::text,
      'place', m.place, 'price_usd', m.price_usd::text, 'updated_at', m.updated_at) order by m.created_at)
    from manual_holding m where m.workspace_id = w.id), '[]') as manual,
  coalesce((select jsonb_agg(jsonb_build_object('connection_id', f.connection_id, 'kind', f.kind,
      'venue_flow_id', f.venue_flow_id, 'asset', f.asset, 'amount', f.amount::text, 'event_at', f.event_at))
    from cash_flow f where f.workspace_id = w.id and f.counted_at is null
      and f.kind in ('deposit', 'withdrawal')), '[]') as flows,
  (select count(distinct (t.symbol, date_trunc('hour', t.event_at)))::int from trade t
    where t.workspace_id = w.id and t.side = 'buy' and t.event_at >= $2) as trades_today,
  ac.as_of as previous_as_of, ac.assessment->'ladder'->>'state' as previous_ladder,
  btc.state->'regime'->>'label' as previous_regime,
  (btc.state->'volatility'->>'ratio')::float8 as previous_ratio
from workspace w
join lateral (select policy, version from risk_policy_version v where v.workspace_id = w.id
  order by version desc limit 1) p on true
left join ladder l on l.workspace_id = w.id
left join assessment_current ac on ac.workspace_id = w.id
left join market_state_version btc on btc.asset = 'BTC'
  and btc.as_of = to_timestamp((ac.input->'markets'->>'BTC')::float8 / 1000)
where w.id = any($1)
order by w.id
for no key update of w`;

/**
 * loadWorkspaceFacts reads a batch of workspaces and locks their rows, so two workers never advance one ladder at once.
 * `startOfDay` is UTC midnight: trades since then use up the day's budget.
 */
export async function loadWorkspaceFacts(
  db: PoolClient,
  workspaceIds: readonly string[],
  startOfDay: Date,
): Promise<WorkspaceFacts[]> {
  const { rows } = await db.query<FactRow>(FACTS_SQL, [workspaceIds, startOfDay]);
  return rows.map(toFacts);
}

function toFacts(row: FactRow): WorkspaceFacts {
  return {
    workspaceId: row.workspace_id,
    policy: riskPolicySchema.parse(row.policy),
    policyVersion: row.policy_version,
    ladder: row.ladder,
    nav: row.nav,
    connections: row.connections.map((connection) => ({
      id: connection.id,
      label: connection.label,
      lastSyncAt: toDate(connection.last_sync_at),
      lastErrorAt: toDate(connection.last_error_at),
      isHistoryDone: connection.phase === "done",
    })),
    accounts: row.connections.flatMap(({ id, label, venue, snapshot }) =>
      snapshot === null ? [] : [{ connectionId: id, label, venue, snapshot }],
    ),
    manual: row.manual.map((holding) => ({
      id: holding.id,
      asset: holding.asset,
      quantity: holding.quantity,
      place: holding.place,
      priceUsd: holding.price_usd,
      updatedAt: new Date(holding.updated_at).getTime(),
    })),
    uncountedFlows: row.flows.map((flow) => ({
      connectionId: flow.connection_id,
      kind: flow.kind,
      venueFlowId: flow.venue_flow_id,
      asset: flow.asset,
      amount: flow.amount,
      eventAt: new Date(flow.event_at),
    })),
    tradesToday: row.trades_today,
    previous:
      row.previous_as_of === null || row.previous_ladder === null
        ? null
        : {
            asOf: row.previous_as_of,
            ladderState: row.previous_ladder,
            btcRegime: row.previous_regime,
            btcRatio: row.previous_ratio,
          },
  };
}

function toDate(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
