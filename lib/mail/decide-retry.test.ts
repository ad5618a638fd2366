import { describe, expect, it } from "vitest";
import { decideRetry, readMailFailure } from "./decide-retry";

describe("decideRetry", () => {
  it.each([
    ["the recipient does not exist", { code: "EENVELOPE", responseCode: 550 }, 1, { kind: "give_up" }],
    ["the message is refused for good", { code: "EMESSAGE", responseCode: 552 }, 1, { kind: "give_up" }],
    ["the mailbox is full", { code: "EENVELOPE", responseCode: 452 }, 1, { kind: "retry", waitMs: 60_000 }],
    ["our password is wrong", { code: "EAUTH", responseCode: 535 }, 2, { kind: "retry", waitMs: 300_000 }],
    [
      "the server is unreachable",
      { code: "ECONNREFUSED", responseCode: null },
      8,
      { kind: "retry", waitMs: 86_400_000 },
    ],
    ["it failed nine times", { code: "ECONNREFUSED", responseCode: null }, 9, { kind: "give_up" }],
  ])("%s", (_name, failure, attempts, expected) => {
    expect(decideRetry(failure, attempts)).toEqual(expected);
  });
});

describe("readMailFailure", () => {
  it("reads fields, not words", () => {
    expect(readMailFailure(Object.assign(new Error("550 in the text"), { code: "ETIMEDOUT" }))).toEqual({
      code: "ETIMEDOUT",
      responseCode: null,
    });
    expect(readMailFailure("550")).toEqual({ code: null, responseCode: null });
  });
});
