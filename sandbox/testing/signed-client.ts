import { createHmac } from "node:crypto";
import type { KeyKind } from "../accounts/api-key";
import type { Sandbox } from "../start-sandbox";

/** Credentials as `GET /control/accounts` lists them. */
export interface DemoKey {
  readonly kind: KeyKind;
  readonly apiKey: string;
  readonly secret: string;
  readonly passphrase?: string;
}

/** demoKey finds a demo account's key the way tests and people do: through the control API. */
export async function demoKey(sandbox: Sandbox, accountId: string, kind: KeyKind = "read-only"): Promise<DemoKey> {
  const response = await fetch(`${sandbox.url}/control/accounts`);
  const accounts = (await response.json()) as { id: string; keys: DemoKey[] }[];
  const key = accounts.find((account) => account.id === accountId)?.keys.find((candidate) => candidate.kind === kind);
  if (!key) throw new Error(`no ${kind} key of ${accountId}`);
  return key;
}

/** signedCall makes one signed request without ccxt and returns status, headers and JSON. */
export async function signedCall(
  sandbox: Sandbox,
  key: DemoKey,
  method: "GET" | "POST" | "DELETE",
  path: string,
  params: Readonly<Record<string, string | number>> = {},
): Promise<{ status: number; headers: Headers; body: unknown }> {
  const texts = Object.entries({ timestamp: sandbox.venue.now(), ...params }).map(([k, v]): [string, string] => [
    k,
    String(v),
  ]);
  const query = new URLSearchParams(texts).toString();
  const signature = createHmac("sha256", key.secret).update(query).digest("hex");
  const response = await fetch(`${sandbox.url}/binance${path}?${query}&signature=${signature}`, {
    method,
    headers: { "X-MBX-APIKEY": key.apiKey },
  });
  return { status: response.status, headers: response.headers, body: await response.json().catch(() => undefined) };
}

/** control sends JSON to the control API. */
export async function control(
  sandbox: Sandbox,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${sandbox.url}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
  });
  return { status: response.status, body: await response.json() };
}
