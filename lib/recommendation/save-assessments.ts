import type { PoolClient } from "pg";
import { fromNumber } from "@/lib/domain/decimal";
import { newId } from "@/lib/platform/ids";
import type { WorkspaceAssessment } from "./assess-workspace";
import { toStoredAssessment } from "./stored-assessment";
import { toStoredInput } from "./stored-input";

/** One more look within the hour even when nothing else asks for it. */
const NEXT_LOOK_MS = 60 * 60_000;

// COPY is refused under row-level security; one statement per table writes the whole batch. Documents travel as one JSON
// text: cheaper on both sides than an array, whose every element is escaped and parsed once more.
const SAVE_CURRENT = `
insert into assessment_current (workspace_id, as_of, risk_model_version, policy_version, input, assessment, valuation)
select workspace_id, $2, risk_model_version, policy_version, input, assessment, valuation
from jsonb_to_recordset($1) as c(workspace_id uuid, risk_model_version text, policy_version int, input jsonb,
  assessment jsonb, valuation jsonb)
on conflict (workspace_id) do update set as_of = excluded.as_of, risk_model_version = excluded.risk_model_version,
  policy_version = excluded.policy_version, input = excluded.input, assessment = excluded.assessment,
  valuation = excluded.valuation`;
const SAVE_LADDER = `
insert into ladder (workspace_id, state, nav, updated_at)
select workspace_id, state, nav, $2 from jsonb_to_recordset($1) as c(workspace_id uuid, state jsonb, nav jsonb)
on conflict (workspace_id) do update set state = excluded.state, nav = excluded.nav, updated_at = excluded.updated_at`;
const SAVE_POINTS = `
insert into equity_point (workspace_id, event_at, id, equity_usd, equity_accounting, flow_accounting, unit_value,
  hold_fraction, target_fraction, is_complete, is_estimated)
select *, false from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::numeric[], $5::numeric[], $6::numeric[],
  $7::float8[], $8::float8[], $9::float8[], $10::bool[])`;
// The batch has just been written: a kept copy does not travel a second time.
const SAVE_MATERIAL = `
insert into assessment (workspace_id, event_at, id, trigger, risk_model_version, policy_version, input, assessment)
select workspace_id, c.as_of, k.id, k.trigger, c.risk_model_version, c.policy_version, c.input, c.assessment
from unnest($1::uuid[], $2::uuid[], $3::text[]) as k(workspace_id, id, trigger)
join assessment_current c using (workspace_id)`;
// What a kept assessment was made on must outlive the week.
const KEEP_STATES = `
update market_state_version v set is_kept = true
from unnest($1::text[], $2::timestamptz[]) as k(asset, as_of)
where v.asset = k.asset and v.as_of = k.as_of and not v.is_kept`;
const MARK_FLOWS = `
update cash_flow f set counted_at = $1 from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])
  as c(workspace_id, connection_id, kind, venue_flow_id)
where f.workspace_id = c.workspace_id and f.connection_id = c.connection_id and f.kind = c.kind
  and f.venue_flow_id = c.venue_flow_id`;

/** saveAssessments writes a batch in the caller's transaction: five statements, whatever its size. */
export async function saveAssessments(
  db: PoolClient,
  batch: readonly WorkspaceAssessment[],
  asOf: Date,
): Promise<void> {
  if (batch.length === 0) return;
  const ids = batch.map(({ facts }) => facts.workspaceId);
  await db.query(SAVE_CURRENT, [JSON.stringify(batch.map(toCurrentRow)), asOf]);
  const ladders = batch.map(({ facts, step }) => ({
    workspace_id: facts.workspaceId,
    state: step.ladder,
    nav: step.nav,
  }));
  await db.query(SAVE_LADDER, [JSON.stringify(ladders), asOf]);
  await db.query(SAVE_POINTS, [
    ids,
    batch.map(() => asOf),
    batch.map(() => newId()),
    batch.map(({ valuation }) => valuation.total.totalUsd),
    batch.map(({ step }) => fromNumber(step.equityAccounting)),
    batch.map(({ step }) => fromNumber(step.flowAccounting)),
    batch.map(({ step }) => step.nav.unitValue),
    batch.map(({ assessment }) => assessment.book.currentFraction),
    batch.map(({ assessment }) => assessment.book.targetFraction),
    batch.map(({ valuation }) => valuation.total.isComplete),
  ]);
  await markFlows(db, batch, asOf);
  await db.query("update workspace set assess_due_at = $2 where id = any($1)", [
    ids,
    new Date(asOf.getTime() + NEXT_LOOK_MS),
  ]);
}

function toCurrentRow({ facts, input, assessment, valuation }: WorkspaceAssessment) {
  return {
    workspace_id: facts.workspaceId,
    risk_model_version: assessment.riskModelVersion,
    policy_version: facts.policyVersion,
    input: toStoredInput(input),
    assessment: toStoredAssessment(assessment),
    valuation,
  };
}

async function markFlows(db: PoolClient, batch: readonly WorkspaceAssessment[], asOf: Date): Promise<void> {
  const flows = batch.flatMap(({ facts, step }) =>
    step.countedFlows.map((flow) => ({ ...flow, workspaceId: facts.workspaceId })),
  );
  if (flows.length === 0) return;
  await db.query(MARK_FLOWS, [
    asOf,
    flows.map(({ workspaceId }) => workspaceId),
    flows.map(({ connectionId }) => connectionId),
    flows.map(({ kind }) => kind),
    flows.map(({ venueFlowId }) => venueFlowId),
  ]);
}

export type MaterialTrigger = "recommendation" | "ladder" | "regime" | "user" | "daily";

/** saveMaterialAssessments keeps immutable copies of assessments just saved that mattered, with the reason why. */
export async function saveMaterialAssessments(
  db: PoolClient,
  kept: readonly { item: WorkspaceAssessment; trigger: MaterialTrigger }[],
): Promise<void> {
  if (kept.length === 0) return;
  await db.query(SAVE_MATERIAL, [
    kept.map(({ item }) => item.facts.workspaceId),
    kept.map(() => newId()),
    kept.map(({ trigger }) => trigger),
  ]);
  // Most of a batch names the same states.
  const states = new Map(
    kept
      .flatMap(({ item }) => Object.values(item.input.markets))
      .map((state) => [`${state.asset}@${String(state.asOf)}`, state]),
  );
  const named = [...states.values()];
  await db.query(KEEP_STATES, [named.map(({ asset }) => asset), named.map((state) => new Date(state.asOf))]);
}

/** materialTrigger says why an assessment is worth keeping for ever, or null. */
export function materialTrigger(
  { facts, assessment, input }: WorkspaceAssessment,
  hasNewAdvice: boolean,
): MaterialTrigger | null {
  const { previous } = facts;
  if (previous === null || hasNewAdvice) return "recommendation";
  if (previous.ladderState !== assessment.ladder.state) return "ladder";
  if (previous.btcRegime !== (input.markets["BTC"]?.regime.label ?? null)) return "regime";
  const isNewDay = Math.floor(previous.asOf.getTime() / 86_400_000) < Math.floor(input.asOf / 86_400_000);
  return isNewDay ? "daily" : null;
}
