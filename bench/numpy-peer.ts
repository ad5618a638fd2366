import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Debian's packages first, so that runs on different machines compare with the same thing. */
const INTERPRETERS = ["/usr/bin/python3", "python3"];
const SCRIPT = join("bench", "numpy_kernels.py");

export interface PeerRun {
  ms: number;
  check: number;
}

/** NumpyPeer is a Python process that runs its kernels on demand, so that passes can alternate with ours. */
export interface NumpyPeer {
  version: string;
  run(kernel: string, repetitions: number): Promise<PeerRun>;
  stop(): Promise<void>;
}

/** openNumpyPeer starts the Python side on a folder of input; null where no interpreter has numpy and scipy. */
export async function openNumpyPeer(inputFolder: string): Promise<NumpyPeer | null> {
  const interpreter = INTERPRETERS.find((each) => spawnSync(each, ["-c", "import numpy, scipy.signal"]).status === 0);
  if (interpreter === undefined) return null;
  const child = spawn(interpreter, [SCRIPT, inputFolder], {
    // One thread on both sides: the goals are per thread.
    env: { ...process.env, OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`${SCRIPT} ended early; its error is above`);
    return JSON.parse(value);
  };
  const { numpy, scipy, sklearn } = (await answer()) as { numpy: string; scipy: string; sklearn: string | null };
  return {
    version: `numpy ${numpy}, scipy ${scipy}${sklearn === null ? "" : `, scikit-learn ${sklearn}`}`,
    async run(kernel, repetitions) {
      child.stdin.write(`${kernel} ${repetitions}\n`);
      return (await answer()) as PeerRun;
    },
    async stop() {
      const end = once(child, "exit");
      child.stdin.end();
      await end;
    },
  };
}
