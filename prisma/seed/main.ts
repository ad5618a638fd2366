import { closeProducer } from "@/lib/queue/enqueue";
import { systemClock } from "@/lib/platform/clock";
import { closeDb } from "@/lib/platform/db";
import { seedEnv } from "@/lib/platform/env";
import { seedDemo } from "./seed-demo";

/**
 * Fills a running installation with the demo everybody can look at. Everything goes through the product's own verbs, so
 * web, worker and sandbox must be up. Running it again changes nothing that is there.
 */
async function main(): Promise<void> {
  const env = seedEnv();
  const demo = await seedDemo(
    { email: env.DEMO_EMAIL, password: env.DEMO_PASSWORD, sandboxUrl: env.SANDBOX_URL },
    systemClock,
  );
  process.stdout.write(`${JSON.stringify({ ...demo, password: env.DEMO_PASSWORD })}\n`);
}

main()
  .catch((error: unknown) => {
    process.stderr.write(
      `The demo data could not be made: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exitCode = 1;
  })
  .finally(async () => {
    await closeProducer();
    await closeDb();
  });
