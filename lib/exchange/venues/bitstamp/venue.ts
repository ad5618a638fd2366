import { NOT_READ, type Venue } from "@/lib/exchange/venue";

export const BITSTAMP_VENUE: Venue = {
  id: "bitstamp",
  name: "Bitstamp",
  capability: "balances_only",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "API Secret" },
  ],
  boxesToTick: ["Account balance"],
  boxesToUntick: ["Orders", "Instant orders", "Crypto withdrawals", "Bank withdrawals", "Transfers between accounts"],
  permissionProof: { kind: "attestation", request: null },
  wallets: ["spot"],
  unread: ["positions", "earn", "orders", "trades", "flows"],
  history: NOT_READ,
  keyExpiry: null,
  budgets: { api: { weightPerMinute: 1_000, per: "address" } },
};
