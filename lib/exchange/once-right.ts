/**
 * onceRight asks once and remembers the answer; a failure is not remembered. For what does not change as long as a reader
 * lives, which is one job.
 */
export function onceRight<T>(ask: () => Promise<T>): () => Promise<T> {
  let known: Promise<T> | undefined;
  return async () => {
    known ??= ask();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
}
