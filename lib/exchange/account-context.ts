import type { Clock } from "@/lib/platform/clock";

/** AccountContext is what reading an account may need besides its calls. */
export interface AccountContext {
  clock: Clock;
  /** The public part of the key: venues that list all keys of an account are searched for it. */
  apiKey: string;
  /** HMAC-SHA256 of a text under the secret, in hex, for the venues where a signature is a parameter. */
  sign(text: string): string;
}
