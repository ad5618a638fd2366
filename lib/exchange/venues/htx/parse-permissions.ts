import type { EpochMs } from "@/lib/domain/units";
import type { KeyVerdict } from "@/lib/exchange/client";
import {
  BAD_SHAPE,
  expiryAfterDays,
  fieldsOf,
  isBoundText,
  judgeScopes,
  splitTexts,
  type ScopeRules,
} from "@/lib/exchange/permission-answer";

type Fields = ReadonlyMap<string, unknown>;

const RULES: ScopeRules = {
  reads: new Set(["readOnly"]),
  writes: { trade: "Trade", withdraw: "Withdraw" },
  needed: ["readOnly"],
};

/**
 * parsePermissions reads `GET /v2/user/api-key`. HTX may list every key of the person: only the one that is ours counts.
 *
 * @param asked `ourKey` is the key that was asked about; `now` turns the days left into an instant
 */
export function parsePermissions(raw: unknown, { ourKey, now }: { ourKey: string; now: EpochMs }): KeyVerdict {
  const answer = fieldsOf(raw);
  const rows = answer?.get("data");
  if (answer?.get("code") !== 200 || !Array.isArray(rows)) return BAD_SHAPE;
  const keys = (rows as unknown[]).map(fieldsOf);
  if (!keys.every((key): key is Fields => key !== null)) return BAD_SHAPE;
  const [own, ...others] = keys.filter((key) => key.get("accessKey") === ourKey);
  if (own === undefined || others.length > 0) return { kind: "unverifiable", reason: "key_not_listed" };
  const granted = splitTexts(own.get("permission"), ",");
  if (granted === null || typeof own.get("status") !== "string") return BAD_SHAPE;
  const verdict = judgeScopes(granted, RULES, {
    isIpBound: isBoundText(own.get("ipAddresses") ?? ""),
    expiresAt: expiryAfterDays(own.get("validDays"), now),
  });
  const isEnded = verdict.kind === "read_only" && own.get("status") !== "normal";
  return isEnded ? { kind: "unverifiable", reason: "not_valid" } : verdict;
}

/** parseUid reads `GET /v2/user/uid`: the person's number, which the key list is asked for with. Null for another shape. */
export function parseUid(raw: unknown): string | null {
  const answer = fieldsOf(raw);
  const uid = answer?.get("data");
  return answer?.get("code") === 200 &&
    (typeof uid === "number" || typeof uid === "string") &&
    /^\d{1,16}$/.test(`${uid}`)
    ? String(uid)
    : null;
}
