import type { AccountProfile } from "../account-profile";

/** emptyAccount was opened and never funded. */
export const emptyAccount: AccountProfile = {
  id: "empty",
  title: "Nothing in it yet",
  description: "A new account without a balance or a trade.",
  write() {},
};
