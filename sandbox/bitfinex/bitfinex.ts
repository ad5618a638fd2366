import { createHmac } from "node:crypto";
import { canMoveMoney, canTrade } from "../accounts/key-scopes";
import { eventsOf } from "../accounts/ledger-event";
import { ZERO } from "../accounts/money";
import { freeBalance } from "../accounts/operations";
import type { Refusal, SignedVenue, VenueRequest } from "../signed-venue";
import { eventsBetween } from "../trading-rows";

const REFUSALS: Readonly<Record<Refusal, readonly unknown[]>> = {
  unknown_key: ["error", 10_100, "apikey: invalid"],
  clock: ["error", 10_114, "nonce: small"],
  bad_signature: ["error", 10_100, "apikey: digest invalid"],
  wrong_address: ["error", 10_100, "apikey: invalid"],
  ended: ["error", 10_100, "apikey: invalid"],
};

/** Bitfinex's own code of a coin. */
const CODES: Readonly<Record<string, string>> = { USDT: "UST", USDC: "UDC" };

/** Bitfinex's API: HMAC-SHA384 in hex over path, nonce and body; errors are HTTP 500. */
export const BITFINEX: SignedVenue = {
  id: "bitfinex",
  signedBy({ path, body, header }) {
    const nonce = header("bfx-nonce") ?? "";
    return {
      apiKey: header("bfx-apikey"),
      isSignedWith: (secret) =>
        createHmac("sha384", secret).update(`/api${path}${nonce}${body}`).digest("hex") === header("bfx-signature"),
    };
  },
  refuse: (refusal) => Response.json(REFUSALS[refusal], { status: 500 }),
  signed: {
    "POST /v2/auth/r/permissions": ({ key }) => {
      const reads = key.permissions.enableReading ? 1 : 0;
      const trades = canTrade(key) ? 1 : 0;
      const moves = canMoveMoney(key) ? 1 : 0;
      return [
        ["account", reads, 0],
        ["history", reads, 0],
        ["orders", reads, trades],
        ["positions", reads, trades],
        ["funding", reads, trades],
        ["settings", reads, 0],
        ["wallets", reads, moves],
        ["withdraw", 0, moves],
        ["ui_withdraw", 0, 0],
        ["bfxpay", 0, 0],
      ];
    },
    "POST /v2/auth/r/wallets": ({ account: { book } }) =>
      book
        .assetsIn("spot")
        .map((asset) => [
          "exchange",
          CODES[asset] ?? asset,
          book.balance("spot", asset).toNumber(),
          0,
          freeBalance(book, "spot", asset).toNumber(),
          null,
          null,
        ]),
    "POST /v2/auth/r/movements/hist": movementRows,
    "POST /v2/auth/r/info/user": ({ account }) => [300_000 + account.number, "demo@example.com", account.profile.id],
  },
};

/** Deposits and withdrawals between two instants, both inclusive, newest first. */
function movementRows({ account: { book }, body }: VenueRequest): unknown[] {
  const asked = JSON.parse(body) as { start?: number; end?: number; limit?: number };
  const movements = [...eventsOf(book.events, "deposit"), ...eventsOf(book.events, "withdrawal")];
  return eventsBetween(movements, { from: asked.start, to: asked.end })
    .slice(0, asked.limit ?? 25)
    .map((event) => {
      const isOut = event.kind === "withdrawal";
      const amount = isOut ? event.amount.neg() : event.amount;
      const fee = isOut ? event.fee.neg() : ZERO;
      const code = CODES[event.asset] ?? event.asset;
      const head = [event.booked.id, code, code, null, null, event.at, event.at, null, null, "COMPLETED", null, null];
      const rest = [null, null, "sandbox", null, null, null, event.booked.hash, null];
      return [...head, amount.toNumber(), fee.toNumber(), ...rest];
    });
}
