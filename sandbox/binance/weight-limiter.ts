import { MINUTE_MS } from "../market/interval";
import { BinanceError } from "./binance-error";

/** The exchange counts each family apart. */
export type WeightFamily = "api" | "sapi" | "fapi" | "dapi";

/** Weight per minute and address, as Binance had it in 2026. */
const USUAL_LIMITS: Record<WeightFamily, number> = { api: 6_000, sapi: 12_000, fapi: 2_400, dapi: 2_400 };
/** Calls made in spite of a 429 until the address is banned, and for how long. */
const IGNORED_MAX = 10;
const BAN_MS = 2 * MINUTE_MS;

interface Spent {
  minute: number;
  used: number;
  ignored: number;
  bannedUntil: number;
}

/** Counts request weights per address; throws the 429 or 418 the exchange would answer with. */
export interface WeightLimiter {
  /** Adds a call's weight and returns what the minute has seen so far. */
  spend(ip: string, family: WeightFamily, weight: number, at: number): number;
  /** Tightens or loosens a family for tests. */
  setLimit(family: WeightFamily, perMinute: number): void;
  reset(): void;
}

/** createWeightLimiter starts with the exchange's usual limits. */
export function createWeightLimiter(): WeightLimiter {
  const limits = { ...USUAL_LIMITS };
  const spent = new Map<string, Spent>();
  return {
    setLimit(family, perMinute) {
      limits[family] = perMinute;
    },
    reset() {
      spent.clear();
      Object.assign(limits, USUAL_LIMITS);
    },
    spend(ip, family, weight, at) {
      const key = `${ip} ${family}`;
      const minute = Math.floor(at / MINUTE_MS);
      const state = spent.get(key) ?? { minute, used: 0, ignored: 0, bannedUntil: 0 };
      spent.set(key, state);
      if (state.minute !== minute) Object.assign(state, { minute, used: 0, ignored: 0 });
      if (state.bannedUntil > at) throw banned(state.bannedUntil, at);
      state.used += weight;
      if (state.used <= limits[family]) return state.used;
      state.ignored += 1;
      if (state.ignored > IGNORED_MAX) {
        state.bannedUntil = at + BAN_MS;
        throw banned(state.bannedUntil, at);
      }
      const wait = Math.ceil(((minute + 1) * MINUTE_MS - at) / 1_000);
      const message = `Too much request weight used; current limit is ${limits[family]} request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.`;
      throw new BinanceError(429, -1003, message, wait);
    },
  };
}

function banned(until: number, at: number): BinanceError {
  const message = `Way too much request weight used; IP banned until ${until}. Please use WebSocket Streams for live updates to avoid bans.`;
  return new BinanceError(418, -1003, message, Math.ceil((until - at) / 1_000));
}
