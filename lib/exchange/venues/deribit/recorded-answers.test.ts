import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseSummaries } from "./parse-balances";

/** A recorded Deribit answer of another project, beside the repository; skipped visibly where it is absent. */
const FIXTURE = fileURLToPath(
  new URL("../../../../../shared/data/fixtures/nautilus/deribit/http_get_account_summaries.json", import.meta.url),
);

describe.skipIf(!existsSync(FIXTURE))("recorded answers (../shared/data/fixtures)", () => {
  test("account summaries: equity by coin, what secures positions is not free", () => {
    const { balances, accountRef } = parseSummaries(JSON.parse(readFileSync(FIXTURE, "utf8")));
    expect(accountRef).toBe("10");
    expect(balances).toEqual([
      { wallet: "unified", asset: "BTC", free: "301.38059622", locked: "1.23809592", borrowed: "0", unlockAt: null },
      { wallet: "unified", asset: "ETH", free: "99.999598", locked: "0.000402", borrowed: "0", unlockAt: null },
    ]);
  });
});
