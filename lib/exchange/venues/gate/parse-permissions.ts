import type { KeyVerdict } from "@/lib/exchange/client";
import { BAD_SHAPE, fieldsOf, textsOf } from "@/lib/exchange/permission-answer";

type Fields = ReadonlyMap<string, unknown>;

/** Shorter beginnings of a masked key would match strangers. */
const PREFIX_MIN = 8;
const STATE_NORMAL = 1;

/**
 * parsePermissions reads `GET /api/v4/account/main_keys`, which lists every key of the main account with all but its
 * beginning masked. Only the one that is ours counts.
 *
 * @param ourKey the key the answer was asked with
 */
export function parsePermissions(raw: unknown, ourKey: string): KeyVerdict {
  const entries = (Array.isArray(raw) ? (raw as unknown[]) : [raw]).map(fieldsOf);
  if (entries.length === 0 || !entries.every((entry): entry is Fields => typeof entry?.get("key") === "string"))
    return BAD_SHAPE;
  const [own, ...others] = entries.filter((entry) => isOurs(String(entry.get("key")), ourKey));
  if (own === undefined || others.length > 0) return { kind: "unverifiable", reason: "key_not_listed" };

  const areas = readAreas(own.get("perms"));
  if (areas === null || typeof own.get("state") !== "number") return BAD_SHAPE;
  const granted = areas.map(({ name, isReadOnly }) => `${name}: ${isReadOnly ? "read only" : "read and write"}`);
  const excess = areas.filter(({ isReadOnly }) => !isReadOnly);
  if (excess.length > 0)
    return { kind: "over_privileged", granted, boxesToUntick: excess.map(({ name }) => `${name}: Read and Write`) };
  if (own.get("state") !== STATE_NORMAL) return { kind: "unverifiable", reason: "not_valid" };
  if (areas.length === 0) return { kind: "unverifiable", reason: "reading_off" };
  const addresses = textsOf(own.get("ip_whitelist"));
  return { kind: "read_only", granted, isIpBound: addresses === null ? null : addresses.length > 0, expiresAt: null };
}

/**
 * isOfSubAccount tells from the same list whether a key that is not in it belongs to a sub-account: every key listed is
 * somebody else's. False for any other shape.
 *
 * @param ourUserId whom our key opens
 */
export function isOfSubAccount(raw: unknown, ourUserId: string): boolean {
  const owners = (Array.isArray(raw) ? (raw as unknown[]) : [raw]).map((entry) => fieldsOf(entry)?.get("user_id"));
  const isUserId = (owner: unknown): boolean => typeof owner === "number" || typeof owner === "string";
  return owners.length > 0 && owners.every((owner) => isUserId(owner) && String(owner) !== ourUserId);
}

function isOurs(listed: string, ourKey: string): boolean {
  const masked = listed.indexOf("*");
  if (masked < 0) return listed === ourKey;
  return masked >= PREFIX_MIN && ourKey.startsWith(listed.slice(0, masked));
}

function readAreas(raw: unknown): { name: string; isReadOnly: boolean }[] | null {
  if (!Array.isArray(raw)) return null;
  const areas: { name: string; isReadOnly: boolean }[] = [];
  for (const row of raw as unknown[]) {
    const fields = fieldsOf(row);
    const name = fields?.get("name");
    const isReadOnly = fields?.get("read_only");
    if (typeof name !== "string" || name === "" || typeof isReadOnly !== "boolean") return null;
    areas.push({ name, isReadOnly });
  }
  return areas;
}
