import { expect, type APIRequestContext } from "@playwright/test";

export interface DemoKey {
  kind: "read-only" | "trade-enabled" | "withdraw-enabled" | "expired" | "ip-bound";
  apiKey: string;
  secret: string;
}

/** Sandbox is the outside world of a journey: the exchange's accounts and the person's mail. */
export interface Sandbox {
  url: string;
  keyOf(account: string, kind: DemoKey["kind"]): Promise<DemoKey>;
  /** The first link in a person's newest mail whose address contains `part`; waits for the mail. */
  mailedLink(to: string, part: string): Promise<string>;
}

/** openSandbox speaks with the sandbox's control API. */
export function openSandbox(url: string, request: APIRequestContext): Sandbox {
  return {
    url,
    async keyOf(account, kind) {
      const response = await request.get(`${url}/control/accounts`);
      const accounts = (await response.json()) as { id: string; keys: DemoKey[] }[];
      const key = accounts.find(({ id }) => id === account)?.keys.find((each) => each.kind === kind);
      if (key === undefined) throw new Error(`the sandbox has no ${kind} key for ${account}`);
      return key;
    },
    async mailedLink(to, part) {
      let link: string | undefined;
      await expect(async () => {
        const response = await request.get(`${url}/control/mail?to=${encodeURIComponent(to)}`);
        const mails = (await response.json()) as { links: string[] }[];
        link = mails[0]?.links.find((each) => each.includes(part));
        expect(link, `a mail to ${to} with a link to ${part}`).toBeDefined();
      }).toPass({ timeout: 30_000 });
      return link ?? "";
    },
  };
}
