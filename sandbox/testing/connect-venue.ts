import ccxt, { type Exchange } from "ccxt";
import type { KeyKind } from "../accounts/api-key";
import type { Sandbox } from "../start-sandbox";
import { demoKey } from "./signed-client";

/** connectVenue gives the real ccxt client of a venue, logged in as a demo account there. Paths and signatures stay. */
export async function connectVenue(
  sandbox: Sandbox,
  venue: "bybit" | "okx" | "kraken" | "krakenfutures" | "coinbase" | "kucoin" | "bitget" | "gate",
  accountId: string,
  kind: KeyKind = "read-only",
): Promise<Exchange> {
  const { apiKey, secret, passphrase } = await demoKey(sandbox, accountId, kind);
  const exchange: Exchange = new ccxt[venue]({ apiKey, secret, password: passphrase ?? "", enableRateLimit: false });
  exchange.urls["api"] = pointedAt(exchange.urls["api"], `${sandbox.url}/${venue}`) as Exchange["urls"]["api"];
  return exchange;
}

/** Hosts are nested on some venues. */
function pointedAt(hosts: unknown, root: string): unknown {
  if (typeof hosts === "string") return hosts.replace(/^https?:\/\/[^/]+/, root);
  return Object.fromEntries(Object.entries(Object(hosts)).map(([name, each]) => [name, pointedAt(each, root)]));
}
