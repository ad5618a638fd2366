import { once } from "node:events";
import { createServer } from "node:http";

export interface WorkerHealth {
  isReady: boolean;
  detail: Readonly<Record<string, string | null>>;
}

/**
 * startHealthServer answers any request with 200 while the worker consumes and 503 otherwise, for a launcher's or an
 * orchestrator's probes. Returns how to stop.
 */
export async function startHealthServer(port: number, look: () => WorkerHealth): Promise<() => void> {
  const server = createServer((_request, response) => {
    const { isReady, detail } = look();
    response.writeHead(isReady ? 200 : 503, { "content-type": "application/json" });
    response.end(JSON.stringify({ status: isReady ? "ok" : "down", ...detail }));
  });
  server.listen(port);
  await once(server, "listening");
  return () => {
    server.close();
    server.closeAllConnections();
  };
}
