/** As in lib/api/define-route.ts. */
export type RouteAuth = "none" | "signature" | "session" | "workspace";

/** One method of one route: how it is entered, and a request that gets past validation. */
export interface RouteCase {
  auth: RouteAuth;
  /** Kind of thing `[id]` names; its value comes from the test's foreign workspace. */
  id?: "connection" | "attempt" | "holding" | "import" | "recommendation";
  query?: Readonly<Record<string, string>>;
  body?: Readonly<Record<string, unknown>>;
  /** Reaches Stripe when it gets that far, so it may answer 503 where there is none. */
  callsStripe?: boolean;
}

const holding = { asset: "BTC", quantity: "1.5", place: "cold", note: "steel plate", priceUsd: null };
const policy = {
  preset: "balanced",
  persona: "trader",
  accountingCurrency: "USD",
  lossLimitFraction: 0.4,
  riskPerTrade: { low: 0.005, medium: 0.01, high: 0.02 },
  perTradeCapFraction: 0.02,
  heatCapFraction: 0.06,
  assetCapFraction: 0.6,
  clusterCapFraction: 0.75,
  grossCapFraction: 1,
  leverageMax: 1,
  depthShareMax: 0.1,
  volumeShareMax: 0.01,
  stopAtrMultiple: 2,
  noTradeBandFraction: 0.1,
  usualExposureFraction: 1,
  assetRules: { BTC: "warn_only" },
};

/**
 * Every route of the product. The tests compare it with the folder, so a new route without a line here fails them, and
 * a line here is what puts a route under the isolation and bad-input tests.
 */
export const ROUTE_TABLE: Readonly<Record<string, RouteCase>> = {
  "GET /api/unsubscribe": { auth: "none", query: { token: "not-signed-by-us" } },
  "POST /api/unsubscribe": { auth: "signature", query: { token: "not-signed-by-us" } },
  "GET /api/health": { auth: "none" },
  "POST /api/demo": { auth: "none" },
  "POST /api/account/sign-up": {
    auth: "none",
    body: { name: "Ada", email: "ada@example.org", password: "a calm sea and a full hold" },
  },
  "POST /api/account/verify-email": { auth: "none", body: { token: "A".repeat(43) } },
  "POST /api/account/resend-verification": { auth: "none", body: { email: "ada@example.org" } },
  "POST /api/account/request-reset": { auth: "none", body: { email: "ada@example.org" } },
  "POST /api/account/reset-password": {
    auth: "none",
    body: { token: "A".repeat(43), password: "the wind has changed" },
  },
  "POST /api/account/sign-out": { auth: "none" },
  "POST /api/account/profile": { auth: "session", body: { name: "Ada" } },
  "POST /api/account/password": {
    auth: "session",
    body: { currentPassword: "not the present one", newPassword: "the wind has changed" },
  },
  "GET /api/account/sessions": { auth: "session" },
  "DELETE /api/account/sessions": { auth: "session", query: { id: `ses_${"0".repeat(32)}` } },
  "POST /api/webhooks/stripe": { auth: "signature" },
  "GET /api/w/[workspace]/live": { auth: "workspace" },
  "GET /api/w/[workspace]/overview": { auth: "workspace" },
  "GET /api/w/[workspace]/holdings": { auth: "workspace" },
  "GET /api/w/[workspace]/reconciliation": { auth: "workspace", query: { period: "30d" } },
  "GET /api/w/[workspace]/watchlist": { auth: "workspace" },
  "GET /api/w/[workspace]/portfolio-report": { auth: "workspace" },
  "GET /api/w/[workspace]/correlation-pair": {
    auth: "workspace",
    query: { a: "BTC", b: "ETH", window: "d90" },
  },
  "POST /api/w/[workspace]/what-if": { auth: "workspace", body: { changes: [{ asset: "BTC", deltaUsd: 500 }] } },
  "GET /api/w/[workspace]/market": { auth: "workspace" },
  "GET /api/w/[workspace]/market-asset": { auth: "workspace", query: { asset: "BTC" } },
  "GET /api/w/[workspace]/evidence": { auth: "workspace" },
  "GET /api/w/[workspace]/data-health": { auth: "workspace" },
  "GET /api/w/[workspace]/recommendations": { auth: "workspace", query: { tab: "todo" } },
  "GET /api/w/[workspace]/recommendations/[id]": { auth: "workspace", id: "recommendation" },
  "POST /api/w/[workspace]/recommendations/[id]/decision": {
    auth: "workspace",
    id: "recommendation",
    body: { decision: "snooze", snooze: "1d" },
  },
  "POST /api/w/[workspace]/size-trade": {
    auth: "workspace",
    body: { instrumentId: "binance:BTC/USDT", side: "long", entryPrice: null, stopPrice: 1, leverage: 1 },
  },
  "GET /api/w/[workspace]/connections": { auth: "workspace" },
  "POST /api/w/[workspace]/connections": {
    auth: "workspace",
    body: {
      venue: "binance",
      label: "Main",
      credentials: { apiKey: "a-key-that-is-not-one", secret: "a-secret-that-is-not-one" },
    },
  },
  "DELETE /api/w/[workspace]/connections/[id]": { auth: "workspace", id: "connection", query: { history: "keep" } },
  "POST /api/w/[workspace]/connections/[id]/resync": { auth: "workspace", id: "connection" },
  "GET /api/w/[workspace]/connections/attempts/[id]": { auth: "workspace", id: "attempt" },
  "GET /api/w/[workspace]/manual-holdings": { auth: "workspace" },
  "POST /api/w/[workspace]/manual-holdings": { auth: "workspace", body: holding },
  "PUT /api/w/[workspace]/manual-holdings/[id]": { auth: "workspace", id: "holding", body: holding },
  "DELETE /api/w/[workspace]/manual-holdings/[id]": { auth: "workspace", id: "holding" },
  "GET /api/w/[workspace]/imports": { auth: "workspace" },
  "POST /api/w/[workspace]/imports": {
    auth: "workspace",
    body: { kind: "trades", fileName: "trades.csv", chunks: 1 },
  },
  "GET /api/w/[workspace]/imports/[id]": { auth: "workspace", id: "import" },
  "DELETE /api/w/[workspace]/imports/[id]": { auth: "workspace", id: "import" },
  "POST /api/w/[workspace]/imports/[id]/chunks": {
    auth: "workspace",
    id: "import",
    body: { seq: 0, text: "time,symbol,side,quantity,price\n" },
  },
  "POST /api/w/[workspace]/imports/[id]/confirm": {
    auth: "workspace",
    id: "import",
    body: { countsPositions: false },
  },
  "GET /api/w/[workspace]/policy": { auth: "workspace" },
  "PUT /api/w/[workspace]/policy": { auth: "workspace", body: { policy, version: 1 } },
  "GET /api/w/[workspace]/onboarding": { auth: "workspace" },
  "PUT /api/w/[workspace]/onboarding": {
    auth: "workspace",
    body: { question: "longTerm", value: { rule: "advise", assets: ["BTC"] } },
  },
  "GET /api/w/[workspace]/plan": { auth: "workspace" },
  "POST /api/w/[workspace]/plan/checkout": {
    auth: "workspace",
    body: { plan: "pro", interval: "month" },
    callsStripe: true,
  },
  "POST /api/w/[workspace]/plan/portal": { auth: "workspace", callsStripe: true },
  "POST /api/w/[workspace]/plan/trial": { auth: "workspace" },
  "POST /api/w/[workspace]/high-water-mark": { auth: "workspace", body: { to: "amount", highAccounting: 26_000 } },
};
