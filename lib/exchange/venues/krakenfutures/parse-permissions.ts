import type { KeyVerdict } from "@/lib/exchange/client";
import { BAD_SHAPE, fieldsOf, textsOf, UNKNOWN_SCOPE } from "@/lib/exchange/permission-answer";

const LEVELS: ReadonlySet<unknown> = new Set(["NO_ACCESS", "READ_ONLY", "FULL_ACCESS"]);
const BOXES: Readonly<Record<string, string>> = {
  general: "General API: Full Access",
  transfer: "Withdrawal API: Full Access",
};

/** parsePermissions reads `GET /api/auth/v1/api-keys/v3/check`: one level of access for each area. */
export function parsePermissions(raw: unknown): KeyVerdict {
  const answer = fieldsOf(raw);
  const areas = fieldsOf(answer?.get("permissions"));
  if (answer === null || areas === null || !areas.has("general") || !areas.has("transfer")) return BAD_SHAPE;
  if ([...areas.values()].some((level) => typeof level !== "string")) return BAD_SHAPE;

  const granted = [...areas].map(([area, level]) => `${area}: ${String(level)}`);
  const excess = [...areas].filter(([, level]) => level === "FULL_ACCESS").map(([area]) => area);
  if (excess.length > 0) {
    const boxesToUntick = excess.map((area) => (Object.hasOwn(BOXES, area) ? (BOXES[area] ?? area) : area));
    return { kind: "over_privileged", granted, boxesToUntick };
  }
  if ([...areas.values()].some((level) => !LEVELS.has(level))) return UNKNOWN_SCOPE;
  if (areas.get("general") !== "READ_ONLY") return { kind: "unverifiable", reason: "reading_off" };
  return { kind: "read_only", granted, isIpBound: readIsBound(answer), expiresAt: null };
}

/** Documents name the addresses in the singular and in the plural. */
function readIsBound(answer: ReadonlyMap<string, unknown>): boolean | null {
  const blocks = answer.get("allowedCidrBlocks") ?? answer.get("allowedCidrBlock");
  if (typeof blocks === "string") return blocks !== "" && blocks !== "0.0.0.0/0";
  const list = textsOf(blocks);
  return list === null ? null : list.length > 0 && !list.includes("0.0.0.0/0");
}
