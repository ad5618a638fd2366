const STILL_WAITING_MS = 15_000;

let stream = process.stdout;
let onlyWork = false;

/**
 * Redirects progress, for commands whose standard output is their result.
 * @param {"stdout" | "stderr"} name
 * @param {{ onlyWork?: boolean }} [options] `onlyWork` leaves steps unmentioned that find nothing to do
 */
export function sayTo(name, options = {}) {
  stream = process[name];
  onlyWork = options.onlyWork ?? false;
}

/** Seconds since `startedAt` (epoch ms), as people read them: "0.4 s", "12 s", "3 min 5 s". */
export function elapsed(startedAt) {
  const seconds = (Date.now() - startedAt) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 100) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

export function say(line) {
  stream.write(`${line}\n`);
}

/**
 * step runs one piece of work under a line that says what is being waited for, repeats itself when it takes long, and
 * ends with the time it took. `work` may return a string: a note such as "unchanged".
 *
 * @template T
 * @param {string} title what is being done, such as "Demo data"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const startedAt = Date.now();
  if (!onlyWork) say(`  … ${title}`);
  const reminder = setInterval(() => say(`  … ${title}: still at it after ${elapsed(startedAt)}`), STILL_WAITING_MS);
  try {
    const result = await work();
    if (!onlyWork || result !== "unchanged")
      say(`  ✓ ${title} (${typeof result === "string" ? `${result}, ` : ""}${elapsed(startedAt)})`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
