import type { Venue } from "@/lib/exchange/venue";

export const KRAKEN_VENUE: Venue = {
  id: "kraken",
  name: "Kraken",
  capability: "full",
  fields: [
    { field: "apiKey", label: "API Key" },
    { field: "secret", label: "Private Key" },
  ],
  boxesToTick: [
    "Funds: Query",
    "Orders and trades: Query open orders & trades",
    "Orders and trades: Query closed orders & trades",
    "Data: Query ledger entries",
  ],
  boxesToUntick: [
    "Funds: Deposit",
    "Funds: Withdraw",
    "Funds: Earn",
    "Orders and trades: Create & modify orders",
    "Orders and trades: Cancel & close orders",
    "WebSocket interface",
  ],
  permissionProof: { kind: "endpoint", request: "POST /0/private/GetApiKeyInfo" },
  wallets: ["spot", "earn_flexible", "earn_locked", "margin"],
  unread: ["futures"],
  history: { tradesDays: null, flowsDays: 3_650, flowWindowDays: 3_650, transfersDays: 3_650 },
  keyExpiry: null,
  budgets: {
    public: { weightPerMinute: 60, per: "address" },
    // The call counter of the lowest tier falls by a third of a point each second and refuses above 15: the window is as
    // long as it takes for a burst of ours to be 13 of them.
    private: { weightPerMinute: 20, windowMs: 200_000, per: "key" },
  },
};
