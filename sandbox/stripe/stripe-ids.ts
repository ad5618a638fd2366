import { randomInt } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

export type StripeIdPrefix =
  "cus" | "pm" | "sub" | "si" | "in" | "il" | "evt" | "cs_test" | "bps" | "price" | "prod" | "req" | "li";

/** newStripeId returns an id in Stripe's form, such as `cus_Q4xR…`: prefix, underscore, 24 random letters and digits. */
export function newStripeId(prefix: StripeIdPrefix): string {
  let id = `${prefix}_`;
  for (let i = 0; i < 24; i++) id += ALPHABET.charAt(randomInt(ALPHABET.length));
  return id;
}
