import type { Page } from "@playwright/test";

/**
 * readJson asks as the page's person. A server may close an idle connection in the moment it is used again: browsers ask
 * once more by themselves, so this does.
 */
export async function readJson<T>(page: Page, url: string): Promise<T> {
  const answer = await page.request.get(url, { maxRetries: 2 });
  return (await answer.json()) as T;
}
