import { NOT_READ, type Venue } from "@/lib/exchange/venue";

export const HTX_VENUE: Venue = {
  id: "htx",
  name: "HTX",
  capability: "balances_only",
  fields: [
    { field: "apiKey", label: "Access Key" },
    { field: "secret", label: "Secret Key" },
  ],
  boxesToTick: ["Read-only"],
  boxesToUntick: ["Trade", "Withdraw"],
  permissionProof: { kind: "endpoint", request: "GET /v2/user/api-key" },
  wallets: ["spot", "margin", "funding"],
  unread: ["positions", "futures", "earn", "orders", "trades", "flows"],
  history: NOT_READ,
  // The venue tells how many days are left.
  keyExpiry: { unboundDays: null },
  budgets: { private: { weightPerMinute: 600, per: "key" } },
};
