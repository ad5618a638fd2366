import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface WorkerHealth {
  isReady: boolean;
  detail: Readonly<Record<string, string | null>>;
}

/**
 * startHealthServer answers any request with 200 while the worker consumes and 503 otherwise, for a launcher's or an
 * orchestrator's probes. Port 0 takes any that is free. Returns the port and how to stop.
 */
export async function startHealthServer(
  port: number,
  look: () => WorkerHealth,
): Promise<{ port: number; stop: () => void }> {
  const server = createServer((_request, response) => {
    const { isReady, detail } = look();
    response.writeHead(isReady ? 200 : 503, { "content-type": "application/json" });
    response.end(JSON.stringify({ status: isReady ? "ok" : "down", ...detail }));
  });
  server.listen(port);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
