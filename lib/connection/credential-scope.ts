import type { CredentialField } from "@/lib/domain/venue-option";

export type CredentialFieldName = CredentialField["field"];

/** CredentialScope says where a sealed box belongs. A box copied to another row, workspace or field does not open. */
export interface CredentialScope {
  workspaceId: string;
  /** The attempt while a key waits for its verdict, then the connection. */
  subjectId: string;
  field: CredentialFieldName;
}

/** additionalData binds a box to its place; both sides of the seal make it the same way. */
export function additionalData(scope: CredentialScope, kekId: string): Buffer {
  return Buffer.from(`v1|${scope.workspaceId}|${scope.subjectId}|${scope.field}|${kekId}`, "utf8");
}

/** HKDF's label: the same shared secret gives no key for any other use. */
export const SEAL_INFO = "ballast/credential/v1";

/** Layout of a sealed box: ephemeral X25519 public key, nonce, ciphertext, tag. */
export const BOX = { publicKeyBytes: 32, nonceBytes: 12, tagBytes: 16 } as const;
