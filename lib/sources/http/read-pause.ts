import { HOUR_MS } from "@/lib/domain/units";

const PAUSE_MAX_MS = 6 * HOUR_MS;

/**
 * readPause is how long an answer asks to be left alone, at most six hours: Retry-After, else the seconds until the window
 * begins anew, which is all that Reddit and Coin Metrics send (draft-polli-ratelimit-headers-03). Seconds only: with a
 * date a wrong clock there would silence the source here. Undefined where nothing usable was said.
 */
export function readPause(headers: Headers): number | undefined {
  const seconds = headers.get("retry-after") ?? headers.get("x-ratelimit-reset");
  return seconds !== null && /^\d{1,6}(\.\d+)?$/.test(seconds)
    ? Math.min(PAUSE_MAX_MS, Math.ceil(Number(seconds) * 1_000))
    : undefined;
}
