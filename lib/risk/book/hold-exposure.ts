import type { ReasonCode } from "@/lib/domain/reason-code";
import type { AssetTarget, BookExposure, RiskInput } from "@/lib/domain/risk-assessment";
import type { Book } from "../portfolio/measure-book";
import type { NetExposure } from "../portfolio/net-exposures";
import { ruleOf, splitManaged, type ManagedBook } from "./managed-book";
import { bandSide, noTradeBand } from "./no-trade-band";
import { scaleWithFloors } from "./scale-with-floors";
import { targetWaterfall } from "./target-waterfall";

const BAND_REASON = {
  above: "exposure_above_target",
  within: "exposure_within_band",
  below: "exposure_below_target",
} as const satisfies Record<ReturnType<typeof bandSide>, ReasonCode>;

/**
 * holdExposure is HOLD: how much of equity is in market risk and how much should be, with a no-trade band of ± the
 * policy's fraction of the target. Every advised asset is scaled by one factor (pro rata, never by skipping), down to
 * its locked part at most; excluded assets and hedges keep what they have. Obeying it leaves the target unchanged.
 */
export function holdExposure(input: RiskInput, book: Book): BookExposure {
  const managed = splitManaged(book, input.policy);
  const { managedTarget, targetFraction, steps } = targetWaterfall(input, book, managed);
  const band = noTradeBand(targetFraction, input.policy.noTradeBandFraction, input.policy.grossCapFraction);
  const reason = BAND_REASON[bandSide(managed.direction * book.netFraction, band)];
  return {
    currentFraction: book.netFraction,
    targetFraction: managed.direction * targetFraction,
    lowFraction: managed.direction * band.low,
    highFraction: managed.direction * band.high,
    grossFraction: book.grossFraction,
    assets: assetTargets(input, book, managed, managedTarget, reason),
    steps,
    reasons: [reason, ...steps.flatMap((step) => (step.reason === null ? [] : [step.reason]))],
  };
}

function assetTargets(
  input: RiskInput,
  book: Book,
  managed: ManagedBook,
  managedTarget: number,
  reason: ReasonCode,
): AssetTarget[] {
  const { direction, advised } = managed;
  const total = managedTarget * managed.managedFraction * book.equityUsd - direction * managed.otherUsd;
  const scaled = scaleWithFloors(
    advised.map(({ netUsd }) => direction * netUsd),
    advised.map((exposure) => lockedFloor(exposure, direction)),
    total,
  );
  const targetUsd = new Map(advised.map(({ asset }, i) => [asset, direction * (scaled[i] ?? 0)]));
  return book.exposures
    .filter(({ isDust }) => !isDust)
    .map((exposure) => describeAsset(input, book, exposure, targetUsd.get(exposure.asset), reason));
}

/** What stays whatever is sold: the locked holding, less shorts against it, never more than the net exposure. */
function lockedFloor({ lockedUsd, positionUsd, netUsd }: NetExposure, direction: 1 | -1): number {
  if (direction < 0) return 0;
  return Math.min(netUsd, Math.max(0, lockedUsd + Math.min(0, positionUsd)));
}

function describeAsset(
  { policy, markets, instruments, account }: RiskInput,
  book: Book,
  exposure: NetExposure,
  target: number | undefined,
  reason: ReasonCode,
): AssetTarget {
  const targetUsd = target ?? exposure.netUsd;
  const share = (usd: number) => (book.equityUsd > 0 ? usd / book.equityUsd : 0);
  const positions = account.positions.filter(({ asset }) => asset === exposure.asset);
  const hasMarket = [exposure.asset, ...positions.map(({ instrumentId }) => instrumentId)].some(
    (key) => key in instruments,
  );
  const isOverCap = Math.abs(share(exposure.netUsd)) > policy.assetCapFraction;
  return {
    asset: exposure.asset,
    currentFraction: share(exposure.netUsd),
    targetFraction: share(targetUsd),
    valueUsd: exposure.netUsd,
    targetUsd,
    regime: markets[exposure.asset]?.regime.label ?? null,
    rule: ruleOf(policy, exposure.asset),
    reasons: [
      ...(target === undefined ? (["locked_excluded"] as const) : [reason]),
      ...(isOverCap ? (["concentration_high"] as const) : []),
      ...(book.together?.borrowed.includes(exposure.asset) === true ? (["short_history"] as const) : []),
      ...(hasMarket ? [] : (["no_instrument"] as const)),
    ],
  };
}
