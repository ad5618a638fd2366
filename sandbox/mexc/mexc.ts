import { createHmac } from "node:crypto";
import type { ApiKey } from "../accounts/api-key";
import { canMoveMoney, canTrade, daysLeft } from "../accounts/key-scopes";
import { text } from "../accounts/money";
import { freeBalance } from "../accounts/operations";
import type { Refusal, SignedVenue } from "../signed-venue";

const REFUSALS: Readonly<Record<Refusal, { code: number; msg: string }>> = {
  unknown_key: { code: 10_072, msg: "Api key info invalid" },
  clock: { code: 700_003, msg: "Timestamp for this request is outside of the recvWindow." },
  bad_signature: { code: 700_002, msg: "Signature for this request is not valid." },
  wrong_address: { code: 700_006, msg: "IP [127.0.0.1] not in the ip white list" },
  ended: { code: 10_072, msg: "Api key info invalid" },
};

/** MEXC's spot API: HMAC-SHA256 in hex over the query string. */
export const MEXC: SignedVenue = {
  id: "mexc",
  signedBy({ query, params, header }) {
    const [payload = "", signature] = query.split("&signature=");
    return {
      apiKey: header("x-mexc-apikey"),
      timestampMs: Number(params.get("timestamp")),
      isSignedWith: (secret) => createHmac("sha256", secret).update(payload).digest("hex") === signature,
    };
  },
  refuse: (refusal) => Response.json(REFUSALS[refusal], { status: 400 }),
  open: { "GET /api/v3/time": ({ now }) => ({ serverTime: now }) },
  signed: {
    "GET /api/v3/apiKeyInfo": ({ key, params, now }) => {
      if (params.get("accessKey") !== key.apiKey)
        return Response.json({ code: 700_004, msg: "Param accessKey is illegal" }, { status: 400 });
      return {
        note: key.kind,
        accessKey: key.apiKey,
        permissions: permissionsOf(key).join(","),
        status: "VALID",
        remainingValidity: daysLeft(key, now),
        ipWhiteList: (key.allowedIps ?? []).join(","),
        createTime: key.createdAt,
      };
    },
    "GET /api/v3/account": ({ account: { book } }) => ({
      canTrade: true,
      canWithdraw: true,
      canDeposit: true,
      updateTime: null,
      accountType: "SPOT",
      balances: book.assetsIn("spot").map((asset) => ({
        asset,
        free: text(freeBalance(book, "spot", asset)),
        locked: text(book.locked(asset)),
      })),
      permissions: ["SPOT"],
    }),
  },
};

function permissionsOf(key: ApiKey): string[] {
  return [
    ...(key.permissions.enableReading ? ["SPOT_ACCOUNT_READ", "SPOT_DEAL_READ", "CONTRACT_ACCOUNT_READ"] : []),
    ...(canTrade(key) ? ["SPOT_DEAL_WRITE"] : []),
    ...(canMoveMoney(key) ? ["SPOT_WITHDRAW_WRITE"] : []),
  ];
}
