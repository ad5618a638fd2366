/** The replay directory or date cannot be used; the message says what is wrong and what to do. */
export class ReplayError extends Error {
  override readonly name = "ReplayError";
}
