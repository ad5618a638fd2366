import type { KeyVerdict } from "@/lib/exchange/client";
import { parseClassicPermissions, parseUtaPermissions } from "@/lib/exchange/venues/bitget/parse-permissions";
import { parsePermissions as parseBitfinex } from "@/lib/exchange/venues/bitfinex/parse-permissions";
import { parsePermissions as parseBybit } from "@/lib/exchange/venues/bybit/parse-permissions";
import { parsePermissions as parseCoinbase } from "@/lib/exchange/venues/coinbase/parse-permissions";
import { parsePermissions as parseDeribit } from "@/lib/exchange/venues/deribit/parse-permissions";
import { parsePermissions as parseGate } from "@/lib/exchange/venues/gate/parse-permissions";
import { parsePermissions as parseHtx } from "@/lib/exchange/venues/htx/parse-permissions";
import { parsePermissions as parseKraken } from "@/lib/exchange/venues/kraken/parse-permissions";
import { parsePermissions as parseKrakenFutures } from "@/lib/exchange/venues/krakenfutures/parse-permissions";
import { parsePermissions as parseKucoin } from "@/lib/exchange/venues/kucoin/parse-permissions";
import { parsePermissions as parseMexc } from "@/lib/exchange/venues/mexc/parse-permissions";
import { parsePermissions as parseOkx } from "@/lib/exchange/venues/okx/parse-permissions";

/** PermissionCase is what the permission parser of one venue is held to. */
export interface PermissionCase {
  venue: string;
  parse(raw: unknown): KeyVerdict;
  /** A read-only answer as the venue documents it. */
  readOnly: object;
  /**
   * The grammar of read-only answers, written by hand from the documents and not taken from the parser. What this refuses
   * may never be accepted.
   */
  isReadOnly(value: unknown): boolean;
  /** The read-only answer with one permission more. Each has to be refused as over-privileged. */
  widened: readonly (readonly [what: string, answer: unknown])[];
  /** Answers that prove nothing, with the reason. */
  unproven: readonly (readonly [what: string, answer: unknown, reason: string])[];
  /** Words to mutate answers with. */
  vocabulary: readonly unknown[];
}

/** The key the answers are about, and the instant they are read at. */
export const CASE_KEY = "c5dcfbf1f3a70000bbbbccccdddd0001";
export const CASE_NOW = Date.UTC(2026, 10, 22);

type Json = Readonly<Record<string, unknown>>;

/** Reads a path of own members; undefined where there is none. */
function at(value: unknown, ...path: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isListOf = (value: unknown, allowed: readonly string[]): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => allowed.includes(each as string));
const words = (value: unknown, separator: string): string[] =>
  typeof value === "string" ? value.split(separator).map((word) => word.trim()) : [];

const BYBIT_RESULT = {
  id: "13770661",
  note: "Ballast",
  apiKey: CASE_KEY,
  readOnly: 1,
  secret: "",
  permissions: {
    ContractTrade: ["Order", "Position"],
    Spot: ["SpotTrade"],
    Wallet: [],
    Options: ["OptionsTrade"],
    Derivatives: ["DerivativesTrade"],
    Exchange: ["ExchangeHistory"],
    Earn: ["Earn"],
  },
  ips: ["*"],
  type: 1,
  deadlineDay: 83,
  expiredAt: "2027-02-13T03:21:05Z",
  uta: 1,
  isMaster: true,
  parentUid: "0",
};
const bybit = (over: Json): Json => ({ retCode: 0, retMsg: "", result: { ...BYBIT_RESULT, ...over }, retExtInfo: {} });
const bybitWallet = (name: string): Json => bybit({ permissions: { ...BYBIT_RESULT.permissions, Wallet: [name] } });

const okx = (perm: unknown, over: Json = {}): Json => ({
  code: "0",
  msg: "",
  data: [{ acctLv: "2", ip: "", label: "Ballast", perm, uid: "44705892343619584", enableSpotBorrow: true, ...over }],
});

const KRAKEN_READS = ["query-funds", "query-open-trades", "query-closed-trades", "query-ledger", "export-data"];
const KRAKEN_WRITES = [
  "add-funds",
  "withdraw-funds",
  "earn-funds",
  "modify-trades",
  "close-trades",
  "add-withdraw-address",
  "update-withdraw-address",
  "create-ws-token",
];
const kraken = (permissions: unknown): Json => ({
  error: [],
  result: { api_key_name: "Ballast", permissions, ip_allowlist: [], valid_until: "0" },
});

const krakenFutures = (general: unknown, transfer: unknown): Json => ({
  accountUid: "f7d5571c-6d10-4cf1-944a-048d25682ed0",
  allowedCidrBlocks: [],
  createdAt: "2026-05-27T10:00:00Z",
  permissions: { general, transfer },
});

const coinbase = (over: Json): Json => ({
  can_view: true,
  can_trade: false,
  can_transfer: false,
  portfolio_uuid: "1f4d2a10-0000-4000-8000-000000000000",
  portfolio_type: "DEFAULT",
  ...over,
});

const kucoin = (permission: unknown): Json => ({
  code: "200000",
  data: { remark: "Ballast", apiKey: CASE_KEY, apiVersion: 3, permission, ipWhitelist: "203.0.113.1", uid: 1 },
});

const bitgetUta = (permType: unknown, permissions: unknown): Json => ({
  code: "00000",
  msg: "success",
  data: { userId: "1", permType, permissions, ips: "", parentId: "1", regisTime: "1700000000000" },
});
const bitgetClassic = (authorities: unknown): Json => ({
  code: "00000",
  msg: "success",
  data: { userId: "1", authorities, ips: "127.0.0.1" },
});

const GATE_KEY = {
  state: 1,
  mode: 1,
  name: "Ballast",
  perms: [
    { name: "wallet", read_only: true },
    { name: "spot", read_only: true },
    { name: "futures", read_only: true },
  ],
  ip_whitelist: [],
  key: "c5dcfbf1f3a7*****",
  user_id: 1,
};
const gate = (over: Json): unknown[] => [
  { ...GATE_KEY, key: "aaaabbbbcccc*****", perms: [{ name: "spot", read_only: false }] },
  { ...GATE_KEY, ...over },
];

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

/** PERMISSION_CASES has a row for every venue that tells what a key may do, Binance apart (it has its own test). */
export const PERMISSION_CASES: readonly PermissionCase[] = [
  {
    venue: "bybit",
    parse: parseBybit,
    readOnly: bybit({}),
    isReadOnly: (value) => {
      const permissions = at(value, "result", "permissions");
      const wallet = at(permissions, "Wallet") ?? [];
      const readOnly = at(value, "result", "readOnly");
      return (
        at(value, "retCode") === 0 &&
        (readOnly === 1 || readOnly === "1") &&
        isObject(permissions) &&
        Object.values(permissions).every(
          (names) => Array.isArray(names) && names.every((name) => typeof name === "string"),
        ) &&
        Array.isArray(wallet) &&
        !wallet.some((name) => ["Withdraw", "AccountTransfer", "SubMemberTransfer"].includes(name as string))
      );
    },
    widened: [
      ["readOnly 0", bybit({ readOnly: 0 })],
      ["readOnly 0 as text", bybit({ readOnly: "0" })],
      ...["Withdraw", "AccountTransfer", "SubMemberTransfer"].map((name) => [name, bybitWallet(name)] as const),
    ],
    unproven: [
      ["readOnly true", bybit({ readOnly: true }), "bad_shape"],
      ["readOnly missing", bybit({ readOnly: undefined }), "bad_shape"],
      ["a list in a list", bybit({ readOnly: [1] }), "bad_shape"],
      ["permissions as text", bybit({ permissions: "Spot" }), "bad_shape"],
      ["an error", { ...bybit({}), retCode: 10_003 }, "bad_shape"],
      ["nothing allowed", bybit({ permissions: { Spot: [] } }), "reading_off"],
    ],
    vocabulary: [0, 1, "0", "1", true, "Withdraw", "AccountTransfer", "SubMemberTransfer", "SpotTrade", [], {}],
  },
  {
    venue: "okx",
    parse: parseOkx,
    readOnly: okx("read_only"),
    isReadOnly: (value) => {
      const rows = at(value, "data");
      const perm = words(at(value, "data", 0, "perm"), ",");
      return at(value, "code") === "0" && Array.isArray(rows) && rows.length === 1 && isListOf(perm, ["read_only"]);
    },
    widened: [
      ["trade", okx("read_only,trade")],
      ["withdraw", okx("read_only,withdraw")],
      ["trade alone", okx("trade")],
      ["an unknown word beside trade", okx("read_only,trade,teleport")],
    ],
    unproven: [
      ["an unknown word", okx("read_only,teleport"), "unknown_scope"],
      ["another case", okx("Read_Only"), "unknown_scope"],
      ["nothing", okx(""), "bad_shape"],
      ["a list", okx(["read_only"]), "bad_shape"],
      ["two rows", { code: "0", data: [{ perm: "read_only" }, { perm: "read_only" }] }, "bad_shape"],
      ["an error", { ...okx("read_only"), code: "50111" }, "bad_shape"],
    ],
    vocabulary: [
      "read_only",
      "read_only,trade",
      "trade",
      "withdraw",
      "read_only,",
      ",",
      "0",
      0,
      [],
      "read_only , withdraw",
    ],
  },
  {
    venue: "kraken",
    parse: parseKraken,
    readOnly: kraken(KRAKEN_READS),
    isReadOnly: (value) => {
      const errors = at(value, "error");
      const permissions = at(value, "result", "permissions");
      return (
        Array.isArray(errors) &&
        errors.length === 0 &&
        isListOf(permissions, KRAKEN_READS) &&
        permissions.includes("query-funds")
      );
    },
    widened: KRAKEN_WRITES.map((name) => [name, kraken([...KRAKEN_READS, name])] as const),
    unproven: [
      ["an unknown word", kraken([...KRAKEN_READS, "teleport-funds"]), "unknown_scope"],
      ["funds hidden", kraken(["query-ledger"]), "reading_off"],
      ["an error", { ...kraken(KRAKEN_READS), error: ["EGeneral:Unknown method"] }, "bad_shape"],
      ["text", kraken("query-funds"), "bad_shape"],
    ],
    vocabulary: [...KRAKEN_WRITES, ...KRAKEN_READS, [], "", {}],
  },
  {
    venue: "krakenfutures",
    parse: parseKrakenFutures,
    readOnly: krakenFutures("READ_ONLY", "NO_ACCESS"),
    isReadOnly: (value) => {
      const permissions = at(value, "permissions");
      return (
        isObject(permissions) &&
        at(permissions, "general") === "READ_ONLY" &&
        Object.hasOwn(permissions, "transfer") &&
        Object.values(permissions).every((level) => level === "READ_ONLY" || level === "NO_ACCESS")
      );
    },
    widened: [
      ["general", krakenFutures("FULL_ACCESS", "NO_ACCESS")],
      ["transfer", krakenFutures("READ_ONLY", "FULL_ACCESS")],
      [
        "an area we do not know",
        { permissions: { general: "READ_ONLY", transfer: "NO_ACCESS", teleport: "FULL_ACCESS" } },
      ],
    ],
    unproven: [
      ["a level we do not know", krakenFutures("READ_ONLY", "SOME_ACCESS"), "unknown_scope"],
      ["no reading", krakenFutures("NO_ACCESS", "NO_ACCESS"), "reading_off"],
      ["transfer missing", { permissions: { general: "READ_ONLY" } }, "bad_shape"],
      ["a boolean", krakenFutures("READ_ONLY", false), "bad_shape"],
    ],
    vocabulary: ["READ_ONLY", "NO_ACCESS", "FULL_ACCESS", "read_only", true, {}],
  },
  {
    venue: "coinbase",
    parse: parseCoinbase,
    readOnly: coinbase({}),
    isReadOnly: (value) =>
      isObject(value) &&
      at(value, "can_view") === true &&
      at(value, "can_trade") === false &&
      at(value, "can_transfer") === false &&
      Object.entries(value).every(([name, given]) =>
        name.startsWith("can_") ? name === "can_view" || given === false : name.startsWith("portfolio_"),
      ),
    widened: [
      ["can_trade", coinbase({ can_trade: true })],
      ["can_transfer", coinbase({ can_transfer: true })],
      ["a switch we do not know", coinbase({ can_teleport: true })],
    ],
    unproven: [
      ["text", coinbase({ can_trade: "false" }), "bad_shape"],
      ["a switch missing", { can_view: true, can_trade: false }, "bad_shape"],
      ["an unknown fact", coinbase({ scopes: ["view"] }), "unknown_scope"],
      ["no reading", coinbase({ can_view: false }), "reading_off"],
    ],
    vocabulary: [true, false, "true", "false", 1, 0],
  },
  {
    venue: "kucoin",
    parse: parseKucoin,
    readOnly: kucoin("General"),
    isReadOnly: (value) =>
      at(value, "code") === "200000" && isListOf(words(at(value, "data", "permission"), ","), ["General"]),
    widened: ["Spot", "Margin", "Futures", "InnerTransfer", "Transfer", "Earn", "Trade", "Withdraw"].map(
      (name) => [name, kucoin(`General,${name}`)] as const,
    ),
    unproven: [
      ["an unknown word", kucoin("General,Teleport"), "unknown_scope"],
      ["a list", kucoin(["General"]), "bad_shape"],
      ["an error", { ...kucoin("General"), code: "400003" }, "bad_shape"],
    ],
    vocabulary: ["General", "General,Spot", "General,", "Spot", "200000", 200_000, [], "Earn"],
  },
  {
    venue: "bitget (unified)",
    parse: parseUtaPermissions,
    readOnly: bitgetUta("read-only", ["uta_mgt", "uta_trade"]),
    isReadOnly: (value) => {
      const areas = at(value, "data", "permissions");
      return (
        at(value, "code") === "00000" &&
        at(value, "data", "permType") === "read-only" &&
        Array.isArray(areas) &&
        areas.every((area) =>
          ["uta_mgt", "uta_trade", "copy_futures_position", "copy_futures_order"].includes(area as string),
        )
      );
    },
    widened: [
      ["read-and-write", bitgetUta("read-and-write", ["uta_mgt"])],
      ["withdraw", bitgetUta("read-only", ["uta_mgt", "withdraw"])],
    ],
    unproven: [
      ["another type", bitgetUta("readonly", ["uta_mgt"]), "unknown_scope"],
      ["an unknown area", bitgetUta("read-only", ["teleport"]), "unknown_scope"],
      ["no list", bitgetUta("read-only", "uta_mgt"), "bad_shape"],
    ],
    vocabulary: ["read-only", "read-and-write", "withdraw", "uta_trade", "00000", 0, []],
  },
  {
    venue: "bitget (classic)",
    parse: parseClassicPermissions,
    readOnly: bitgetClassic(["readonly"]),
    isReadOnly: (value) => at(value, "code") === "00000" && isListOf(at(value, "data", "authorities"), ["readonly"]),
    widened: ["trade", "transfer", "withdraw"].map((name) => [name, bitgetClassic(["readonly", name])] as const),
    unproven: [
      ["a finer code", bitgetClassic(["readonly", "stow"]), "unknown_scope"],
      ["nothing", bitgetClassic([]), "reading_off"],
      ["a unified account's refusal", { code: "40085", msg: "", data: null }, "bad_shape"],
    ],
    vocabulary: ["readonly", "trade", "withdraw", "coow", [], ["readonly"], ["trade"], "00000"],
  },
  {
    venue: "gate",
    parse: (raw) => parseGate(raw, CASE_KEY),
    readOnly: gate({}),
    isReadOnly: (value) => {
      const keys = Array.isArray(value) ? (value as unknown[]) : [value];
      const own = keys.filter((key) => {
        const [prefix = "", ...rest] = words(at(key, "key"), "*");
        return rest.length === 0 ? prefix === CASE_KEY : prefix.length >= 8 && CASE_KEY.startsWith(prefix);
      });
      const perms = at(own[0], "perms");
      return (
        own.length === 1 &&
        at(own[0], "state") === 1 &&
        Array.isArray(perms) &&
        perms.length > 0 &&
        perms.every((perm) => at(perm, "read_only") === true)
      );
    },
    widened: GATE_KEY.perms.map(({ name }, index) => [
      name,
      gate({ perms: GATE_KEY.perms.map((perm, each) => (each === index ? { ...perm, read_only: false } : perm)) }),
    ]),
    unproven: [
      ["somebody else's key", gate({ key: "ffffffffffff*****" }), "key_not_listed"],
      ["two keys that begin alike", [GATE_KEY, GATE_KEY], "key_not_listed"],
      ["too little of the key", gate({ key: "c5dc*****" }), "key_not_listed"],
      ["a key that is off", gate({ state: 2 }), "not_valid"],
      ["no area", gate({ perms: [] }), "reading_off"],
      ["text for a flag", gate({ perms: [{ name: "spot", read_only: "true" }] }), "bad_shape"],
      ["an error", { label: "FORBIDDEN", message: "" }, "bad_shape"],
    ],
    vocabulary: [true, false, 1, 2, "spot", "c5dcfbf1f3a7*****", "c*****", CASE_KEY, [], "*****"],
  },
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
