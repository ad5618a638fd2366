import type { Venue } from "@/lib/exchange/venue";

export const BITFINEX_VENUE: Venue = {
  id: "bitfinex",
  name: "Bitfinex",
  capability: "balances_only",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "API Key Secret" },
  ],
  boxesToTick: ["Wallets: Read", "Account History: Read", "Account Info: Read"],
  boxesToUntick: ["Write, in every row", "Withdrawals: Write", "Settings: Write"],
  permissionProof: { kind: "endpoint", request: "POST /v2/auth/r/permissions" },
  wallets: ["spot", "margin", "funding"],
  unread: ["positions", "orders", "trades"],
  history: { tradesDays: 0, flowsDays: 1_095, flowWindowDays: 365, transfersDays: 0 },
  keyExpiry: null,
  budgets: { auth: { weightPerMinute: 60, per: "address" } },
};
