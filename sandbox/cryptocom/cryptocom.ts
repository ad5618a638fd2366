import { createHmac } from "node:crypto";
import { z } from "zod";
import { text } from "../accounts/money";
import { postingsOf } from "../accounts/postings";
import type { LedgerEvent } from "../accounts/ledger-event";
import type { Refusal, SignedVenue, VenueRequest } from "../signed-venue";
import { eventsBetween } from "../trading-rows";

const REFUSALS: Readonly<Record<Refusal, { code: number; message: string }>> = {
  unknown_key: { code: 40_101, message: "UNAUTHORIZED" },
  clock: { code: 40_102, message: "INVALID_NONCE" },
  bad_signature: { code: 40_101, message: "UNAUTHORIZED" },
  wrong_address: { code: 40_103, message: "IP_ILLEGAL" },
  ended: { code: 40_101, message: "UNAUTHORIZED" },
};

const callSchema = z.object({
  id: z.union([z.string(), z.number()]),
  method: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  api_key: z.string(),
  sig: z.string(),
  nonce: z.union([z.string(), z.number()]),
});

/** Most entries of one page of the journal. */
const JOURNAL_PAGE = 100;
const JOURNAL_TYPES: Partial<Record<LedgerEvent["kind"], string>> = {
  deposit: "ONCHAIN_DEPOSIT",
  withdrawal: "ONCHAIN_WITHDRAW",
  trade: "TRADING",
};

/** Crypto.com's API: JSON-RPC, HMAC-SHA256 in hex over method, id, key, parameters and nonce. */
export const CRYPTOCOM: SignedVenue = {
  id: "cryptocom",
  signedBy({ body }) {
    const call = readCall(body);
    if (call === undefined) return { apiKey: undefined, isSignedWith: () => false };
    const params = Object.entries(call.params).sort(([a], [b]) => (a < b ? -1 : 1));
    const payload = `${call.method}${call.id}${call.api_key}${params.flat().join("")}${call.nonce}`;
    return {
      apiKey: call.api_key,
      timestampMs: Number(call.nonce),
      isSignedWith: (secret) => createHmac("sha256", secret).update(payload).digest("hex") === call.sig,
    };
  },
  refuse: (refusal) => Response.json({ id: -1, ...REFUSALS[refusal] }, { status: 401 }),
  signed: {
    "POST /exchange/v1/private/user-balance": ({ account: { book } }) => ({
      id: -1,
      method: "private/user-balance",
      code: 0,
      result: {
        data: [
          {
            instrument_name: "USD",
            position_balances: book.assetsIn("spot").map((asset) => ({
              instrument_name: asset,
              quantity: text(book.balance("spot", asset)),
              reserved_qty: text(book.locked(asset)),
            })),
          },
        ],
      },
    }),
    "POST /exchange/v1/private/get-transactions": (request) => ({
      id: -1,
      method: "private/get-transactions",
      code: 0,
      result: { data: journalOf(request) },
    }),
  },
};

/** Every change of a balance, newest first, before an instant that is exclusive. */
function journalOf({ account, body }: VenueRequest): object[] {
  const { start_time: from, end_time: to, limit } = readCall(body)?.params ?? {};
  const millisecond = (nanoseconds: string | number | undefined): number | undefined =>
    nanoseconds === undefined ? undefined : Number(String(nanoseconds).slice(0, -6));
  const last = millisecond(to);
  const span = { from: millisecond(from), to: last === undefined ? undefined : last - 1 };
  return eventsBetween(account.book.events, span)
    .flatMap((event) =>
      postingsOf(event)
        .filter(({ place }) => place === "spot")
        .map(({ asset, amount }) => ({ event, asset, amount })),
    )
    .slice(0, Math.min(Number(limit ?? JOURNAL_PAGE), JOURNAL_PAGE))
    .map(({ event, asset, amount }) => ({
      account_id: String(account.number),
      event_date: new Date(event.at).toISOString().slice(0, 10),
      journal_type: JOURNAL_TYPES[event.kind] ?? "ADJUSTMENT",
      journal_id: `${event.booked.id}${asset}`,
      transaction_qty: text(amount),
      transaction_cost: "0",
      realized_pnl: "0",
      event_timestamp_ms: event.at,
      event_timestamp_ns: `${event.at}000000`,
      instrument_name: asset,
    }));
}

function readCall(body: string): z.output<typeof callSchema> | undefined {
  try {
    return callSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
