import type { Instrument } from "@/lib/domain/instrument";
import type { EpochMs } from "@/lib/domain/units";

/** AnswerContext is what a message is read with, besides itself. */
export interface AnswerContext {
  /** The venue's instruments, at least those the message names. */
  instruments: readonly Instrument[];
  /** Stands for the instant of what carries none. */
  receivedAt: EpochMs;
  /** The key whose permissions are asked about, where a venue lists all of them. */
  ourKey: string;
  /** Answers this one is read together with, by the name of their endpoint. */
  beside: Readonly<Record<string, unknown>>;
}

/** AnswerReader is how the answer of one endpoint becomes domain values: by the parser the product uses. */
export interface AnswerReader<T = unknown> {
  /** Method and path, as the venue documents them. */
  request: string;
  /** Name of the type of what `read` returns. */
  gives: string;
  /** Throws SafeExchangeError `bad_response` on a message that is not of this endpoint. */
  read: (raw: unknown, context: AnswerContext) => T;
}

/** AnswerTable is the endpoints of one venue whose answers are understood, by our name of them. */
export type AnswerTable = Readonly<Record<string, AnswerReader>>;

/** answer is one line of an AnswerTable. */
export function answer<T>(
  request: string,
  gives: string,
  read: (raw: unknown, context: AnswerContext) => T,
): AnswerReader<T> {
  return { request, gives, read };
}

/** MissingContext says what else a message needs to be understood. */
export class MissingContext extends Error {}

/**
 * theInstrument is the one market a message is about that does not name it, such as candles. Throws MissingContext where
 * none of the known ones qualifies.
 */
export function theInstrument(
  { instruments }: AnswerContext,
  qualifies: (instrument: Instrument) => boolean = () => true,
): Instrument {
  const found = instruments.find(qualifies);
  if (found === undefined)
    throw new MissingContext("the message does not say of which market it is: name it (--symbol)");
  return found;
}

/** besideOf is the answer of another endpoint that a message is read together with. Throws MissingContext without it. */
export function besideOf({ beside }: AnswerContext, endpoint: string): unknown {
  if (!(endpoint in beside)) throw new MissingContext(`the answer of "${endpoint}" is needed beside it (--beside)`);
  return beside[endpoint];
}
