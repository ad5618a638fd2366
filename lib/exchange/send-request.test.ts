import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { AnswerTooLarge, sendRequest } from "./send-request";

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const get = (url: string, timeoutMs = 5_000, signal?: AbortSignal) =>
  sendRequest({ url, method: "GET", headers: {}, body: undefined }, { timeoutMs, signal });

describe("sendRequest", () => {
  test("returns status, body and Retry-After; says who we are", async () => {
    const url = await serve((request, response) => {
      response.writeHead(429, { "retry-after": "3" });
      response.end(request.headers["user-agent"]);
    });
    expect(await get(url)).toEqual({ status: 429, text: "Ballast/1", retryAfter: "3" });
  });

  test("does not follow a redirect: a signed request never reaches another address", async () => {
    let reached = 0;
    const elsewhere = await serve((_request, response) => {
      reached += 1;
      response.end("{}");
    });
    const url = await serve((_request, response) => {
      response.writeHead(302, { location: elsewhere });
      response.end();
    });
    expect((await get(url)).status).toBe(302);
    expect(reached).toBe(0);
  });

  test("stops reading a bomb at the limit, counted after decompression", async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000));
    const url = await serve((_request, response) => {
      response.writeHead(200, { "content-encoding": "gzip" });
      response.end(bomb);
    });
    await expect(get(url, 20_000)).rejects.toBeInstanceOf(AnswerTooLarge);
  });

  test("the deadline covers a body that trickles in", async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write(" "), 20);
      response.on("close", () => clearInterval(drip));
    });
    await expect(get(url, 300)).rejects.toThrow();
  });

  test("the caller's signal ends it", async () => {
    const url = await serve(() => undefined);
    await expect(get(url, 5_000, AbortSignal.timeout(100))).rejects.toThrow();
  });
});
