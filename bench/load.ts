import { Agent, get } from "node:http";
import { quantile } from "./measure";

export interface LoadOptions {
  url: string;
  headers?: Readonly<Record<string, string>>;
  concurrency: number;
  durationMs: number;
}

export interface LoadResult {
  requestsPerSecond: number;
  p50Ms: number;
  p99Ms: number;
}

/**
 * runLoad keeps `concurrency` requests going over kept-alive connections, each begun when the one before has been read to
 * its end. Answers come uncompressed. Throws at the first answer that is not 200: a fast error is no throughput.
 */
export async function runLoad({ url, headers = {}, concurrency, durationMs }: LoadOptions): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const latencies: number[] = [];
  const start = performance.now();
  const client = async () => {
    while (performance.now() - start < durationMs) {
      const sentAt = performance.now();
      await fetchOnce(url, headers, agent);
      latencies.push(performance.now() - sentAt);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, client));
  } finally {
    agent.destroy();
  }
  return {
    requestsPerSecond: (latencies.length * 1000) / (performance.now() - start),
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  };
}

function fetchOnce(url: string, headers: Readonly<Record<string, string>>, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.once("error", reject);
      response.once("end", resolve);
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`));
      response.resume();
    }).once("error", reject);
  });
}
