import type { Venue } from "@/lib/exchange/venue";

export const BYBIT_VENUE: Venue = {
  id: "bybit",
  name: "Bybit",
  capability: "full",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "API Secret" },
  ],
  boxesToTick: ["Read-Only", "Orders", "Positions", "Wallet", "Earn"],
  boxesToUntick: ["Read-Write", "Withdrawal", "Account Transfer", "Subaccount Transfer"],
  permissionProof: { kind: "endpoint", request: "GET /v5/user/query-api" },
  wallets: ["unified", "funding", "earn_flexible"],
  unread: ["options", "bots"],
  history: { tradesDays: 730, flowsDays: 730, flowWindowDays: 30, transfersDays: 730 },
  // Keys without bound addresses end; the venue tells when.
  keyExpiry: { unboundDays: null },
  marginTables: "public",
  budgets: { api: { weightPerMinute: 7_200, windowMs: 5_000, per: "address" } },
};
