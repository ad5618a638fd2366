/** Minutes from a failed try to the next; after the last one the mail is given up. About three days in all. */
const WAIT_MINUTES = [1, 5, 15, 60, 240, 720, 1_440, 1_440];

export interface MailFailure {
  /** nodemailer's code, such as EENVELOPE. */
  code: string | null;
  /** The server's reply code. */
  responseCode: number | null;
}

export type RetryDecision = { kind: "retry"; waitMs: number } | { kind: "give_up" };

/**
 * decideRetry says what a failed try leads to. Only a server's final refusal of this recipient or this message ends at
 * once; an unreachable server, a full mailbox or our own wrong password is tried again. `attempts` counts the failed one.
 */
export function decideRetry(failure: MailFailure, attempts: number): RetryDecision {
  const isAboutThisMail = failure.code === "EENVELOPE" || failure.code === "EMESSAGE";
  if (isAboutThisMail && failure.responseCode !== null && failure.responseCode >= 500) return { kind: "give_up" };
  const waitMinutes = WAIT_MINUTES[attempts - 1];
  return waitMinutes === undefined ? { kind: "give_up" } : { kind: "retry", waitMs: waitMinutes * 60_000 };
}

/** readMailFailure takes from an error what decides about the next try, by its fields and never by its words. */
export function readMailFailure(error: unknown): MailFailure {
  if (typeof error !== "object" || error === null) return { code: null, responseCode: null };
  const code: unknown = Reflect.get(error, "code");
  const responseCode: unknown = Reflect.get(error, "responseCode");
  return {
    code: typeof code === "string" ? code : null,
    responseCode: typeof responseCode === "number" ? responseCode : null,
  };
}
