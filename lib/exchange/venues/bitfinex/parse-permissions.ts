import type { KeyVerdict } from "@/lib/exchange/client";
import { BAD_SHAPE } from "@/lib/exchange/permission-answer";

/** The row of Bitfinex's key page for each scope. */
const BOXES: Readonly<Record<string, string>> = {
  account: "Account Info",
  history: "Account History",
  orders: "Orders",
  positions: "Margin Trading",
  funding: "Margin Funding",
  settings: "Settings",
  wallets: "Wallets",
  withdraw: "Withdrawals",
  ui_withdraw: "Withdrawals (UI)",
  bfxpay: "Bitfinex Pay",
};

/** Without wallets there is nothing to read; without the history a deposit would pass for gain. */
const NEEDED: readonly string[] = ["wallets", "history"];

interface Scope {
  name: string;
  canRead: boolean;
  canWrite: boolean;
}

/** parsePermissions reads `POST /v2/auth/r/permissions`: a row `[scope, read, write]` for each area. */
export function parsePermissions(raw: unknown): KeyVerdict {
  if (!Array.isArray(raw) || raw.length === 0) return BAD_SHAPE;
  const scopes: Scope[] = [];
  for (const row of raw as unknown[]) {
    const scope = readRow(row);
    if (scope === null) return BAD_SHAPE;
    scopes.push(scope);
  }
  const granted = scopes.flatMap(({ name, canRead, canWrite }) => [
    ...(canRead ? [`${name}: read`] : []),
    ...(canWrite ? [`${name}: write`] : []),
  ]);
  const excess = scopes.filter(({ canWrite }) => canWrite).map(({ name }) => name);
  if (excess.length > 0) {
    const boxesToUntick = excess.map((name) => `${Object.hasOwn(BOXES, name) ? BOXES[name] : name}: Write`);
    return { kind: "over_privileged", granted, boxesToUntick };
  }
  if (!NEEDED.every((needed) => scopes.some(({ name, canRead }) => name === needed && canRead)))
    return { kind: "unverifiable", reason: "reading_off" };
  return { kind: "read_only", granted, isIpBound: null, expiresAt: null };
}

function readRow(row: unknown): Scope | null {
  if (!Array.isArray(row) || row.length !== 3) return null;
  const [name, read, write] = row as unknown[];
  const isFlag = (value: unknown): boolean => value === 0 || value === 1;
  if (typeof name !== "string" || name === "" || !isFlag(read) || !isFlag(write)) return null;
  return { name, canRead: read === 1, canWrite: write === 1 };
}
