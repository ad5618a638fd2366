import { NOT_READ, type Venue } from "@/lib/exchange/venue";

export const BITFINEX_VENUE: Venue = {
  id: "bitfinex",
  name: "Bitfinex",
  capability: "balances_only",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "API Key Secret" },
  ],
  boxesToTick: ["Wallets: Read", "Account Info: Read"],
  boxesToUntick: ["Write, in every row", "Withdrawals: Write", "Settings: Write"],
  permissionProof: { kind: "endpoint", request: "POST /v2/auth/r/permissions" },
  wallets: ["spot", "margin", "funding"],
  unread: ["positions", "orders", "trades", "flows"],
  history: NOT_READ,
  keyExpiry: null,
  budgets: { auth: { weightPerMinute: 60, per: "address" } },
};
