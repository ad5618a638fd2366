import type { Credentials } from "@/lib/exchange/venue-wire";
import type { AccountReader } from "@/lib/exchange/client";
import { openAccount } from "@/lib/exchange/open-exchange";
import type { Clock } from "@/lib/platform/clock";
import { withWorkspace } from "@/lib/platform/db";
import type { ConnectionRef } from "./connection-ref";
import type { CredentialFieldName } from "./credential-scope";
import { openCredentials } from "./open-credentials";
import type { SealedField } from "./seal-credentials";

/**
 * openLinkedAccount opens the key of a connection for the length of one job. Null when there is no key: the person
 * disconnected meanwhile. Worker only.
 */
export async function openLinkedAccount(
  ref: ConnectionRef & { venue: string },
  options: { clock: Clock; signal?: AbortSignal | undefined; isPatient?: boolean },
): Promise<AccountReader | null> {
  const rows = await withWorkspace(ref.workspaceId, (tx) =>
    tx.connectionCredential.findMany({ where: { workspaceId: ref.workspaceId, connectionId: ref.connectionId } }),
  );
  if (rows.length === 0) return null;
  const boxes = rows.map(({ field, kekId, sealed }) => ({ field: field as CredentialFieldName, kekId, sealed }));
  const credentials = toCredentials(openBoxes(boxes, ref.workspaceId, ref.connectionId));
  return openAccount(ref.venue, { credentials, lockId: ref.connectionId, ...options });
}

/** openBoxes opens sealed fields of one subject: a connection or an attempt. Throws CannotOpen. */
export function openBoxes(
  boxes: readonly SealedField[],
  workspaceId: string,
  subjectId: string,
): Map<CredentialFieldName, string> {
  return openCredentials(boxes, { workspaceId, subjectId });
}

/** toCredentials names the opened fields as the exchange client wants them. */
export function toCredentials(values: ReadonlyMap<CredentialFieldName, string>): Credentials {
  const passphrase = values.get("passphrase");
  return {
    apiKey: values.get("apiKey") ?? "",
    secret: values.get("secret") ?? "",
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}
