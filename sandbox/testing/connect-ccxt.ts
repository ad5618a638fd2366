import ccxt from "ccxt";
import type { KeyKind } from "../accounts/api-key";
import type { Sandbox } from "../start-sandbox";
import { demoKey } from "./signed-client";

export type CcxtBinance = InstanceType<typeof ccxt.binance>;

/** pointAtSandbox rewrites every host ccxt would call; paths and signatures stay as they are. */
export function pointAtSandbox(exchange: CcxtBinance, sandbox: Sandbox): CcxtBinance {
  const hosts = exchange.urls["api"] as Record<string, string>;
  for (const [name, url] of Object.entries(hosts))
    hosts[name] = url.replace(/^https?:\/\/[^/]+/, `${sandbox.url}/binance`);
  return exchange;
}

/** connectCcxt gives the real ccxt client, logged in as a demo account. */
export async function connectCcxt(
  sandbox: Sandbox,
  accountId: string,
  kind: KeyKind = "read-only",
): Promise<CcxtBinance> {
  const { apiKey, secret } = await demoKey(sandbox, accountId, kind);
  return pointAtSandbox(new ccxt.binance({ apiKey, secret, enableRateLimit: false }), sandbox);
}
