import { expect, test } from "vitest";
import { hasEnded } from "./has-ended";

test.each(["FILLED", "Cancelled", "canceled", "EXPIRED_IN_MATCH", "PartiallyFilledCanceled", "effective", "closed"])(
  "%s: rests no more",
  (status) => expect(hasEnded(status)).toBe(true),
);

test.each(["NEW", "PARTIALLY_FILLED", "Untriggered", "live", "open", "a word of tomorrow", "", null, undefined])(
  "%s: may still rest, so it is kept",
  (status) => expect(hasEnded(status)).toBe(false),
);
