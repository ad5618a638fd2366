import { NOT_READ, type Venue } from "@/lib/exchange/venue";

export const CRYPTOCOM_VENUE: Venue = {
  id: "cryptocom",
  name: "Crypto.com Exchange",
  capability: "balances_only",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "Secret Key" },
  ],
  boxesToTick: ["Can Read"],
  boxesToUntick: ["Enable Trading", "Enable Withdrawal"],
  permissionProof: { kind: "attestation", request: null },
  wallets: ["unified"],
  unread: ["positions", "earn", "orders", "trades", "flows"],
  history: NOT_READ,
  keyExpiry: null,
  budgets: { private: { weightPerMinute: 1_800, per: "key" } },
};
