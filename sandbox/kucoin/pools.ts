/** What a pool holds for 30 seconds, of the lowest tier: that of spot is twice the others. */
export const POOL = { most: 2_000, fallPerSecond: 2_000 / 30 };
export const SPOT_POOL = { most: 4_000, fallPerSecond: 4_000 / 30 };

/** Weights of calls that KuCoin counts more than twice, by the end of their path. */
const WEIGHTS: Readonly<Record<string, number>> = {
  "/v1/user/api-key": 20,
  "/v1/accounts": 5,
  "/v3/margin/accounts": 15,
  "/v3/isolated/accounts": 15,
  "/v1/account-overview": 5,
  "/v1/stop-order": 8,
  "/v1/stopOrders": 6,
  "/v1/fills": 5,
  "/v1/funding-history": 5,
  "/v1/deposits": 5,
  "/v1/withdrawals": 20,
  "/v1/market/allTickers": 15,
  "/v1/account/mode": 30,
  "/v1/position/funding-history": 15,
};
const USUAL_WEIGHT = 2;

/** Which pool of a key pays for a path; the first that fits, and spot for the rest. */
const POOLS: readonly (readonly [path: RegExp, pool: string])[] = [
  [/^\/api\/ua\/v1\/account\//, "management"],
  [/^\/api\/ua\//, "unified"],
  [/\/earn\//, "earn"],
  [/\/v1\/(account-overview|positions|history-positions|orders|stopOrders|fills|funding-history)$/, "futures"],
  [/\/v1\/(user\/api-key|accounts|accounts\/ledgers|deposits|withdrawals)$/, "management"],
];

/** poolOf names the pool of a key that pays for a call. */
export function poolOf(path: string): string {
  return POOLS.find(([pattern]) => pattern.test(path))?.[1] ?? "spot";
}

/** weightOf is what a call costs. */
export function weightOf(path: string): number {
  const ending = Object.keys(WEIGHTS).find((each) => path.endsWith(each));
  return ending === undefined ? USUAL_WEIGHT : (WEIGHTS[ending] ?? USUAL_WEIGHT);
}
