import { createHmac } from "node:crypto";
import { z } from "zod";
import { text } from "../accounts/money";
import type { Refusal, SignedVenue } from "../signed-venue";

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
  params: z.strictObject({}),
  api_key: z.string(),
  sig: z.string(),
  nonce: z.union([z.string(), z.number()]),
});

/** Crypto.com's API: JSON-RPC, HMAC-SHA256 in hex over method, id, key, parameters and nonce. */
export const CRYPTOCOM: SignedVenue = {
  id: "cryptocom",
  signedBy({ body }) {
    const call = readCall(body);
    if (call === undefined) return { apiKey: undefined, isSignedWith: () => false };
    const payload = `${call.method}${call.id}${call.api_key}${call.nonce}`;
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
  },
};

function readCall(body: string): z.output<typeof callSchema> | undefined {
  try {
    return callSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}
