import { afterAll, expect, it } from "vitest";
import { connectAs } from "@/lib/testing/with-servers";
import { openQueueBackend } from "./backend";
import { closeProducer, pingQueue } from "./enqueue";

const admin = connectAs("admin");
afterAll(closeProducer);

it("a producer that met a store without tables works as soon as they are there", async () => {
  await admin.query("drop schema bullmq cascade");
  await expect(pingQueue()).rejects.toThrow(/not initialized/);

  await admin.query("create schema bullmq authorization ballast_queue");
  const worker = openQueueBackend("consumer");
  await worker.migrate();
  await worker.close();
  await expect(pingQueue()).resolves.toBeUndefined();
});
