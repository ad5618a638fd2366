import { bundleServers, generateClient } from "../launcher/prepare.mjs";
import { startTestServers } from "./servers.mjs";

/**
 * Vitest's global set-up of the `db` project. `npm test` starts the servers once and passes them on; a run of one file
 * by hand (`npx vitest run --project db lib/x.db.test.ts`) brings its own.
 */
export default async function setup(project) {
  const given = process.env.BALLAST_TEST_SERVERS;
  if (given) {
    project.provide("servers", JSON.parse(given));
    return undefined;
  }
  await generateClient();
  await bundleServers();
  const servers = await startTestServers();
  project.provide("servers", servers.provided);
  return () => servers.stop();
}
