import { DAY_MS } from "../market/interval";
import type { ApiKey } from "./api-key";

/** Days a venue gives a key that is not bound to addresses, where the test does not say otherwise. */
const USUAL_DAYS_LEFT = 60;

/** canTrade tells whether a key may place orders, by Binance's switches. */
export function canTrade({ permissions }: ApiKey): boolean {
  return permissions.enableSpotAndMarginTrading || permissions.enableMargin || permissions.enableFutures;
}

/** canMoveMoney tells whether a key may withdraw or transfer, by Binance's switches. */
export function canMoveMoney({ permissions }: ApiKey): boolean {
  return permissions.enableWithdrawals || permissions.enableInternalTransfer || permissions.permitsUniversalTransfer;
}

/** daysLeft is how many days a key has, as venues print it: −1 for one that does not end. */
export function daysLeft(key: ApiKey, now: number): number {
  if (key.expiresAt !== undefined) return Math.ceil((key.expiresAt - now) / DAY_MS);
  return key.allowedIps === undefined ? USUAL_DAYS_LEFT : -1;
}
