import { describe, expect, test } from "vitest";
import { tagAssets } from "./tag-assets";
import { isSameStory, titleFingerprint } from "./title-fingerprint";

describe("isSameStory", () => {
  test.each([
    ["Exchange hacked, $40 million in ether stolen", "Crypto exchange hacked: $40 million in ether stolen", true],
    ["Bitcoin falls below $40,000 as traders sell", "Bitcoin falls below $30,000 as traders sell", false],
    ["Regulator approves first spot bitcoin fund", "Regulator rejects first spot bitcoin fund after delay", false],
    ["Daily market report", "Daily market report", true],
    ["Market report", "Market wrap", false],
    ["", "", false],
  ])("%s | %s: %s", (a, b, expected) => {
    expect(isSameStory(titleFingerprint(a), titleFingerprint(b))).toBe(expected);
    expect(isSameStory(titleFingerprint(b), titleFingerprint(a))).toBe(expected);
  });

  test("a fingerprint does not depend on order, case or endings", () => {
    expect(titleFingerprint("Miners SELL coins")).toBe(titleFingerprint("coin selling, by the miner"));
  });
});

describe("tagAssets", () => {
  test.each([
    ["Bitcoin and Ethereum slip", ["BTC", "ETH"]],
    ["Bitcoin Cash forks again", ["BCH"]],
    ["Bitcoin leads, Bitcoin Cash follows", ["BCH", "BTC"]],
    ["BTC dominance rises while $SOL gains", ["BTC", "SOL"]],
    ["A near miss: the link between dot-com and op-ed", []],
    ["UNI students learn to op out near Sol beach", []],
    ["Near Protocol and Optimism mainnet go live", ["NEAR", "OP"]],
    ["Ada Lovelace day", []],
    ["Cardano upgrade goes live", ["ADA"]],
    ["Together we tether boats", ["USDT"]],
    ["A ripples effect of solana-based apps", ["SOL"]],
    ["EVERYTHING IN CAPITALS ABOUT TRX AND LTC", []],
    ["bitcoins.com is an address, megabitcoin none", ["BTC"]],
  ])("%s", (headline, expected) => {
    expect(tagAssets(headline)).toEqual(expected);
  });
});
