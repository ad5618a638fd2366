import {
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
  type KeyObject,
} from "node:crypto";
import { readCredentialsPrivateKey } from "@/lib/platform/env";
import { additionalData, BOX, SEAL_INFO, type CredentialFieldName, type CredentialScope } from "./credential-scope";
import type { SealedField } from "./seal-credentials";
import { publicKeyFromRaw, rawPublicKey } from "./x25519-key";

/** CannotOpen says that a box is not for this place or was changed. Which of the two is not told apart. */
export class CannotOpen extends Error {}

/** Private keys by id. The file is read once per process: a rotation restarts the workers. */
let privateKeys: ReadonlyMap<string, KeyObject> | undefined;

/**
 * openCredentials opens a key's sealed fields with the worker's private key. Worker only: the import rules keep this file
 * out of the web process, which does not have the private key either. Throws CannotOpen.
 */
export function openCredentials(
  boxes: readonly SealedField[],
  scope: Omit<CredentialScope, "field">,
): Map<CredentialFieldName, string> {
  return new Map(boxes.map((box) => [box.field, openField(box, { ...scope, field: box.field })]));
}

function openField({ sealed, kekId }: SealedField, scope: CredentialScope): string {
  const { publicKeyBytes, nonceBytes, tagBytes } = BOX;
  if (sealed.byteLength < publicKeyBytes + nonceBytes + tagBytes) throw new CannotOpen("sealed box is too short");
  const privateKey = loadPrivateKeys().get(kekId);
  if (privateKey === undefined) throw new CannotOpen(`no private key "${kekId}" on this worker`);
  const ephemeral = sealed.subarray(0, publicKeyBytes);
  const nonce = sealed.subarray(publicKeyBytes, publicKeyBytes + nonceBytes);
  const ciphertext = sealed.subarray(publicKeyBytes + nonceBytes, -tagBytes);
  try {
    const shared = diffieHellman({ privateKey, publicKey: publicKeyFromRaw(ephemeral) });
    const salt = Buffer.concat([ephemeral, rawPublicKey(createPublicKey(privateKey))]);
    const key = Buffer.from(hkdfSync("sha256", shared, salt, SEAL_INFO, 32));
    // Without authTagLength Node 20 takes a tag cut down to 4 bytes.
    const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes })
      .setAAD(additionalData(scope, kekId))
      .setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
  } catch {
    throw new CannotOpen("sealed box does not belong here or was changed");
  }
}

function loadPrivateKeys(): ReadonlyMap<string, KeyObject> {
  privateKeys ??= new Map(
    readCredentialsPrivateKey()
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => {
        const at = line.indexOf(":");
        const der = Buffer.from(line.slice(at + 1), "base64");
        return [line.slice(0, at), createPrivateKey({ key: der, format: "der", type: "pkcs8" })];
      }),
  );
  return privateKeys;
}
