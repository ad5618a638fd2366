import type { Venue } from "@/lib/exchange/venue";

export const BINANCE_VENUE: Venue = {
  id: "binance",
  name: "Binance",
  capability: "full",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "Secret Key" },
  ],
  boxesToTick: ["Enable Reading"],
  boxesToUntick: [
    "Enable Spot & Margin Trading",
    "Enable Margin Loan, Repay & Transfer",
    "Enable Futures",
    "Enable Withdrawals",
    "Enable Internal Transfer",
    "Permits Universal Transfer",
    "Enable European Options",
    "Enable Portfolio Margin Trading",
    "Enable FIX API Trading",
  ],
  permissionProof: { kind: "endpoint", request: "GET /sapi/v1/account/apiRestrictions" },
  wallets: [
    "spot",
    "earn_flexible",
    "earn_locked",
    "funding",
    "margin",
    "futures",
    "coin_futures",
    "options",
    "bots",
    "copy_trading",
  ],
  unread: ["coin_futures", "options", "bots"],
  history: { tradesDays: null, flowsDays: 730, flowWindowDays: 90, transfersDays: 180 },
  keyExpiry: null,
  budgets: {
    api: { weightPerMinute: 6_000, per: "address" },
    sapi: { weightPerMinute: 12_000, per: "address" },
    fapi: { weightPerMinute: 2_400, per: "address" },
  },
};
