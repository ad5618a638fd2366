import type { Venue } from "@/lib/exchange/venue";

/** Kraken Futures has keys, hosts and a wallet of its own: to Ballast it is another exchange. */
export const KRAKEN_FUTURES_VENUE: Venue = {
  id: "krakenfutures",
  name: "Kraken Futures",
  capability: "full",
  fields: [
    { field: "apiKey", label: "Public Key" },
    { field: "secret", label: "Private Key" },
  ],
  boxesToTick: ["General API: Read Only"],
  boxesToUntick: ["General API: Full Access", "Withdrawal API: Full Access"],
  permissionProof: { kind: "endpoint", request: "GET /api/auth/v1/api-keys/v3/check" },
  wallets: ["futures", "coin_futures", "funding"],
  unread: [],
  history: { tradesDays: null, flowsDays: 3_650, flowWindowDays: 3_650, transfersDays: 3_650 },
  keyExpiry: null,
  marginTables: "public",
  budgets: {
    public: { weightPerMinute: 600, per: "address" },
    private: { weightPerMinute: 3_000, windowMs: 10_000, per: "key" },
    // A pool of 100 points in ten minutes; a thousand entries cost three.
    history: { weightPerMinute: 10, windowMs: 600_000, per: "key" },
  },
};
