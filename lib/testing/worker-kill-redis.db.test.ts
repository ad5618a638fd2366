import { Redis } from "ioredis";
import { describe, it } from "vitest";
import { killDrill } from "./kill-drill";
import { startOwnSandbox } from "./own-sandbox";
import { redisUrl } from "./with-servers";

/** A numbered database of its own: other test files use the first. */
const REDIS_DATABASE = 9;

const shared = redisUrl();
if (shared === null) {
  describe("a worker on Redis that is killed during first syncs", () => {
    it.skip("needs redis-server: this machine has none", () => undefined);
  });
} else {
  const own = new URL(shared);
  own.pathname = `/${REDIS_DATABASE}`;
  const redis = new Redis(own.href);
  await redis.flushdb();
  await redis.quit();
  process.env["REDIS_URL"] = own.href;
  killDrill("Redis", await startOwnSandbox());
}
