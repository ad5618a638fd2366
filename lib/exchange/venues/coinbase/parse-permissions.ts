import type { KeyVerdict } from "@/lib/exchange/client";
import { BAD_SHAPE, fieldsOf, UNKNOWN_SCOPE } from "@/lib/exchange/permission-answer";

const READ_FLAG = "can_view";
const WRITE_BOXES: Readonly<Record<string, string>> = { can_trade: "Trade", can_transfer: "Transfer" };
const KNOWN_FACTS: ReadonlySet<string> = new Set(["portfolio_uuid", "portfolio_type"]);

/**
 * parsePermissions reads `GET /api/v3/brokerage/key_permissions`. A switch we do not know counts as a write permission
 * while it is on, and nothing may be in the answer that we do not understand.
 */
export function parsePermissions(raw: unknown): KeyVerdict {
  const answer = fieldsOf(raw);
  if (answer === null || [READ_FLAG, ...Object.keys(WRITE_BOXES)].some((flag) => typeof answer.get(flag) !== "boolean"))
    return BAD_SHAPE;
  if ([...KNOWN_FACTS].some((fact) => answer.has(fact) && typeof answer.get(fact) !== "string")) return BAD_SHAPE;
  const switches = [...answer].filter(([name]) => !KNOWN_FACTS.has(name));
  if (switches.some(([name, value]) => !/^can_[a-z_]+$/.test(name) || typeof value !== "boolean")) return UNKNOWN_SCOPE;

  const granted = switches.filter(([, value]) => value === true).map(([name]) => name);
  const excess = granted.filter((name) => name !== READ_FLAG);
  if (excess.length > 0) {
    const boxesToUntick = excess.map((flag) => (Object.hasOwn(WRITE_BOXES, flag) ? (WRITE_BOXES[flag] ?? flag) : flag));
    return { kind: "over_privileged", granted, boxesToUntick };
  }
  if (!granted.includes(READ_FLAG)) return { kind: "unverifiable", reason: "reading_off" };
  return { kind: "read_only", granted, isIpBound: null, expiresAt: null };
}
