import { parsePermissions as parseMexc } from "@/lib/exchange/venues/mexc/parse-permissions";
import { parsePermissions as parseHtx } from "@/lib/exchange/venues/htx/parse-permissions";
import { parsePermissions as parseDeribit } from "@/lib/exchange/venues/deribit/parse-permissions";
import { parsePermissions as parseBitfinex } from "@/lib/exchange/venues/bitfinex/parse-permissions";
import { at, isListOf, words, type Json } from "./answer-parts";
import { CASE_KEY, CASE_NOW, type PermissionCase } from "./permission-case";

const mexc = (permissions: unknown, over: Json = {}): Json => ({
  note: "Ballast",
  accessKey: CASE_KEY,
  permissions,
  status: "VALID",
  remainingValidity: 40,
  ipWhiteList: "",
  createTime: 1_700_000_000_000,
  ...over,
});

const HTX_KEY = {
  accessKey: CASE_KEY,
  status: "normal",
  note: "Ballast",
  permission: "readOnly",
  ipAddresses: "",
  validDays: 83,
};
const htx = (over: Json): Json => ({
  code: 200,
  message: "success",
  data: [
    { ...HTX_KEY, ...over },
    { ...HTX_KEY, accessKey: "another", permission: "readOnly,trade,withdraw" },
  ],
});

const DERIBIT_AREAS = ["account", "trade", "wallet", "block_trade", "block_rfq", "custody"];
const deribit = (scope: unknown): Json => ({
  jsonrpc: "2.0",
  result: { scope, token_type: "bearer", expires_in: 900, enabled_features: [] },
});
const DERIBIT_SCOPE = "account:read trade:read wallet:none block_trade:none connection mainaccount";

const BITFINEX_SCOPES = [
  "account",
  "history",
  "orders",
  "positions",
  "funding",
  "settings",
  "wallets",
  "withdraw",
  "ui_withdraw",
  "bfxpay",
];
const bitfinex = (writes: readonly string[]): unknown[] =>
  BITFINEX_SCOPES.map((scope) => [
    scope,
    ["account", "history", "wallets"].includes(scope) ? 1 : 0,
    writes.includes(scope) ? 1 : 0,
  ]);

/** BALANCE_CASES are those of the venues of which only balances are read. */
export const BALANCE_CASES: readonly PermissionCase[] = [
  {
    venue: "mexc",
    parse: (raw) => parseMexc(raw, { ourKey: CASE_KEY, now: CASE_NOW }),
    readOnly: mexc("SPOT_ACCOUNT_READ,CONTRACT_ACCOUNT_READ"),
    isReadOnly: (value) => {
      const permissions = words(at(value, "permissions"), ",");
      return (
        at(value, "status") === "VALID" &&
        at(value, "accessKey") === CASE_KEY &&
        permissions.includes("SPOT_ACCOUNT_READ") &&
        permissions.every((name) => name.endsWith("_READ"))
      );
    },
    widened: ["SPOT_DEAL_WRITE", "CONTRACT_DEAL_WRITE", "SPOT_WITHDRAW_WRITE", "TELEPORT_WRITE"].map(
      (name) => [name, mexc(`SPOT_ACCOUNT_READ,${name}`)] as const,
    ),
    unproven: [
      ["an unknown word", mexc("SPOT_ACCOUNT_READ,TELEPORT"), "unknown_scope"],
      ["ended", mexc("SPOT_ACCOUNT_READ", { status: "EXPIRED" }), "not_valid"],
      ["another key", mexc("SPOT_ACCOUNT_READ", { accessKey: "another" }), "key_not_listed"],
      ["no spot", mexc("CONTRACT_ACCOUNT_READ"), "reading_off"],
      ["a list", mexc(["SPOT_ACCOUNT_READ"]), "bad_shape"],
    ],
    vocabulary: [
      "SPOT_ACCOUNT_READ",
      "SPOT_DEAL_WRITE",
      "SPOT_ACCOUNT_READ,SPOT_DEAL_WRITE",
      "_READ",
      "VALID",
      CASE_KEY,
    ],
  },
  {
    venue: "htx",
    parse: (raw) => parseHtx(raw, { ourKey: CASE_KEY, now: CASE_NOW }),
    readOnly: htx({}),
    isReadOnly: (value) => {
      const rows = at(value, "data");
      const own = Array.isArray(rows) ? rows.filter((row) => at(row, "accessKey") === CASE_KEY) : [];
      return (
        at(value, "code") === 200 &&
        own.length === 1 &&
        at(own[0], "status") === "normal" &&
        isListOf(words(at(own[0], "permission"), ","), ["readOnly"])
      );
    },
    widened: ["trade", "withdraw"].map((name) => [name, htx({ permission: `readOnly,${name}` })] as const),
    unproven: [
      ["an unknown word", htx({ permission: "readOnly,teleport" }), "unknown_scope"],
      ["ended", htx({ status: "expired" }), "not_valid"],
      ["only other keys", htx({ accessKey: "third" }), "key_not_listed"],
      ["an error", { code: 2002, message: "invalid field value in uid" }, "bad_shape"],
    ],
    vocabulary: ["readOnly", "readOnly,trade", "withdraw", "normal", "expired", CASE_KEY, 200, "200"],
  },
  {
    venue: "deribit",
    parse: parseDeribit,
    readOnly: deribit(DERIBIT_SCOPE),
    isReadOnly: (value) => {
      const scope = words(at(value, "result", "scope"), " ");
      return (
        scope.includes("account:read") &&
        scope.every(
          (word) =>
            DERIBIT_AREAS.some((area) => word === `${area}:read` || word === `${area}:none`) ||
            ["connection", "mainaccount"].includes(word) ||
            /^(session|ip|expires):/.test(word),
        )
      );
    },
    widened: DERIBIT_AREAS.map((area) => [area, deribit(`${DERIBIT_SCOPE} ${area}:read_write`)] as const),
    unproven: [
      ["an unknown word", deribit(`${DERIBIT_SCOPE} teleport`), "unknown_scope"],
      ["no reading", deribit("trade:read"), "reading_off"],
      ["a list", deribit(["account:read"]), "bad_shape"],
      ["an error", { jsonrpc: "2.0", error: { code: 13_004, message: "invalid_credentials" } }, "bad_shape"],
    ],
    vocabulary: [
      "account:read",
      "account:read trade:read_write",
      "wallet:read_write",
      "account:read ",
      "connection",
      [],
    ],
  },
  {
    venue: "bitfinex",
    parse: parseBitfinex,
    readOnly: bitfinex([]),
    isReadOnly: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((row) => Array.isArray(row) && row.length === 3 && (row[1] === 0 || row[1] === 1) && row[2] === 0) &&
      value.some((row) => at(row, 0) === "wallets" && at(row, 1) === 1),
    widened: BITFINEX_SCOPES.map((scope) => [scope, bitfinex([scope])] as const),
    unproven: [
      ["wallets hidden", [["account", 1, 0]], "reading_off"],
      ["a longer row", [["wallets", 1, 0, 1]], "bad_shape"],
      ["booleans", [["wallets", true, false]], "bad_shape"],
      ["an error", ["error", 10_100, "apikey: invalid"], "bad_shape"],
    ],
    vocabulary: [0, 1, "0", true, "wallets", "withdraw", ["wallets", 1, 1], []],
  },
];
