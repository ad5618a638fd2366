import type { Venue } from "@/lib/exchange/venue";

export const OKX_VENUE: Venue = {
  id: "okx",
  name: "OKX",
  capability: "full",
  fields: [
    { field: "apiKey", label: "API key" },
    { field: "secret", label: "Secret key" },
    { field: "passphrase", label: "Passphrase" },
  ],
  boxesToTick: ["Read"],
  boxesToUntick: ["Trade", "Withdraw"],
  permissionProof: { kind: "endpoint", request: "GET /api/v5/account/config" },
  wallets: ["unified", "funding", "earn_flexible", "earn_locked"],
  unread: ["options", "bots"],
  history: { tradesDays: 90, flowsDays: 365, flowWindowDays: 90, transfersDays: 90 },
  keyExpiry: null,
  marginTables: "public",
  budgets: {
    public: { weightPerMinute: 600, windowMs: 2_000, per: "address" },
    private: { weightPerMinute: 600, windowMs: 2_000, per: "key" },
  },
};
