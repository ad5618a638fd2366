import { MARKET_SUBJECT } from "@/lib/sources/signal-subject";
import { ALL_MARKETS } from "./feed-status";

/** subjectName is what a person calls a feed's subject: the asset of `binance:BTC/USDT`; null where it is one for all. */
export function subjectName(subject: string): string | null {
  if (subject === ALL_MARKETS || subject === MARKET_SUBJECT) return null;
  return /^[a-z0-9]+:([^/:]+)\//.exec(subject)?.[1] ?? subject;
}
