import type { Venue } from "@/lib/exchange/venue";

export const KUCOIN_VENUE: Venue = {
  id: "kucoin",
  name: "KuCoin",
  capability: "full",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "API Secret" },
    { field: "passphrase", label: "API Passphrase" },
  ],
  boxesToTick: ["General"],
  boxesToUntick: ["Spot Trading", "Margin Trading", "Futures Trading", "Inner Transfer", "Withdrawal", "Earn"],
  permissionProof: { kind: "endpoint", request: "GET /api/v1/user/api-key" },
  wallets: ["spot", "unified", "funding", "margin", "futures", "earn_flexible", "earn_locked"],
  unread: ["options", "bots"],
  history: { tradesDays: 180, flowsDays: 365, flowWindowDays: 7, transfersDays: 365 },
  keyExpiry: null,
  marginTables: "public",
  budgets: {
    public: { weightPerMinute: 4_000, per: "address" },
    spot: { weightPerMinute: 8_000, per: "key" },
    futures: { weightPerMinute: 4_000, per: "key" },
    management: { weightPerMinute: 4_000, per: "key" },
    unified: { weightPerMinute: 4_000, per: "key" },
    earn: { weightPerMinute: 4_000, per: "key" },
  },
};
