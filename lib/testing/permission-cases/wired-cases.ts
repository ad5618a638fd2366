import { parsePermissions as parseBinance } from "@/lib/exchange/venues/binance/parse-permissions";
import { parsePermissions as parseBybit } from "@/lib/exchange/venues/bybit/parse-permissions";
import { parsePermissions as parseOkx } from "@/lib/exchange/venues/okx/parse-permissions";
import { parsePermissions as parseKraken } from "@/lib/exchange/venues/kraken/parse-permissions";
import { parsePermissions as parseKrakenFutures } from "@/lib/exchange/venues/krakenfutures/parse-permissions";
import { parsePermissions as parseCoinbase } from "@/lib/exchange/venues/coinbase/parse-permissions";
import { at, isListOf, isObject, words, type Json } from "./answer-parts";
import { CASE_KEY, type PermissionCase } from "./permission-case";

/** Switches that Binance has had since the endpoint exists: all have to be there. */
const BINANCE_WRITES = [
  "enableWithdrawals",
  "enableInternalTransfer",
  "enableMargin",
  "enableFutures",
  "permitsUniversalTransfer",
  "enableVanillaOptions",
  "enableSpotAndMarginTrading",
];
const BINANCE_YOUNGER_WRITES = ["enablePortfolioMarginTrading", "enableFixApiTrade"];
const BINANCE_FACTS = ["createTime", "tradingAuthorityExpirationTime"];
const binance = (over: Json): Json => ({
  ipRestrict: false,
  createTime: 1_698_645_219_000,
  enableReading: true,
  ...Object.fromEntries([...BINANCE_WRITES, ...BINANCE_YOUNGER_WRITES].map((name) => [name, false])),
  enableFixReadOnly: true,
  ...over,
});

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

/** WIRED_CASES are those of the venues whose whole wire the sandbox speaks. */
export const WIRED_CASES: readonly PermissionCase[] = [
  {
    venue: "binance",
    parse: parseBinance,
    readOnly: binance({}),
    isReadOnly: (value) =>
      isObject(value) &&
      at(value, "enableReading") === true &&
      typeof at(value, "ipRestrict") === "boolean" &&
      BINANCE_WRITES.every((name) => at(value, name) === false) &&
      Object.entries(value).every(([name, given]) => {
        if (["ipRestrict", "enableReading"].includes(name)) return true;
        if (BINANCE_FACTS.includes(name)) return ["boolean", "number", "string"].includes(typeof given);
        if (name === "enableFixReadOnly") return typeof given === "boolean";
        return /^(enable|permits)[A-Z]\w*$/.test(name) && given === false;
      }),
    widened: [...BINANCE_WRITES, ...BINANCE_YOUNGER_WRITES, "enableTeleport", "permitsTeleport"].map(
      (name) => [name, binance({ [name]: true })] as const,
    ),
    unproven: [
      ["a switch as text", binance({ enableWithdrawals: "false" }), "unknown_scope"],
      ...BINANCE_WRITES.map((name) => [`no ${name}`, binance({ [name]: undefined }), "bad_shape"] as const),
      ["an unknown fact", binance({ canTrade: false }), "unknown_scope"],
      ["a nested object", binance({ enableMargin: { value: false } }), "bad_shape"],
      ["no reading", binance({ enableReading: false, enableFixReadOnly: false }), "reading_off"],
    ],
    vocabulary: [
      true,
      false,
      0,
      "false",
      ...BINANCE_WRITES,
      ...BINANCE_FACTS,
      "enableReading",
      "permitsX",
      "enable",
      {},
    ],
  },
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
];
