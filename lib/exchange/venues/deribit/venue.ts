import { NOT_READ, type Venue } from "@/lib/exchange/venue";

export const DERIBIT_VENUE: Venue = {
  id: "deribit",
  name: "Deribit",
  capability: "balances_only",
  fields: [
    { field: "apiKey", label: "Client ID" },
    { field: "secret", label: "Client Secret" },
  ],
  boxesToTick: ["account: read"],
  boxesToUntick: ["account: read_write", "trade: read_write", "wallet: read_write", "block_trade: read_write"],
  permissionProof: { kind: "endpoint", request: "GET /api/v2/public/auth" },
  wallets: ["unified"],
  unread: ["positions", "options", "orders", "trades", "flows"],
  history: NOT_READ,
  keyExpiry: null,
  budgets: { api: { weightPerMinute: 1_200, per: "key" } },
};
