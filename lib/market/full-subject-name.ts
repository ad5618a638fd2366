import { findVenue } from "@/lib/exchange/registry";
import { subjectName } from "./subject-name";

/** `binance:AAVE/USDT`, `binance:ADA/USDT:USDT`. */
const INSTRUMENT = /^([a-z0-9]+):([^/:]+\/[^/:]+)(?::[^:]+)?$/;

/**
 * fullSubjectName is what a person calls a feed's subject where several of one asset stand beside each other: the pair and
 * the exchange of an instrument, the exchange of a venue; null where it is one for all.
 */
export function fullSubjectName(subject: string): string | null {
  const [, venue, pair] = INSTRUMENT.exec(subject) ?? [];
  if (venue !== undefined && pair !== undefined) return `${pair}, ${findVenue(venue)?.name ?? venue}`;
  return findVenue(subject)?.name ?? subjectName(subject);
}
