import type { Venue } from "@/lib/exchange/venue";

export const DERIBIT_VENUE: Venue = {
  id: "deribit",
  name: "Deribit",
  capability: "balances_only",
  fields: [
    { field: "apiKey", label: "Client ID" },
    { field: "secret", label: "Client Secret" },
  ],
  boxesToTick: ["account: read"],
  boxesToUntick: ["account: read_write", "trade: read_write", "wallet: read_write", "block_trade: read_write"],
  permissionProof: { kind: "endpoint", request: "GET /api/v2/public/auth" },
  wallets: ["unified"],
  unread: ["positions", "options", "orders", "trades"],
  history: { tradesDays: 0, flowsDays: 1_095, flowWindowDays: 365, transfersDays: 0 },
  keyExpiry: null,
  budgets: {
    api: { weightPerMinute: 1_200, per: "key" },
    // The transaction log has a pool of its own: one a second, eight at once.
    log: { weightPerMinute: 60, windowMs: 10_000, per: "key" },
  },
};
