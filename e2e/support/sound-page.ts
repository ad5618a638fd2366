import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** By night the page is the same but for its colours. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** expectSoundPage looks at the open page on a desk and on a phone, by day and by night: accessible, and no sideways scroll. */
export async function expectSoundPage(page: Page, name: string): Promise<void> {
  const before = page.viewportSize();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of ["light", "dark"] as const) {
      // Without motion: a colour on its way from one scheme to the other is neither.
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const where = `${name} at ${size.width} px, ${colorScheme}`;
      const excess = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect(excess, `${where} scrolls sideways`).toBeLessThanOrEqual(0);
      const axe = new AxeBuilder({ page });
      const { violations } = await (
        colorScheme === "light" ? axe.withTags(TAGS) : axe.withRules(RULES_OF_COLOUR)
      ).analyze();
      const found = violations.map(
        ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
      );
      expect(found, where).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (before !== null) await page.setViewportSize(before);
}
