import { z } from "zod";
import type { CashFlow } from "@/lib/domain/account-snapshot";
import { signedFlow } from "@/lib/exchange/flows-of-ledger";
import { assetCode, idText, instantMs, amountValue, parseAnswer } from "@/lib/exchange/parse-answer";
import type { CursorPage } from "@/lib/exchange/read-pages";
import { assetOf } from "./assets";

/** Most movements of one page. */
export const MOVEMENTS_PAGE = 1_000;

/** `[id, currency, name, –, –, started, updated, –, –, status, –, –, amount, fees, …]`; the amount of a withdrawal is below 0. */
const movementSchema = z.tuple(
  [
    idText,
    assetCode,
    z.unknown(),
    z.unknown(),
    z.unknown(),
    instantMs,
    z.unknown(),
    z.unknown(),
    z.unknown(),
    z.string(),
    z.unknown(),
    z.unknown(),
    amountValue,
  ],
  z.unknown(),
);

const DONE: ReadonlySet<string> = new Set(["COMPLETED", "SUCCESS"]);
/** The money came back. */
const RETURNED: ReadonlySet<string> = new Set(["CANCELED", "ERROR", "FAILURE"]);

/**
 * parseMovements reads one page of `POST /v2/auth/r/movements/hist`, newest first. Only deposits that have reached the
 * balance are flows; a withdrawal is one from its start, and what came back is a second flow that undoes it. The list goes
 * on at the instant of the last movement, which is inclusive.
 */
export function parseMovements(raw: unknown): CursorPage<CashFlow> {
  const movements = parseAnswer(z.array(movementSchema), raw, "bitfinex", "auth/r/movements/hist");
  const rows = movements.flatMap(([id, code, , , , startedAt, , , , status, , , amount]): CashFlow[] => {
    const flow = signedFlow({ venueFlowId: id, asset: assetOf(code), amount, eventAt: startedAt });
    if (flow === null) return [];
    if (flow.kind === "deposit") return DONE.has(status) ? [flow] : [];
    return RETURNED.has(status) ? [flow, { ...flow, venueFlowId: `returned-${id}`, kind: "deposit" }] : [flow];
  });
  const oldest = movements.at(-1)?.[5];
  const cursor = movements.length < MOVEMENTS_PAGE || oldest === undefined ? null : String(oldest);
  return { rows, cursor, seen: movements.length };
}
