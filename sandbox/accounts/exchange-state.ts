import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { ApiKey } from "./api-key";
import type { Draft, LedgerEvent } from "./ledger-event";
import { toAmount, Decimal } from "./money";

const VERSION = 1;
const MONEY_FIELDS = ["amount", "fee", "price", "quantity", "contracts", "given", "received"];

/** Kinds of events that time alone makes; they are made again and need not be kept. */
const MADE_BY_TIME = new Set<Draft["kind"]>(["funding-fee", "coin-funding", "earn-reward", "margin-interest"]);

const stateSchema = z.object({
  version: z.literal(VERSION),
  seed: z.number(),
  anchor: z.number(),
  accounts: z.record(z.string(), z.array(z.looseObject({ kind: z.string(), at: z.number() }))),
  keys: z.record(
    z.string(),
    z.object({
      permissions: z.record(z.string(), z.boolean()),
      allowedIps: z.array(z.string()).optional(),
      expiresAt: z.number().optional(),
    }),
  ),
});

/**
 * What has to survive a restart: the midnight the accounts were written at and what their owners did since.
 * Everything else follows from the simulator's seed and the clock.
 */
export interface ExchangeState {
  readonly seed: number;
  readonly anchor: number;
  readonly accounts: Readonly<Record<string, readonly Draft[]>>;
  readonly keys: Readonly<Record<string, Pick<ApiKey, "permissions" | "allowedIps" | "expiresAt">>>;
}

/** ownersDoings keeps, of an account's events since the anchor, those its owner made. */
export function ownersDoings(events: readonly LedgerEvent[], anchor: number): Draft[] {
  const isEndOfTerm = (event: LedgerEvent): boolean => event.kind === "earn-redeem" && event.product === "locked";
  return events
    .filter((event) => event.at >= anchor && !MADE_BY_TIME.has(event.kind) && !isEndOfTerm(event))
    .map(({ booked: _booked, ...draft }) => draft);
}

/** loadExchangeState reads a kept state; undefined when there is none for this seed or it cannot be read. */
export function loadExchangeState(file: string, seed: number): ExchangeState | undefined {
  if (!existsSync(file)) return undefined;
  const parsed = stateSchema.safeParse(readJson(file));
  if (!parsed.success || parsed.data.seed !== seed) return undefined;
  const accounts = Object.fromEntries(
    Object.entries(parsed.data.accounts).map(([id, drafts]) => [id, drafts.map(reviveDraft)]),
  );
  return { ...parsed.data, accounts, keys: parsed.data.keys as unknown as ExchangeState["keys"] };
}

/** saveExchangeState writes the state beside the old one and swaps them, so that a crash leaves one of the two. */
export function saveExchangeState(file: string, state: ExchangeState): void {
  writeFileSync(`${file}.new`, JSON.stringify({ version: VERSION, ...state }), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function reviveDraft(draft: Record<string, unknown>): Draft {
  const money = MONEY_FIELDS.filter((name) => name in draft).map((name) => {
    const value = String(draft[name]);
    return [name, name === "price" ? new Decimal(value) : toAmount(value)];
  });
  // The file is the sandbox's own; a draft that makes no sense is refused when it is applied.
  return { ...draft, ...Object.fromEntries(money) } as Draft;
}
