import { loadCurrentPlan } from "@/lib/billing/current-plan";
import { entitlementsFor } from "@/lib/billing/entitlements";
import type { BookReplay, LeftOutAsset, ReplayedAsset, WorkspaceEvidenceView } from "@/lib/domain/evidence-views";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import { DAY_MS } from "@/lib/domain/units";
import { loadAssetHistories } from "@/lib/market/load-asset-histories";
import { withWorkspace } from "@/lib/platform/db";
import { runtimeEnv } from "@/lib/platform/env";
import type { AssetHistory } from "@/lib/risk/evidence/asset-history";
import { MATCH_DAYS_MIN } from "@/lib/risk/evidence/match-volatility";
import { replayBook, type HeldAsset } from "@/lib/risk/evidence/replay-book";
import { isoDay } from "@/lib/risk/evidence/run-case";
import { HISTORY_BARS_MIN } from "@/lib/risk/evidence/universe";
import { REFERENCE_ASSET } from "@/lib/risk/portfolio/align-returns";
import { netExposures, type NetExposure } from "@/lib/risk/portfolio/net-exposures";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { loadPolicy } from "@/lib/workspace/load-policy";
import { requirePermission } from "@/lib/workspace/require-permission";
import { loadAssessment } from "./load-assessment";

/** Fee and slippage on everything the replay trades, as in the published study. */
const COST_FRACTION = 0.001;
/** Weights are rounded, so that a price tick does not ask for another replay of years. */
const WEIGHT_STEP = 0.001;
const KEPT_MAX = 50;

/** Newest replay by workspace, with what it was made from. */
const kept = new Map<string, { key: string; replay: BookReplay | null }>();

/**
 * loadEvidence is the workspace's Evidence: its present net weights walked through the stored daily bars, held against
 * Ballast against the 200-day rule, under its own policy. What has no history is left out and named; nothing stands in
 * for it. The replay is cut to what the plan shows.
 */
export async function loadEvidence(ctx: WorkspaceContext): Promise<WorkspaceEvidenceView> {
  requirePermission(ctx, "workspace.read");
  const { workspaceId } = ctx;
  const now = ctx.clock.now();
  const { stored, policy, plan } = await withWorkspace(workspaceId, async (tx) => ({
    stored: await loadAssessment(tx, workspaceId),
    policy: (await loadPolicy(tx, workspaceId)).policy,
    plan: (await loadCurrentPlan(tx, workspaceId, now)).plan,
  }));
  const exposures = stored === null ? [] : netExposures(stored.input.account).filter(({ isDust }) => !isDust);
  const names = exposures.map(({ asset }) => asset);
  const histories = await loadAssetHistories([...new Set([...names, REFERENCE_ASSET])], now.getTime());
  const held = heldAssets(exposures, histories);
  const reference = histories.get(REFERENCE_ASSET) ?? null;
  const access = entitlementsFor(plan).stressReplay;
  const walked = keptReplay(workspaceId, held, reference, policy);
  const replay = walked === null || runtimeEnv().SANDBOX_URL === undefined ? walked : withoutNames(walked);
  return {
    asOf: stored?.asOf.getTime() ?? null,
    replay: replay === null || access === "full" ? replay : previewReplay(replay),
    assets: held.map(toReplayed),
    leftOut: leftOutAssets(exposures, histories),
    lossLimitFraction: policy.lossLimitFraction,
    costFraction: COST_FRACTION,
    barsNeeded: HISTORY_BARS_MIN + MATCH_DAYS_MIN,
    access,
    plan,
  };
}

/** A sandbox's market is simulated or moved in time: the days of a named crisis hold other prices there. */
function withoutNames(replay: BookReplay): BookReplay {
  return { ...replay, crises: [], falls: replay.falls.map((fall) => ({ ...fall, crises: [] })) };
}

/** previewReplay keeps the comparison and its price, which nobody pays for, and of the falls the deepest. */
export function previewReplay(replay: BookReplay): BookReplay {
  const none = { equity: [], drawdown: [] };
  return {
    ...replay,
    weeks: { days: [], paths: { static: none, static_equal_vol: none, sma200: none, dynamic: none } },
    falls: replay.falls.slice(0, 1),
    crises: [],
  };
}

/** What can be replayed, with shares of the money in it to a tenth of a percent, largest first. */
function heldAssets(exposures: readonly NetExposure[], histories: ReadonlyMap<string, AssetHistory>): HeldAsset[] {
  const long = exposures.flatMap(({ asset, netUsd }) => {
    const history = histories.get(asset);
    return history === undefined || reasonToLeaveOut(netUsd, history) !== null ? [] : [{ history, netUsd }];
  });
  const total = long.reduce((sum, { netUsd }) => sum + netUsd, 0);
  return long
    .map(({ history, netUsd }) => ({
      history,
      weight: Math.max(1, Math.round(netUsd / total / WEIGHT_STEP)) * WEIGHT_STEP,
    }))
    .sort((a, b) => b.weight - a.weight);
}

function leftOutAssets(
  exposures: readonly NetExposure[],
  histories: ReadonlyMap<string, AssetHistory>,
): LeftOutAsset[] {
  return exposures.flatMap(({ asset, netUsd }) => {
    const reason = reasonToLeaveOut(netUsd, histories.get(asset));
    return reason === null ? [] : [{ asset, netUsd, reason }];
  });
}

function reasonToLeaveOut(netUsd: number, history: AssetHistory | undefined): LeftOutAsset["reason"] | null {
  if (netUsd <= 0) return "net_short";
  if (history === undefined) return "no_history";
  return history.daily.length < HISTORY_BARS_MIN ? "short_history" : null;
}

function toReplayed({ history, weight }: HeldAsset): ReplayedAsset {
  const first = history.daily.openAt[HISTORY_BARS_MIN - 1] ?? 0;
  return { asset: history.symbol, weightFraction: weight, from: isoDay(first) };
}

function keptReplay(
  workspaceId: string,
  held: readonly HeldAsset[],
  reference: AssetHistory | null,
  policy: RiskPolicy,
): BookReplay | null {
  const bars = held.map(({ history: { symbol, daily }, weight }) => [
    symbol,
    weight,
    daily.length,
    (daily.openAt.at(-1) ?? 0) / DAY_MS,
  ]);
  const { lossLimitFraction, usualExposureFraction, grossCapFraction, noTradeBandFraction } = policy;
  const key = JSON.stringify([bars, lossLimitFraction, usualExposureFraction, grossCapFraction, noTradeBandFraction]);
  const found = kept.get(workspaceId);
  if (found?.key === key) return found.replay;
  const replay = replayBook(held, reference, policy, COST_FRACTION);
  kept.delete(workspaceId);
  kept.set(workspaceId, { key, replay });
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MAX && oldest !== undefined) kept.delete(oldest);
  return replay;
}
