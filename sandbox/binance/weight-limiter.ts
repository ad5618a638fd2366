import { MINUTE_MS } from "../market/interval";
import type { LimitUse } from "../request-limiter";
import { BinanceError } from "./binance-error";

/** The exchange counts each family apart; what is counted for an account by itself is `uid`. */
export type WeightFamily = "api" | "sapi" | "fapi" | "dapi" | "uid";

/** Weight per minute and address, as Binance had it in 2026; `uid` for each account. */
const USUAL_LIMITS: Record<WeightFamily, number> = { api: 6_000, sapi: 12_000, fapi: 2_400, dapi: 2_400, uid: 180_000 };
/** Calls made in spite of a 429 until the address is banned, and for how long. */
const IGNORED_MAX = 10;
const BAN_MS = 2 * MINUTE_MS;

interface Spent {
  minute: number;
  used: number;
  ignored: number;
  bannedUntil: number;
  /** The calls of the last 60 seconds, wherever the minute begins, their weight, and the most it ever was. */
  recent: { at: number; weight: number }[];
  inRecent: number;
  most: number;
  refused: number;
}

/** Counts request weights per address; throws the 429 or 418 the exchange would answer with. */
export interface WeightLimiter {
  /** Adds a call's weight and returns what the minute has seen so far. */
  spend(ip: string, family: WeightFamily, weight: number, at: number): number;
  /** Tightens or loosens a family for tests. */
  setLimit(family: WeightFamily, perMinute: number): void;
  /** By any 60 seconds, which is stricter than the minutes it refuses by. */
  use(family: WeightFamily): LimitUse;
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
    use(family) {
      const states = [...spent].flatMap(([key, state]) => (key.endsWith(` ${family}`) ? [state] : []));
      return {
        limit: limits[family],
        most: Math.max(0, ...states.map(({ most }) => most)),
        refused: states.reduce((sum, { refused }) => sum + refused, 0),
      };
    },
    reset() {
      spent.clear();
      Object.assign(limits, USUAL_LIMITS);
    },
    spend(ip, family, weight, at) {
      const key = `${ip} ${family}`;
      const minute = Math.floor(at / MINUTE_MS);
      const state = spent.get(key) ?? { ...UNSPENT, minute, recent: [] };
      spent.set(key, state);
      remember(state, weight, at);
      if (state.minute !== minute) Object.assign(state, { minute, used: 0, ignored: 0 });
      if (state.bannedUntil > at) throw refused(state, banned(state.bannedUntil, at));
      state.used += weight;
      if (state.used <= limits[family]) return state.used;
      state.ignored += 1;
      if (state.ignored > IGNORED_MAX) {
        state.bannedUntil = at + BAN_MS;
        throw refused(state, banned(state.bannedUntil, at));
      }
      const wait = Math.ceil(((minute + 1) * MINUTE_MS - at) / 1_000);
      const message = `Too much request weight used; current limit is ${limits[family]} request weight per 1 MINUTE. Please use WebSocket Streams for live updates to avoid polling the API.`;
      throw refused(state, new BinanceError(429, -1003, message, wait));
    },
  };
}

const UNSPENT = { used: 0, ignored: 0, bannedUntil: 0, inRecent: 0, most: 0, refused: 0 };

function remember(state: Spent, weight: number, at: number): void {
  state.recent.push({ at, weight });
  state.inRecent += weight;
  while ((state.recent[0]?.at ?? at) <= at - MINUTE_MS) state.inRecent -= state.recent.shift()?.weight ?? 0;
  state.most = Math.max(state.most, state.inRecent);
}

function refused(state: Spent, error: BinanceError): BinanceError {
  state.refused += 1;
  return error;
}

function banned(until: number, at: number): BinanceError {
  const message = `Way too much request weight used; IP banned until ${until}. Please use WebSocket Streams for live updates to avoid bans.`;
  return new BinanceError(418, -1003, message, Math.ceil((until - at) / 1_000));
}
