import type { KeyboardEvent, PointerEvent } from "react";

/** indexUnder is the point of a drawing the pointer is nearest to; points stand evenly, from 0 to `last`. */
export function indexUnder(event: PointerEvent<HTMLElement>, last: number): number {
  const { left, width } = event.currentTarget.getBoundingClientRect();
  return Math.min(last, Math.max(0, Math.round(((event.clientX - left) / width) * last)));
}

/** indexAfter is where a key moves the reading to: arrows step, Home and End jump; null for any other key. */
export function indexAfter({ key }: Pick<KeyboardEvent, "key">, at: number, last: number): number | null {
  const target = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[key];
  return target === undefined ? null : Math.min(last, Math.max(0, target));
}
