import type { KeyVerdict } from "@/lib/exchange/client";
import {
  BAD_SHAPE,
  fieldsOf,
  isBoundText,
  judgeScopes,
  textsOf,
  UNKNOWN_SCOPE,
  type ScopeRules,
} from "@/lib/exchange/permission-answer";

/** Areas a unified account's key opens. What it may do there, `permType` says. */
const UTA_AREAS: ReadonlySet<string> = new Set(["uta_mgt", "uta_trade", "copy_futures_position", "copy_futures_order"]);

/** Newer keys of classic accounts carry finer codes, of which no list is published: not understood, not accepted. */
const CLASSIC_RULES: ScopeRules = {
  reads: new Set(["readonly"]),
  writes: { trade: "Read and write", transfer: "Transfer", withdraw: "Withdraw" },
  needed: ["readonly"],
};

/** parseUtaPermissions reads `GET /api/v3/account/info`, which unified accounts have. */
export function parseUtaPermissions(raw: unknown): KeyVerdict {
  const data = dataOf(raw);
  const areas = textsOf(data?.get("permissions"));
  const permType = data?.get("permType");
  if (data === null || areas === null || typeof permType !== "string") return BAD_SHAPE;
  const granted = [permType, ...areas];
  const canWithdraw = areas.includes("withdraw");
  if (permType === "read-and-write" || canWithdraw) {
    const boxesToUntick = [
      ...(permType === "read-and-write" ? ["Read and write"] : []),
      ...(canWithdraw ? ["Withdraw"] : []),
    ];
    return { kind: "over_privileged", granted, boxesToUntick };
  }
  if (permType !== "read-only" || areas.some((area) => !UTA_AREAS.has(area))) return UNKNOWN_SCOPE;
  return { kind: "read_only", granted, isIpBound: isBoundText(data.get("ips")), expiresAt: null };
}

/** parseClassicPermissions reads `GET /api/v2/spot/account/info`. Unified accounts are refused there (code 40085). */
export function parseClassicPermissions(raw: unknown): KeyVerdict {
  const data = dataOf(raw);
  const granted = textsOf(data?.get("authorities"));
  if (data === null || granted === null) return BAD_SHAPE;
  return judgeScopes(granted, CLASSIC_RULES, { isIpBound: isBoundText(data.get("ips")), expiresAt: null });
}

function dataOf(raw: unknown): ReadonlyMap<string, unknown> | null {
  const answer = fieldsOf(raw);
  return answer?.get("code") === "00000" ? fieldsOf(answer.get("data")) : null;
}
