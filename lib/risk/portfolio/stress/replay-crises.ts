import type { FuturesRisk, StressResult } from "@/lib/domain/portfolio-report";
import type { RiskInput } from "@/lib/domain/risk-assessment";
import type { NetExposure } from "../net-exposures";
import { CRISES } from "./crises";
import type { Crisis, Shock } from "./crisis";
import { shockFor } from "./shock-for";

/** StressBook is what a crisis is applied to. `futures` are in the order of `input.account.positions`. */
export interface StressBook {
  input: RiskInput;
  held: readonly NetExposure[];
  futures: readonly FuturesRisk[];
}

interface StressedAsset {
  loss: StressResult["byAsset"][number];
  liquidated: readonly string[];
}

/**
 * replayCrises lets today's book, unchanged, live through each crisis: holdings move by the asset's shock from start to
 * end; a derivative does too, unless the lowest low (long) or highest high (short) of the path reaches its liquidation
 * price, where it ends. Losses are positive; a gain is a negative loss. Stablecoins are taken to keep their peg.
 */
export function replayCrises(book: StressBook): StressResult[] {
  return CRISES.map((crisis) => replay(book, crisis));
}

function replay(book: StressBook, crisis: Crisis): StressResult {
  const { equityUsd } = book.input.account;
  const parts = book.held.map((exposure) => stressAsset(book, exposure, crisis));
  const lossUsd = parts.reduce((sum, { loss }) => sum + loss.lossUsd, 0);
  return {
    id: crisis.id,
    from: crisis.from,
    to: crisis.to,
    lossUsd,
    lossFraction: equityUsd > 0 ? lossUsd / equityUsd : 0,
    byAsset: parts.map(({ loss }) => loss).sort((a, b) => b.lossUsd - a.lossUsd),
    liquidated: parts.flatMap(({ liquidated }) => liquidated),
  };
}

function stressAsset({ input, futures }: StressBook, exposure: NetExposure, crisis: Crisis): StressedAsset {
  const { asset, holdingUsd } = exposure;
  const { shock, isProxy } = shockFor(exposure, crisis, input.markets);
  let lossUsd = -holdingUsd * shock[0];
  const liquidated: string[] = [];
  for (const [i, position] of input.account.positions.entries()) {
    if (position.asset !== asset) continue;
    const { markPriceUsd: mark, side, quantity } = position;
    const liquidation = futures[i]?.liquidationPriceUsd ?? position.liquidationPriceUsd;
    const isHit = liquidation !== null && reaches(side, liquidation / mark - 1, shock);
    if (isHit) liquidated.push(position.instrumentId);
    const move = isHit ? liquidation / mark - 1 : shock[0];
    lossUsd -= (side === "long" ? 1 : -1) * quantity * mark * move;
  }
  return { loss: { asset, shockFraction: shock[0], isProxy, lossUsd }, liquidated };
}

function reaches(side: "long" | "short", move: number, [, low, high]: Shock): boolean {
  return side === "long" ? low <= move : high >= move;
}
