import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFormParams, type FormObject } from "./form-params";
import { StripeError } from "./stripe-error";

describe("parseFormParams", () => {
  it.each([
    ["a=1&b=two", { a: "1", b: "two" }],
    [
      "items[0][price]=p&items[0][quantity]=2&items[1][price]=q",
      { items: [{ price: "p", quantity: "2" }, { price: "q" }] },
    ],
    ["expand[]=a&expand[]=b", { expand: ["a", "b"] }],
    ["metadata[a b]=x%20y&metadata[c]=", { metadata: { "a b": "x y", c: "" } }],
    ["created[gte]=5", { created: { gte: "5" } }],
    ["", {}],
  ])("decodes %s", (encoded, expected) => {
    expect(JSON.parse(JSON.stringify(parseFormParams(encoded)))).toEqual(expected);
  });

  it.each(["a[=1", "[a]=1", "a[b=1", "a[b]c=1", "a=1&a[b]=2", `a${"[b]".repeat(9)}=1`])("refuses %s", (encoded) => {
    expect(() => parseFormParams(encoded)).toThrow(StripeError);
  });

  it("keeps names that would touch an object's prototype as data", () => {
    const parsed = parseFormParams("metadata[__proto__]=x&__proto__[y]=z");
    expect(Reflect.get({}, "y")).toBeUndefined();
    expect(Object.keys(parsed)).toEqual(["metadata", "__proto__"]);
  });

  it("never throws anything but a StripeError", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", "[", "]", "=", "&", "0", "1", "%") }), (encoded) => {
        const outcome = attempt(encoded);
        expect(outcome instanceof StripeError || typeof outcome === "object").toBe(true);
      }),
    );
  });
});

function attempt(encoded: string): FormObject | StripeError {
  try {
    return parseFormParams(encoded);
  } catch (error) {
    if (error instanceof StripeError) return error;
    throw error;
  }
}
