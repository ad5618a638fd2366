import type { EpochMs } from "@/lib/domain/units";
import type { KeyVerdict } from "@/lib/exchange/client";
import {
  BAD_SHAPE,
  expiryAfterDays,
  fieldsOf,
  isBoundText,
  splitTexts,
  UNKNOWN_SCOPE,
} from "@/lib/exchange/permission-answer";

/** The box of `SPOT_DEAL_WRITE` in MEXC's words; names are built alike, and there is no published list. */
const BOXES: Readonly<Record<string, string>> = {
  SPOT_DEAL_WRITE: "Spot: Trade",
  SPOT_TRANSFER_WRITE: "Spot: Transfer",
  SPOT_WITHDRAW_WRITE: "Spot: Withdraw",
  CONTRACT_DEAL_WRITE: "Futures: Order Placing",
};
const READ = /^[A-Z]+(_[A-Z]+)*_READ$/;
const WRITE = /^[A-Z]+(_[A-Z]+)*_WRITE$/;

/**
 * parsePermissions reads `GET /api/v3/apiKeyInfo?accessKey=…`. `canTrade` and `canWithdraw` of the account answer are not
 * looked at: they describe the account, not the key.
 *
 * @param asked `ourKey` is the key that was asked about; `now` turns the days left into an instant
 */
export function parsePermissions(raw: unknown, { ourKey, now }: { ourKey: string; now: EpochMs }): KeyVerdict {
  const answer = fieldsOf(raw);
  const granted = splitTexts(answer?.get("permissions"), ",");
  if (answer === null || granted === null || typeof answer.get("status") !== "string") return BAD_SHAPE;
  if (answer.get("accessKey") !== ourKey) return { kind: "unverifiable", reason: "key_not_listed" };

  const excess = granted.filter((name) => !READ.test(name));
  if (excess.some((name) => WRITE.test(name))) {
    const boxesToUntick = excess.map((name) => (Object.hasOwn(BOXES, name) ? (BOXES[name] ?? name) : name));
    return { kind: "over_privileged", granted, boxesToUntick };
  }
  if (excess.length > 0) return UNKNOWN_SCOPE;
  if (answer.get("status") !== "VALID") return { kind: "unverifiable", reason: "not_valid" };
  if (!granted.includes("SPOT_ACCOUNT_READ")) return { kind: "unverifiable", reason: "reading_off" };
  return {
    kind: "read_only",
    granted,
    isIpBound: isBoundText(answer.get("ipWhiteList") ?? ""),
    expiresAt: expiryAfterDays(answer.get("remainingValidity"), now),
  };
}
