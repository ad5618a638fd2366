import { createHmac } from "node:crypto";
import { KEY_STYLES, type VenueId } from "./key-text";

/**
 * Binance's permission switches that the sandbox knows; everything else is reported as off. Other venues tell the same in
 * their own words.
 */
export interface KeyPermissions {
  readonly enableReading: boolean;
  readonly enableSpotAndMarginTrading: boolean;
  readonly enableWithdrawals: boolean;
  readonly enableInternalTransfer: boolean;
  readonly enableMargin: boolean;
  readonly enableFutures: boolean;
  readonly permitsUniversalTransfer: boolean;
  readonly enableVanillaOptions: boolean;
  readonly enablePortfolioMarginTrading: boolean;
  readonly enableFixApiTrade: boolean;
  readonly enableFixReadOnly: boolean;
}

export type KeyKind = "read-only" | "trade-enabled" | "withdraw-enabled" | "expired" | "ip-bound";

/** One API key of a demo account. */
export interface ApiKey {
  readonly kind: KeyKind;
  readonly venue: VenueId;
  readonly accountId: string;
  readonly apiKey: string;
  readonly secret: string;
  /** Where the venue has one. */
  readonly passphrase?: string;
  readonly createdAt: number;
  permissions: KeyPermissions;
  /** Addresses it works from; undefined = any. */
  allowedIps: readonly string[] | undefined;
  /** When it stops or stopped working; undefined = never. */
  expiresAt: number | undefined;
}

const READ_ONLY: KeyPermissions = {
  enableReading: true,
  enableSpotAndMarginTrading: false,
  enableWithdrawals: false,
  enableInternalTransfer: false,
  enableMargin: false,
  enableFutures: false,
  permitsUniversalTransfer: false,
  enableVanillaOptions: false,
  enablePortfolioMarginTrading: false,
  enableFixApiTrade: false,
  enableFixReadOnly: false,
};

/** An address of the documentation range (RFC 5737): nobody calls from it. */
const ELSEWHERE = "203.0.113.7";

/** makeApiKeys makes the five keys every demo account has, in the form of its venue. */
export function makeApiKeys(venue: VenueId, accountId: string, createdAt: number): ApiKey[] {
  const make = (kind: KeyKind, rest: Partial<ApiKey>): ApiKey => ({
    ...makeReadOnlyKey(venue, accountId, kind, createdAt),
    kind,
    ...rest,
  });
  const trading = { ...READ_ONLY, enableSpotAndMarginTrading: true, enableFutures: true };
  return [
    make("read-only", {}),
    make("trade-enabled", { permissions: trading }),
    make("withdraw-enabled", {
      permissions: {
        ...trading,
        enableWithdrawals: true,
        enableInternalTransfer: true,
        permitsUniversalTransfer: true,
      },
      allowedIps: ["127.0.0.1", "::1"],
    }),
    make("expired", { expiresAt: createdAt + 1 }),
    make("ip-bound", { allowedIps: [ELSEWHERE] }),
  ];
}

/** makeReadOnlyKey makes a key that may read from anywhere, for ever; the same `name` gives the same key. */
export function makeReadOnlyKey(venue: VenueId, accountId: string, name: string, createdAt: number): ApiKey {
  const style = KEY_STYLES[venue];
  return {
    kind: "read-only",
    venue,
    accountId,
    apiKey: style.apiKey(`${accountId}:${name}:key`),
    secret: style.secret(`${accountId}:${name}:secret`),
    ...(style.passphrase === undefined ? {} : { passphrase: style.passphrase(`${accountId}:${name}:passphrase`) }),
    createdAt,
    permissions: READ_ONLY,
    allowedIps: undefined,
    expiresAt: undefined,
  };
}

/** isSignedWith tells whether the hex signature is the HMAC-SHA256 of the payload under the key's secret. */
export function isSignedWith(key: ApiKey, payload: string, signature: string): boolean {
  return createHmac("sha256", key.secret).update(payload).digest("hex") === signature;
}
