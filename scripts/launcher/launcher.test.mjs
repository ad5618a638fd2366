import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fingerprint, readJson, writeJson } from "./files.mjs";
import { checkNode } from "./install.mjs";
import { isPortFree, randomPort, requireFreePorts } from "./ports.mjs";
import { openRunFile } from "./run-file.mjs";
import { stopGroup } from "./tools.mjs";

const folder = () => mkdtempSync(join(tmpdir(), "ballast-launcher-"));

describe("before the packages are installed", () => {
  it("nothing but node: modules is imported, on the way from both commands", () => {
    const seen = new Set();
    const follow = (path) => {
      if (seen.has(path)) return [];
      seen.add(path);
      const imported = [
        ...readFileSync(path, "utf8").matchAll(/^(?:import|export) [^"]*?from "([^"]+)";|^import "([^"]+)";/gm),
      ];
      return imported
        .map(([, a, b]) => a ?? b)
        .flatMap((name) => (name.startsWith(".") ? follow(join(path, "..", name)) : [name]));
    };
    const names = ["start", "test", "run"].flatMap((command) => follow(`scripts/${command}.mjs`));
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !name.startsWith("node:"))).toEqual([]);
  });

  it("an old Node is refused with the remedy, before anything else", () => {
    expect(() => checkNode("20.18.3")).toThrow("Ballast needs Node 20.19 or newer, this is 20.18.3: install it");
    for (const fine of ["20.19.0", "22.0.0", process.versions.node]) expect(() => checkNode(fine)).not.toThrow();
  });
});

describe("ports", () => {
  it("taken on either family are found, and the sentence names the variable that moves them", async () => {
    for (const host of ["127.0.0.1", "::1"]) {
      const port = await randomPort();
      expect(await isPortFree(port)).toBe(true);
      const server = createServer();
      const isListening = await new Promise((resolve) =>
        server.once("error", () => resolve(false)).listen(port, host, () => resolve(true)),
      );
      // A machine without IPv6 has nothing to collide with there.
      if (!isListening && host === "::1") continue;
      expect(await isPortFree(port)).toBe(false);
      await expect(requireFreePorts([{ port, use: "the web application", variable: "PORT" }])).rejects.toThrow(
        `Port ${port} (the web application) is taken by another program: stop that program, or choose another port with \`PORT=${port + 100} npm start\`.`,
      );
      await new Promise((resolve) => server.close(resolve));
    }
  });
});

describe("fingerprint", () => {
  it("changes with content, name and salt, and with nothing else", () => {
    const root = folder();
    mkdirSync(join(root, "lib"));
    writeFileSync(join(root, "lib", "a.ts"), "1");
    const of = (options) => fingerprint(root, ["lib", "missing"], options);
    const first = of();
    expect(of()).toBe(first);
    writeFileSync(join(root, "lib", "a.test.ts"), "test");
    expect(of({ ignore: (path) => path.endsWith(".test.ts") })).toBe(first);
    expect(of()).not.toBe(first);
    expect(of({ salt: "v22" })).not.toBe(of());
    writeFileSync(join(root, "lib", "a.ts"), "2");
    expect(of({ ignore: (path) => path.endsWith(".test.ts") })).not.toBe(first);
  });
});

describe("the run file", () => {
  const sleeper = () =>
    spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { detached: true, stdio: "ignore" });

  it("refuses a second launcher while the first lives", async () => {
    const path = join(folder(), "run.json");
    const other = sleeper();
    const recorder = openRunFile(path);
    await recorder.claim("http://localhost:1");
    recorder.add("web", other.pid);
    const recorded = readJson(path, {});
    writeJson(path, { ...recorded, launcher: recorded.services.web, services: {} });
    await expect(openRunFile(path).claim("http://localhost:2")).rejects.toThrow(
      `Ballast already runs from this folder at http://localhost:1 (process ${other.pid})`,
    );
    await stopGroup(other, 1_000);
  });

  it("stops what a killed launcher left running, and never a stranger who got its number", async () => {
    const path = join(folder(), "run.json");
    const [left, stranger] = [sleeper(), sleeper()];
    const recorder = openRunFile(path);
    await recorder.claim("http://localhost:1");
    recorder.add("web", left.pid);
    recorder.add("worker", stranger.pid);
    const recorded = readJson(path, {});
    recorded.launcher = { pid: 999_999_999, startedAt: "0" };
    recorded.services.worker.startedAt = "of somebody before";
    writeJson(path, recorded);

    await openRunFile(path).claim("http://localhost:1");
    expect(left.signalCode ?? (await new Promise((resolve) => left.once("exit", (_, signal) => resolve(signal))))).toBe(
      "SIGTERM",
    );
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    await stopGroup(stranger, 1_000);
  });
});

describe("stopGroup", () => {
  it("waits for a slow end, and kills what does not end, with its children", async () => {
    const obstinate = `
      process.on("SIGTERM", () => undefined);
      const { spawn } = require("node:child_process");
      const child = spawn(process.execPath, ["-e", "process.on('SIGTERM', () => 0); setInterval(() => 0, 1000); console.log('up')"],
        { stdio: ["ignore", "pipe", "ignore"] });
      child.stdout.once("data", () => console.log(child.pid));
      setInterval(() => undefined, 1000);`;
    const child = spawn(process.execPath, ["-e", obstinate], { detached: true, stdio: ["ignore", "pipe", "ignore"] });
    const grandchild = Number(await new Promise((resolve) => child.stdout.once("data", resolve)));
    expect(await stopGroup(child, 200)).toBe(false);
    expect(child.signalCode).toBe("SIGKILL");
    // A killed child of a killed parent may stay in the table until init collects it.
    const state = spawnSync("ps", ["-o", "stat=", "-p", String(grandchild)], { encoding: "utf8" }).stdout?.trim() ?? "";
    expect(state === "" || state.startsWith("Z")).toBe(true);
  });
});
