import type { Venue } from "@/lib/exchange/venue";

export const BITGET_VENUE: Venue = {
  id: "bitget",
  name: "Bitget",
  capability: "full",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "Secret Key" },
    { field: "passphrase", label: "Passphrase" },
  ],
  boxesToTick: ["Read-only"],
  boxesToUntick: ["Read and write", "Transfer", "Withdraw"],
  permissionProof: { kind: "endpoint", request: "GET /api/v3/account/info or /api/v2/spot/account/info" },
  wallets: ["spot", "unified", "funding", "margin", "futures", "coin_futures", "earn_flexible", "earn_locked", "bots"],
  unread: ["bots"],
  history: { tradesDays: 90, flowsDays: 90, flowWindowDays: 90, transfersDays: 90 },
  keyExpiry: null,
  marginTables: "public",
  budgets: {
    public: { weightPerMinute: 1_200, per: "address" },
    private: { weightPerMinute: 600, per: "key" },
  },
};
