import { NOT_READ, type Venue } from "@/lib/exchange/venue";

export const MEXC_VENUE: Venue = {
  id: "mexc",
  name: "MEXC",
  capability: "balances_only",
  fields: [
    { field: "apiKey", label: "Access Key" },
    { field: "secret", label: "Secret Key" },
  ],
  boxesToTick: ["Spot: View Account Details"],
  boxesToUntick: ["Spot: Trade", "Futures: Order Placing", "Withdraw", "Transfer"],
  permissionProof: { kind: "endpoint", request: "GET /api/v3/apiKeyInfo" },
  wallets: ["spot"],
  unread: ["positions", "futures", "earn", "orders", "trades", "flows"],
  history: NOT_READ,
  keyExpiry: { unboundDays: 90 },
  budgets: { api: { weightPerMinute: 3_000, per: "address" } },
};
