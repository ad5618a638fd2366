import { z } from "zod";
import type { Position } from "@/lib/domain/account-snapshot";
import type { Instrument } from "@/lib/domain/instrument";
import type { LeverageTier } from "@/lib/domain/leverage-tier";
import type { VenueCall, VenueEndpoint } from "@/lib/exchange/client";
import { leverageTiers } from "@/lib/exchange/leverage-tiers";
import { marketNumber, parseAnswer } from "@/lib/exchange/parse-answer";
import { SafeExchangeError } from "@/lib/exchange/safe-exchange-error";

const ENDPOINT = "leverageBracket";
const bracketSchema = z.looseObject({
  /** USDⓈ-M: dollars. */
  notionalCap: marketNumber.optional(),
  /** COIN-M: coins. */
  qtyCap: marketNumber.optional(),
  maintMarginRatio: marketNumber,
  initialLeverage: marketNumber,
});
const marketSchema = z.looseObject({ symbol: z.string(), brackets: z.array(bracketSchema).min(1) });
/** Of one symbol Binance answers with a list or with its only member. */
const answerSchema = z.union([z.array(marketSchema), marketSchema.transform((market) => [market])]);

/** parseLeverageTiers reads `leverageBracket` of one symbol: the account's own table, in the coin of settlement. */
export function parseLeverageTiers(raw: unknown, venueSymbol: string): LeverageTier[] {
  const markets = parseAnswer(answerSchema, raw, "binance", ENDPOINT);
  const brackets = markets.find(({ symbol }) => symbol === venueSymbol)?.brackets ?? [];
  const steps = brackets.map(({ notionalCap, qtyCap, maintMarginRatio, initialLeverage }) => ({
    cap: notionalCap ?? qtyCap ?? NaN,
    maintenanceFraction: maintMarginRatio,
    leverageMax: initialLeverage,
  }));
  return leverageTiers(steps, "binance", ENDPOINT);
}

/**
 * withLeverageTiers gives positions their maintenance-margin tables, which Binance tells to a key only. A table that could
 * not be read is left out: what is made of the position without it is marked approximate. Throws only when we have to wait.
 *
 * @param endpoint `leverageBracket` of the family of contracts
 * @param markets its contracts by Binance's name
 */
export async function withLeverageTiers(
  call: VenueCall,
  endpoint: VenueEndpoint,
  positions: readonly Position[],
  markets: ReadonlyMap<string, Instrument>,
): Promise<Position[]> {
  const tables = new Map<string, LeverageTier[]>();
  for (const [venueSymbol, { symbol }] of markets) {
    if (!positions.some((position) => position.symbol === symbol)) continue;
    try {
      tables.set(symbol, parseLeverageTiers(await call(endpoint, { symbol: venueSymbol }), venueSymbol));
    } catch (error) {
      if (!(error instanceof SafeExchangeError) || error.kind === "rate_limited") throw error;
    }
  }
  return positions.map((position) => {
    const tiers = tables.get(position.symbol);
    return tiers === undefined ? position : { ...position, leverageTiers: tiers };
  });
}
