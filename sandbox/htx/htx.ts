import { createHmac } from "node:crypto";
import type { ApiKey } from "../accounts/api-key";
import { canMoveMoney, canTrade, daysLeft } from "../accounts/key-scopes";
import { text } from "../accounts/money";
import { freeBalance } from "../accounts/operations";
import type { SignedVenue, VenueRequest } from "../signed-venue";

/** The host that clients sign, wherever they send the request. */
const HOST = "api.huobi.pro";

const uidOf = ({ account }: VenueRequest): number => 200_000_000 + account.number;
const accountIdOf = (request: VenueRequest, wallet: "spot" | "otc"): number =>
  uidOf(request) * 10 + (wallet === "spot" ? 1 : 2);

/** HTX's spot API: HMAC-SHA256 in base64 over method, host, path and query. */
export const HTX: SignedVenue = {
  id: "htx",
  signedBy({ method, path, query, params }) {
    const [payload = "", signature = ""] = query.split("&Signature=");
    const timestamp = params.get("Timestamp");
    return {
      apiKey: params.get("AccessKeyId") ?? undefined,
      timestampMs: timestamp === null ? Number.NaN : Date.parse(`${timestamp}Z`),
      isSignedWith: (secret) =>
        createHmac("sha256", secret).update([method, HOST, path, payload].join("\n")).digest("base64") ===
        decodeURIComponent(signature),
    };
  },
  refuse: (refusal, { path }) =>
    path.startsWith("/v2/")
      ? Response.json({ code: 1003, message: "invalid signature" })
      : Response.json({
          status: "error",
          "err-code": "api-signature-not-valid",
          "err-msg": `Signature not valid: ${refusal}`,
          data: null,
        }),
  open: { "GET /v1/common/timestamp": ({ now }) => ({ status: "ok", data: now }) },
  signed: {
    "GET /v2/user/uid": (request) => ({ code: 200, data: uidOf(request) }),
    "GET /v2/user/api-key": (request) => {
      const { params, account, now } = request;
      if (params.get("uid") !== String(uidOf(request))) return { code: 2002, message: "invalid field value in uid" };
      const asked = params.get("accessKey");
      const keys = account.keys.filter((key) => asked === null || key.apiKey === asked);
      return { code: 200, message: "success", data: keys.map((key) => keyRow(key, now)) };
    },
    "GET /v1/account/accounts": (request) => ({
      status: "ok",
      data: [
        { id: accountIdOf(request, "spot"), type: "spot", subtype: "", state: "working" },
        { id: accountIdOf(request, "otc"), type: "otc", subtype: "", state: "working" },
        { id: uidOf(request) * 10 + 3, type: "point", subtype: "", state: "working" },
      ],
    }),
    "GET /v1/account/accounts/:id/balance": (request) => {
      const id = Number(request.part("id"));
      const wallet = id === accountIdOf(request, "otc") ? "funding" : "spot";
      const { book } = request.account;
      const list = book.assetsIn(wallet).flatMap((asset) => {
        const row = (type: string, balance: string) => ({ currency: asset.toLowerCase(), type, balance });
        const locked = wallet === "spot" ? text(book.locked(asset)) : "0";
        return [row("trade", text(freeBalance(book, wallet, asset))), row("frozen", locked)];
      });
      return { status: "ok", data: { id, type: wallet === "spot" ? "spot" : "otc", state: "working", list } };
    },
  },
};

function keyRow(key: ApiKey, now: number): Record<string, unknown> {
  const permission = ["readOnly", ...(canTrade(key) ? ["trade"] : []), ...(canMoveMoney(key) ? ["withdraw"] : [])];
  return {
    accessKey: key.apiKey,
    status: key.expiresAt !== undefined && key.expiresAt <= now ? "expired" : "normal",
    note: key.kind,
    permission: permission.join(","),
    ipAddresses: (key.allowedIps ?? []).join(","),
    validDays: daysLeft(key, now),
    createTime: key.createdAt,
    updateTime: key.createdAt,
  };
}
