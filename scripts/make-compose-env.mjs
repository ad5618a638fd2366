#!/usr/bin/env node
/**
 * Writes `.ballast/compose.env` for docker-compose.yml: generated secrets, and empty lines for what only the operator
 * knows. Refuses to replace one: its passwords are those of an existing database.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { LaunchFailure } from "./launcher/failure.mjs";
import { writeFileAtomic } from "./launcher/files.mjs";
import { checkNode } from "./launcher/install.mjs";
import { STATE_DIR } from "./launcher/paths.mjs";
import { say } from "./launcher/progress.mjs";
import { report } from "./launcher/report.mjs";
import { loadSecrets } from "./launcher/secrets.mjs";

await report(async () => {
  checkNode();
  const file = join(STATE_DIR, "compose.env");
  if (existsSync(file)) throw new LaunchFailure(`${file} exists already: edit it, or move it away to make another.`);
  const { secrets, privateKeyFile } = loadSecrets(STATE_DIR);
  const { admin, owner, app, batch } = secrets.database;
  const lines = [
    "# Secrets of this installation: keep a copy where the backups are not.",
    `POSTGRES_PASSWORD=${admin}`,
    `BALLAST_OWNER_PASSWORD=${owner}`,
    `BALLAST_APP_PASSWORD=${app}`,
    `BALLAST_BATCH_PASSWORD=${batch}`,
    `NEXTAUTH_SECRET=${secrets.nextauthSecret}`,
    `WEB_SECRET_KEY=${secrets.webSecretKey}`,
    `CREDENTIALS_PUBLIC_KEY=${secrets.credentialsPublicKey}`,
    "",
    "# To fill in: the address people type, Stripe's keys, a mail server.",
    "NEXTAUTH_URL=",
    "STRIPE_SECRET_KEY=",
    "STRIPE_WEBHOOK_SECRET=",
    "SMTP_URL=",
    "MAIL_FROM=",
    "OPERATOR_EMAIL=",
    "PORT=3000",
  ];
  writeFileAtomic(file, `${lines.join("\n")}\n`, 0o600);
  say(`Wrote ${file}: fill in its last lines. The worker's private key is ${privateKeyFile}.`);
  return 0;
});
