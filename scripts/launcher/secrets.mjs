import { generateKeyPairSync, randomBytes, randomUUID } from "node:crypto";
import { chmodSync, existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { readJson, writeFileAtomic, writeJson } from "./files.mjs";

const OWNER_ONLY = 0o600;
const KEK_ID = "kek1";

/**
 * @typedef {object} Secrets
 * @property {string} installationId ties a database to the keys its rows were sealed with
 * @property {Record<"admin" | "owner" | "app" | "batch" | "queue", string>} database passwords of the embedded roles
 * @property {string} nextauthSecret
 * @property {string} webSecretKey base64, 32 bytes: secrets the web process may read
 * @property {string} credentialsPublicKey `kek1:<base64 X25519 SPKI DER>`: seals exchange keys
 * @property {string} stripeSecretKey the sandbox accepts it; the real Stripe would not
 * @property {string} stripeWebhookSecret
 * @property {{ email: string, password: string }} demo
 */

/**
 * loadSecrets returns this installation's secrets; what is missing is generated once and kept, mode 600.
 * The private key lives in a file of its own, so that only the worker gets to know where it is.
 *
 * @param {string} folder such as `.ballast`
 * @returns {{ secrets: Secrets, privateKeyFile: string }}
 */
export function loadSecrets(folder) {
  const file = join(folder, "secrets.json");
  const privateKeyFile = join(folder, "keys", "credentials.key");
  const kept = readJson(file, {});
  const keyPair = existsSync(privateKeyFile) && kept.credentialsPublicKey ? {} : newKeyPair(privateKeyFile);
  const secrets = {
    installationId: randomUUID(),
    nextauthSecret: random(32),
    webSecretKey: randomBytes(32).toString("base64"),
    stripeSecretKey: `sk_test_${random(24)}`,
    stripeWebhookSecret: `whsec_${random(24)}`,
    ...kept,
    ...keyPair,
    database: {
      admin: random(24),
      owner: random(24),
      app: random(24),
      batch: random(24),
      queue: random(24),
      ...kept.database,
    },
    demo: { email: "demo@ballast.example", password: random(9), ...kept.demo },
  };
  if (JSON.stringify(secrets) !== JSON.stringify(kept)) writeJson(file, secrets, OWNER_ONLY);
  for (const path of [file, privateKeyFile]) if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, OWNER_ONLY);
  return { secrets, privateKeyFile };
}

function newKeyPair(privateKeyFile) {
  const { publicKey, privateKey } = generateKeyPairSync("x25519");
  const privateDer = privateKey.export({ type: "pkcs8", format: "der" }).toString("base64");
  writeFileAtomic(privateKeyFile, `${KEK_ID}:${privateDer}\n`, OWNER_ONLY);
  const publicDer = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  return { credentialsPublicKey: `${KEK_ID}:${publicDer}` };
}

/** URL-safe, so that it can stand in a connection string as it is. */
function random(bytes) {
  return randomBytes(bytes).toString("base64url");
}
