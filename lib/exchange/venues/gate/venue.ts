import type { Venue } from "@/lib/exchange/venue";

export const GATE_VENUE: Venue = {
  id: "gate",
  name: "Gate",
  capability: "full",
  fields: [
    { field: "apiKey", label: "Key" },
    { field: "secret", label: "Secret" },
  ],
  boxesToTick: ["Read Only for Spot, Futures, Delivery, Wallet, Earn, Account and Unified"],
  boxesToUntick: ["Read and Write, in every area"],
  permissionProof: { kind: "endpoint", request: "GET /api/v4/account/main_keys" },
  wallets: ["spot", "unified", "funding", "margin", "futures", "coin_futures", "earn_flexible", "options", "bots"],
  unread: ["options", "bots"],
  history: { tradesDays: 1_095, flowsDays: 365, flowWindowDays: 30, transfersDays: 365 },
  keyExpiry: null,
  marginTables: "public",
  budgets: {
    public: { weightPerMinute: 1_200, per: "address" },
    private: { weightPerMinute: 1_200, per: "key" },
  },
};
