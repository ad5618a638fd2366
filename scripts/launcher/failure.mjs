/** Exit codes of `npm start` and `npm test`: the run failed, or the person at the keyboard can fix something. */
export const EXIT_RUN_FAILED = 1;
export const EXIT_FIXABLE = 2;

/**
 * LaunchFailure is an expected way for a command to end: printed as its sentence alone, never with a stack.
 * The message says what was wrong, with which value, and what to do.
 */
export class LaunchFailure extends Error {
  /**
   * @param {string} message
   * @param {{ exitCode?: number, cause?: unknown }} [options]
   */
  constructor(message, { exitCode = EXIT_FIXABLE, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "LaunchFailure";
    this.exitCode = exitCode;
  }
}

/** Stopped unwinds the start sequence after a signal; it is not a failure. */
export class Stopped extends Error {
  constructor() {
    super("stopped by a signal");
    this.name = "Stopped";
  }
}
