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
  reads: new Set(["General"]),
  writes: {
    Spot: "Spot Trading",
    Margin: "Margin Trading",
    Futures: "Futures Trading",
    Unified: "Unified Account Trading",
    // Keys made before the three were split.
    Trade: "Trade",
    InnerTransfer: "Inner Transfer",
    Transfer: "Transfer",
    Withdraw: "Withdrawal",
    Earn: "Earn",
  },
  needed: ["General"],
};

/** parsePermissions reads `GET /api/v1/user/api-key`. */
export function parsePermissions(raw: unknown): KeyVerdict {
  const answer = fieldsOf(raw);
  const data = fieldsOf(answer?.get("data"));
  const granted = splitTexts(data?.get("permission"), ",");
  if (answer?.get("code") !== "200000" || data === null || granted === null) return BAD_SHAPE;
  // Left out where no address was given.
  const isIpBound = isBoundText(data.get("ipWhitelist") ?? "");
  return judgeScopes(granted, RULES, { isIpBound, expiresAt: null });
}
