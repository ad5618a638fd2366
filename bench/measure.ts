const WARM_UP_MS = 500;
const SAMPLE_MS = 20;
const SAMPLES = 31;

/** cpuMs is the processor time this process took for `work`: all its threads, user and system, in ms. */
export function cpuMs(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * medianCpuMs is the processor time of one `work` in ms: warmed up, then the median of samples that are each long enough
 * for the system's clock. Processor time, not the wall's: what else the machine does adds little to it.
 */
export function medianCpuMs(work: () => void): number {
  let runs = 0;
  const start = performance.now();
  while (performance.now() - start < WARM_UP_MS) {
    work();
    runs++;
  }
  const runsPerSample = Math.max(1, Math.round((runs * SAMPLE_MS) / WARM_UP_MS));
  const samples = Array.from({ length: SAMPLES }, () => {
    const spent = cpuMs(() => {
      for (let i = 0; i < runsPerSample; i++) work();
    });
    return spent / runsPerSample;
  });
  return median(samples);
}

/** median of a non-empty list; of an even count the mean of the two middle values. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** quantile interpolates linearly between order statistics (type 7). Throws RangeError for an empty list. */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError("quantile needs at least one value");
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
