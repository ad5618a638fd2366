import type { Venue } from "@/lib/exchange/venue";

export const COINBASE_VENUE: Venue = {
  id: "coinbase",
  name: "Coinbase",
  capability: "full",
  fields: [
    { field: "apiKey", label: "API key name" },
    { field: "secret", label: "Private key", isMultiline: true },
  ],
  boxesToTick: ["View (read-only)"],
  boxesToUntick: ["Trade", "Transfer"],
  permissionProof: { kind: "endpoint", request: "GET /api/v3/brokerage/key_permissions" },
  wallets: ["spot", "futures"],
  unread: ["international"],
  history: { tradesDays: null, flowsDays: 3_650, flowWindowDays: 3_650, transfersDays: 3_650 },
  keyExpiry: null,
  budgets: {
    public: { weightPerMinute: 600, windowMs: 1_000, per: "address" },
    private: { weightPerMinute: 1_800, windowMs: 1_000, per: "key" },
  },
};
