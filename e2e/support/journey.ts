import { test as base, expect } from "@playwright/test";
import { findInText } from "@/lib/testing/find-secrets";
import { openSandbox, type Sandbox } from "./sandbox";
import { sandboxUrlFor } from "./stack";

interface JourneyFixtures {
  sandbox: Sandbox;
  /** Collects what no journey may ever show; runs for every test. */
  watched: void;
}

/** Refused by us on purpose: the browser logs every 4xx of a request, and journeys ask for some. */
const REFUSED_REQUEST = /^Failed to load resource: the server responded with a status of 4\d\d/;

/**
 * A journey is a test that also fails when the browser complained (errors, refused loads, broken policies), when a page
 * or an answer was a 5xx, or when any answer of ours held a secret of an exchange key.
 */
export const journey = base.extend<JourneyFixtures>({
  sandbox: async ({ request, baseURL }, provide) => {
    await provide(openSandbox(sandboxUrlFor(baseURL ?? ""), request));
  },
  watched: [
    async ({ context, sandbox, baseURL }, provide) => {
      const origin = new URL(baseURL ?? "").origin;
      const complaints: string[] = [];
      const answers: Promise<string>[] = [];
      context.on("console", (message) => {
        const isOurs = message.location().url.startsWith(origin);
        if (message.type() === "error" && isOurs && !REFUSED_REQUEST.test(message.text()))
          complaints.push(message.text());
      });
      context.on("weberror", (error) => complaints.push(error.error().message));
      context.on("response", (response) => {
        if (!response.url().startsWith(origin)) return;
        if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
        // A stream never ends, and a page that was left takes its bodies with it: both are no answer to read.
        const isStream = response.headers()["content-type"]?.includes("event-stream") === true;
        if (!isStream) answers.push(response.text().catch(() => ""));
      });
      await provide();
      const keys = await Promise.all(
        (["read-only", "trade-enabled", "withdraw-enabled"] as const).flatMap((kind) =>
          ["ai-book", "trader"].map((account) => sandbox.keyOf(account, kind)),
        ),
      );
      const secrets = keys.flatMap(({ apiKey, secret }) => [apiKey, secret]);
      const bodies = await Promise.all(answers);
      expect(bodies.length, "no answer was read").toBeGreaterThan(0);
      expect(findInText(bodies.join("\n"), secrets), "an answer held a key").toEqual([]);
      expect(complaints, "the browser complained").toEqual([]);
    },
    { auto: true },
  ],
});
