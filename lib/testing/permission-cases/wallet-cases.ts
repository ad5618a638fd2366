import { parsePermissions as parseKucoin } from "@/lib/exchange/venues/kucoin/parse-permissions";
import { parseClassicPermissions, parseUtaPermissions } from "@/lib/exchange/venues/bitget/parse-permissions";
import { parsePermissions as parseGate } from "@/lib/exchange/venues/gate/parse-permissions";
import { at, isListOf, words, type Json } from "./answer-parts";
import { CASE_KEY, type PermissionCase } from "./permission-case";

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

/** WALLET_CASES are those of the venues with many wallets and keys in areas. */
export const WALLET_CASES: readonly PermissionCase[] = [
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
];
