import ccxt, { type Exchange } from "ccxt";
import type { KeyKind } from "../accounts/api-key";
import type { Sandbox } from "../start-sandbox";
import { demoKey } from "./signed-client";

/** connectVenue gives the real ccxt client of a venue, logged in as a demo account there. Paths and signatures stay. */
export async function connectVenue(
  sandbox: Sandbox,
  venue: "bybit" | "okx" | "kraken" | "krakenfutures" | "coinbase",
  accountId: string,
  kind: KeyKind = "read-only",
): Promise<Exchange> {
  const { apiKey, secret, passphrase } = await demoKey(sandbox, accountId, kind);
  const exchange: Exchange = new ccxt[venue]({ apiKey, secret, password: passphrase ?? "", enableRateLimit: false });
  const hosts = exchange.urls["api"] as Record<string, string>;
  for (const [name, url] of Object.entries(hosts))
    hosts[name] = url.replace(/^https?:\/\/[^/]+/, `${sandbox.url}/${venue}`);
  return exchange;
}
