import { DAY_MS, type EpochMs } from "@/lib/domain/units";
import type { KeyVerdict } from "./client";

/** NO_ENDPOINT is the verdict on every key of a venue that does not tell what a key may do. */
export const NO_ENDPOINT: KeyVerdict = { kind: "unverifiable", reason: "no_endpoint" };
/** BAD_SHAPE is the verdict on an answer that is not the venue's: a maintenance page, a truncated list, other types. */
export const BAD_SHAPE: KeyVerdict = { kind: "unverifiable", reason: "bad_shape" };
/** UNKNOWN_SCOPE is the verdict on an answer with words we do not know: what they allow is not known either. */
export const UNKNOWN_SCOPE: KeyVerdict = { kind: "unverifiable", reason: "unknown_scope" };

/**
 * fieldsOf returns a plain object by all of its own names, and null for anything else. Not zod: its records skip
 * `__proto__`, and what is skipped in an answer about permissions is not understood.
 */
export function fieldsOf(raw: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return null;
  const prototype: unknown = Object.getPrototypeOf(raw);
  return prototype === Object.prototype || prototype === null ? new Map(Object.entries(raw)) : null;
}

/** textsOf returns a list of non-empty strings, and null for anything else. */
export function textsOf(raw: unknown): readonly string[] | null {
  if (!Array.isArray(raw)) return null;
  const texts: unknown[] = [...raw];
  return texts.every((each): each is string => typeof each === "string" && each !== "") ? texts : null;
}

/** splitTexts reads a list written in one string, such as `read_only,trade`; null for anything else, "" is no list. */
export function splitTexts(raw: unknown, separator: string): readonly string[] | null {
  return typeof raw === "string" ? textsOf(raw.split(separator).map((part) => part.trim())) : null;
}

/** isBoundText tells whether a venue's comma list of addresses names any; null where the field is not a string. */
export function isBoundText(raw: unknown): boolean | null {
  return typeof raw === "string" ? raw.trim() !== "" : null;
}

/**
 * expiryAfterDays turns "so many days left" into an instant; null for a key that does not end (zero or below, or no
 * number at all).
 *
 * @param raw days, as a number or as digits
 */
export function expiryAfterDays(raw: unknown, now: EpochMs): EpochMs | null {
  const days = typeof raw === "string" && /^\d{1,5}$/.test(raw) ? Number(raw) : raw;
  return typeof days === "number" && Number.isFinite(days) && days > 0 && days < 100_000 ? now + days * DAY_MS : null;
}

/** ScopeRules is a venue's vocabulary of permissions. A name in neither list is not understood. */
export interface ScopeRules {
  /** Names that allow reading and nothing else. */
  reads: ReadonlySet<string>;
  /** Names that allow more, and the box each belongs to in the exchange's own words. */
  writes: Readonly<Record<string, string>>;
  /** Names without which there is nothing to read. */
  needed: readonly string[];
}

/**
 * judgeScopes is the verdict on a list of granted permissions, by whitelist: `read_only` when every one is a known read
 * and the needed ones are there; `over_privileged` when a known write is among them; else `unverifiable`.
 */
export function judgeScopes(
  granted: readonly string[],
  rules: ScopeRules,
  terms: { isIpBound: boolean | null; expiresAt: EpochMs | null },
): KeyVerdict {
  const excess = granted.filter((name) => !rules.reads.has(name));
  if (excess.some((name) => Object.hasOwn(rules.writes, name))) {
    const boxes = excess.map((name) => (Object.hasOwn(rules.writes, name) ? (rules.writes[name] ?? name) : name));
    return { kind: "over_privileged", granted, boxesToUntick: [...new Set(boxes)] };
  }
  if (excess.length > 0) return UNKNOWN_SCOPE;
  if (!rules.needed.every((name) => granted.includes(name))) return { kind: "unverifiable", reason: "reading_off" };
  return { kind: "read_only", granted, ...terms };
}
