import type { KeyVerdict } from "@/lib/exchange/client";

/** Binance's own words for each switch that lets a key do more than read, as its key page shows them. */
const WRITE_BOXES = {
  enableSpotAndMarginTrading: "Enable Spot & Margin Trading",
  enableMargin: "Enable Margin Loan, Repay & Transfer",
  enableFutures: "Enable Futures",
  enableWithdrawals: "Enable Withdrawals",
  enableInternalTransfer: "Enable Internal Transfer",
  permitsUniversalTransfer: "Permits Universal Transfer",
  enableVanillaOptions: "Enable European Options",
  enablePortfolioMarginTrading: "Enable Portfolio Margin Trading",
  enableFixApiTrade: "Enable FIX API Trading",
} as const;
type WriteFlag = keyof typeof WRITE_BOXES;

/** Younger than the rest: an answer without them is still Binance's. */
const OPTIONAL_FLAGS: ReadonlySet<string> = new Set(["enablePortfolioMarginTrading", "enableFixApiTrade"]);
const WRITE_FLAGS = Object.keys(WRITE_BOXES) as WriteFlag[];
const READ_FLAGS: ReadonlySet<string> = new Set(["enableReading", "enableFixReadOnly"]);
const KNOWN_FACTS: ReadonlySet<string> = new Set(["ipRestrict", "createTime", "tradingAuthorityExpirationTime"]);

/**
 * parsePermissions reads `GET /sapi/v1/account/apiRestrictions`. It is a whitelist: read-only is proven only when every
 * switch we know is present and off, reading is on, and nothing is in the answer that we do not understand. A switch we
 * do not know counts as a write permission while it is on.
 */
export function parsePermissions(raw: unknown): KeyVerdict {
  const answer = flatObject(raw);
  if (answer === null) return { kind: "unverifiable", reason: "bad_shape" };
  for (const flag of WRITE_FLAGS) {
    if (!answer.has(flag) && !OPTIONAL_FLAGS.has(flag)) return { kind: "unverifiable", reason: "bad_shape" };
  }
  if (typeof answer.get("enableReading") !== "boolean" || typeof answer.get("ipRestrict") !== "boolean")
    return { kind: "unverifiable", reason: "bad_shape" };

  const switches = [...answer].filter(([name]) => !KNOWN_FACTS.has(name));
  if (switches.some(([name, value]) => typeof value !== "boolean" || !/^(enable|permits)[A-Z]\w*$/.test(name)))
    return { kind: "unverifiable", reason: "unknown_scope" };

  const on = switches.filter(([, value]) => value === true).map(([name]) => name);
  const excess = on.filter((name) => !READ_FLAGS.has(name));
  if (excess.length > 0) return { kind: "over_privileged", granted: on, boxesToUntick: excess.map(boxOf) };
  if (!on.includes("enableReading")) return { kind: "unverifiable", reason: "reading_off" };
  return { kind: "read_only", granted: on, isIpBound: answer.get("ipRestrict") === true, expiresAt: null };
}

/**
 * A plain object of scalars, by all of its own names; null for anything else. Not zod: its records skip `__proto__`, and
 * what is skipped here is not understood.
 */
function flatObject(raw: unknown): Map<string, unknown> | null {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return null;
  const entries = Object.entries(raw);
  return entries.every(([, value]) => ["boolean", "number", "string"].includes(typeof value)) ? new Map(entries) : null;
}

function boxOf(flag: string): string {
  return flag in WRITE_BOXES ? WRITE_BOXES[flag as WriteFlag] : flag;
}
