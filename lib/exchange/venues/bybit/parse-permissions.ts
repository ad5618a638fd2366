import type { KeyVerdict } from "@/lib/exchange/client";
import { BAD_SHAPE, fieldsOf, textsOf } from "@/lib/exchange/permission-answer";

/** Never given to a read-only key; looked for all the same. */
const WALLET_WRITES: Readonly<Record<string, string>> = {
  Withdraw: "Withdrawal",
  AccountTransfer: "Account Transfer",
  SubMemberTransfer: "Subaccount Transfer",
  SubMemberTransferList: "Subaccount Transfer",
};
const ANY_ADDRESS = "*";

/**
 * parsePermissions reads `GET /v5/user/query-api`. `readOnly` says what the key as a whole may do: on a read-only key the
 * lists under `permissions` name areas that may be looked at.
 */
export function parsePermissions(raw: unknown): KeyVerdict {
  const answer = fieldsOf(raw);
  const result = fieldsOf(answer?.get("result"));
  if (answer?.get("retCode") !== 0 || result === null) return BAD_SHAPE;
  const areas = readAreas(result.get("permissions"));
  const addresses = textsOf(result.get("ips"));
  if (areas === null || addresses === null) return BAD_SHAPE;

  const granted = [...areas].flatMap(([area, names]) => names.map((name) => `${area}: ${name}`));
  const walletBoxes = (areas.get("Wallet") ?? []).flatMap((name) =>
    Object.hasOwn(WALLET_WRITES, name) ? (WALLET_WRITES[name] ?? []) : [],
  );
  switch (String(result.get("readOnly"))) {
    case "0":
      return { kind: "over_privileged", granted, boxesToUntick: ["Read-Write", ...new Set(walletBoxes)] };
    case "1":
      break;
    default:
      return BAD_SHAPE;
  }
  if (!isScalar(result.get("readOnly"))) return BAD_SHAPE;
  if (walletBoxes.length > 0) return { kind: "over_privileged", granted, boxesToUntick: [...new Set(walletBoxes)] };
  if (granted.length === 0) return { kind: "unverifiable", reason: "reading_off" };
  const isIpBound = addresses.length > 0 && !addresses.includes(ANY_ADDRESS);
  return { kind: "read_only", granted, isIpBound, expiresAt: isIpBound ? null : readExpiry(result.get("expiredAt")) };
}

const isScalar = (value: unknown): boolean => typeof value === "number" || typeof value === "string";

function readAreas(raw: unknown): ReadonlyMap<string, readonly string[]> | null {
  const fields = fieldsOf(raw);
  if (fields === null || fields.size === 0) return null;
  const areas = new Map<string, readonly string[]>();
  for (const [area, value] of fields) {
    const names = textsOf(value);
    if (names === null) return null;
    areas.set(area, names);
  }
  return areas;
}

/** `2026-12-05T08:29:59Z`; the epoch stands for "does not end". */
function readExpiry(raw: unknown): number | null {
  if (typeof raw !== "string" || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/.test(raw)) return null;
  const at = Date.parse(raw);
  return Number.isFinite(at) && at > 0 ? at : null;
}
