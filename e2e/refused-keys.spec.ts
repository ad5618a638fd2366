import { expect } from "@playwright/test";
import { journey } from "./support/journey";
import { answerSix, offerKey, signUp, slugOf } from "./support/person";

const REFUSED = [
  { kind: "trade-enabled", boxes: ["Enable Spot & Margin Trading"] },
  { kind: "withdraw-enabled", boxes: ["Enable Withdrawals"] },
] as const;

journey(
  "keys that can trade or withdraw are refused with the boxes to untick, and nothing is linked",
  async ({ page, sandbox }) => {
    await signUp(page, sandbox, "Bea");
    await answerSix(page);
    for (const { kind, boxes } of REFUSED) {
      const key = await sandbox.keyOf("trader", kind);
      await offerKey(page, key);
      const verdict = page.getByRole("alert").filter({ hasText: "Refused: this key can do more than read" });
      await expect(verdict).toBeVisible({ timeout: 30_000 });
      for (const box of boxes) await expect(verdict.getByText(box, { exact: true })).toBeVisible();
      await page.getByLabel("API Key").fill("");
      await expect(verdict).toBeHidden();
    }
    await page
      .getByRole("link", { name: "Later" })
      .or(page.getByRole("button", { name: "Later" }))
      .first()
      .click();
    await expect(page).toHaveURL(/\/overview$/);
    const answer = await page.request.get(`/api/w/${slugOf(page)}/connections`);
    expect(await answer.text()).not.toContain("con_");
  },
);
