import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  randomBytes,
} from "node:crypto";
import { runtimeEnv } from "@/lib/platform/env";
import { additionalData, BOX, SEAL_INFO, type CredentialFieldName, type CredentialScope } from "./credential-scope";
import { rawPublicKey } from "./x25519-key";

export interface SealedField {
  field: CredentialFieldName;
  /** Which key-encryption key opens it. */
  kekId: string;
  sealed: Uint8Array<ArrayBuffer>;
}

/**
 * sealCredentials closes each field in a box that only the worker's private key opens: ephemeral X25519 → HKDF-SHA256 →
 * AES-256-GCM, bound to its workspace, subject, field and key. Whoever seals cannot open again, the web process included.
 *
 * @param values the key in clear; it is not kept
 */
export function sealCredentials(
  values: ReadonlyMap<CredentialFieldName, string>,
  scope: Omit<CredentialScope, "field">,
): SealedField[] {
  const { kekId, publicKey } = readPublicKey(runtimeEnv().CREDENTIALS_PUBLIC_KEY);
  return [...values].map(([field, value]) => ({
    field,
    kekId,
    sealed: seal(Buffer.from(value, "utf8"), publicKey, additionalData({ ...scope, field }, kekId)),
  }));
}

function readPublicKey(text: string) {
  const at = text.indexOf(":");
  const der = Buffer.from(text.slice(at + 1), "base64");
  const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
  if (publicKey.asymmetricKeyType !== "x25519")
    throw new Error("CREDENTIALS_PUBLIC_KEY is not an X25519 public key in SPKI form");
  return { kekId: text.slice(0, at), publicKey };
}

function seal(plain: Buffer, recipient: ReturnType<typeof createPublicKey>, aad: Buffer): Uint8Array<ArrayBuffer> {
  const ephemeral = generateKeyPairSync("x25519");
  const ephemeralRaw = rawPublicKey(ephemeral.publicKey);
  const shared = diffieHellman({ privateKey: ephemeral.privateKey, publicKey: recipient });
  const salt = Buffer.concat([ephemeralRaw, rawPublicKey(recipient)]);
  const key = Buffer.from(hkdfSync("sha256", shared, salt, SEAL_INFO, 32));
  const nonce = randomBytes(BOX.nonceBytes);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: BOX.tagBytes }).setAAD(aad);
  const box = [ephemeralRaw, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat(box));
}
