#!/usr/bin/env node
/** `npm run build`: what `npm start` builds, without starting anything. The Dockerfile uses it. */
import { checkNode, installPackages } from "./launcher/install.mjs";
import { bundleServers, buildWeb, generateClient } from "./launcher/prepare.mjs";
import { report } from "./launcher/report.mjs";

await report(async () => {
  checkNode();
  await installPackages();
  await generateClient();
  await bundleServers();
  await buildWeb();
  return 0;
});
