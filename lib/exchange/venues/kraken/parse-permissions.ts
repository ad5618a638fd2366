import type { KeyVerdict } from "@/lib/exchange/client";
import { BAD_SHAPE, fieldsOf, judgeScopes, textsOf, type ScopeRules } from "@/lib/exchange/permission-answer";

const RULES: ScopeRules = {
  reads: new Set(["query-funds", "query-open-trades", "query-closed-trades", "query-ledger", "export-data"]),
  writes: {
    "add-funds": "Deposit",
    "withdraw-funds": "Withdraw",
    "earn-funds": "Earn",
    "modify-trades": "Create & modify orders",
    "close-trades": "Cancel & close orders",
    "add-withdraw-address": "Add withdrawal addresses",
    "update-withdraw-address": "Update withdrawal addresses",
    // Opens private streams, which we do not use.
    "create-ws-token": "WebSocket interface",
  },
  needed: ["query-funds"],
};

/**
 * parsePermissions reads `POST /0/private/GetApiKeyInfo`. Names of the fields beside `permissions` differ between what
 * others report; they say nothing about what the key may do, and are read where they are understood.
 */
export function parsePermissions(raw: unknown): KeyVerdict {
  const answer = fieldsOf(raw);
  const errors = answer?.get("error");
  const result = fieldsOf(answer?.get("result"));
  if (!Array.isArray(errors) || errors.length > 0 || result === null) return BAD_SHAPE;
  const granted = textsOf(result.get("permissions"));
  if (granted === null) return BAD_SHAPE;
  const addresses = textsOf(result.get("ip_allowlist") ?? result.get("ipAllowlist"));
  return judgeScopes(granted, RULES, {
    isIpBound: addresses === null ? null : addresses.length > 0,
    expiresAt: readSeconds(result.get("valid_until") ?? result.get("validUntil")),
  });
}

/** Epoch seconds as a number or as digits; zero stands for "does not end". */
function readSeconds(raw: unknown): number | null {
  const seconds = typeof raw === "string" && /^\d{1,11}(\.\d+)?$/.test(raw) ? Number(raw) : raw;
  return typeof seconds === "number" && seconds > 0 && seconds < 8.64e12 ? Math.round(seconds * 1_000) : null;
}
