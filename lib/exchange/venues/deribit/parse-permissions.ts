import type { KeyVerdict } from "@/lib/exchange/client";
import { BAD_SHAPE, fieldsOf, splitTexts, UNKNOWN_SCOPE } from "@/lib/exchange/permission-answer";

const AREAS: ReadonlySet<string> = new Set(["account", "trade", "wallet", "block_trade", "block_rfq", "custody"]);
/** Words of a scope that are about the session, not about what may be done in it. */
const FACT = /^(connection|mainaccount|(session|ip|expires):\S+)$/;

/**
 * parsePermissions reads `public/auth`: asked for without a scope, the answer's `scope` is all that the key may ever be
 * given. The tokens beside it are not looked at and thrown away.
 */
export function parsePermissions(raw: unknown): KeyVerdict {
  const result = fieldsOf(fieldsOf(raw)?.get("result"));
  const words = splitTexts(result?.get("scope"), " ");
  if (words === null) return BAD_SHAPE;
  const granted = words.filter((word) => !FACT.test(word));
  const excess = granted.filter((word) => word.endsWith(":read_write"));
  if (excess.length > 0) return { kind: "over_privileged", granted, boxesToUntick: excess };
  if (!granted.every(isKnownRead)) return UNKNOWN_SCOPE;
  if (!granted.includes("account:read")) return { kind: "unverifiable", reason: "reading_off" };
  return { kind: "read_only", granted, isIpBound: words.some((word) => word.startsWith("ip:")), expiresAt: null };
}

function isKnownRead(word: string): boolean {
  const [area = "", level, ...rest] = word.split(":");
  return AREAS.has(area) && (level === "read" || level === "none") && rest.length === 0;
}
