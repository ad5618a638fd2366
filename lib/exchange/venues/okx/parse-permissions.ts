import type { KeyVerdict } from "@/lib/exchange/client";
import {
  BAD_SHAPE,
  fieldsOf,
  isBoundText,
  judgeScopes,
  splitTexts,
  type ScopeRules,
} from "@/lib/exchange/permission-answer";

const RULES: ScopeRules = {
  reads: new Set(["read_only"]),
  writes: { trade: "Trade", withdraw: "Withdraw" },
  needed: ["read_only"],
};

/**
 * parsePermissions reads `GET /api/v5/account/config`: `perm` of its one row lists what the key may do. The rest of the
 * row describes the account.
 */
export function parsePermissions(raw: unknown): KeyVerdict {
  const answer = fieldsOf(raw);
  const rows = answer?.get("data");
  if (answer?.get("code") !== "0" || !Array.isArray(rows) || rows.length !== 1) return BAD_SHAPE;
  const row = fieldsOf(rows[0]);
  const granted = splitTexts(row?.get("perm"), ",");
  if (row === null || granted === null) return BAD_SHAPE;
  return judgeScopes(granted, RULES, { isIpBound: isBoundText(row.get("ip")), expiresAt: null });
}
