import type { Venue } from "@/lib/exchange/venue";

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
  wallets: ["unified", "earn_locked"],
  unread: ["positions", "earn", "orders", "trades"],
  history: { tradesDays: 0, flowsDays: 180, flowWindowDays: 7, transfersDays: 0 },
  keyExpiry: null,
  budgets: { private: { weightPerMinute: 1_800, per: "key" } },
};
