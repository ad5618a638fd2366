import type { EpochMs } from "@/lib/domain/units";
import type { CallParams, VenueCall, VenueEndpoint } from "@/lib/exchange/client";
import { readByCursor, type CursorPage } from "@/lib/exchange/read-pages";
import { PAGE } from "./parse-orders";

/** Span is [from, to). */
export interface Span {
  from: EpochMs;
  to: EpochMs;
}

/** between writes a span as Bitget asks for it: both ends are inclusive. */
export function between({ from, to }: Span): { startTime: number; endTime: number } {
  return { startTime: from, endTime: to - 1 };
}

/** listReader reads lists of one kind of account to their end; `cursorName` is what its pages go on by. */
export function listReader(cursorName: "cursor" | "idLessThan") {
  return <Row>(
    call: VenueCall,
    endpoint: VenueEndpoint,
    params: CallParams,
    parse: (raw: unknown) => CursorPage<Row>,
  ): Promise<Row[]> =>
    readByCursor("bitget", endpoint, async (cursor) =>
      parse(await call(endpoint, { ...params, limit: PAGE, ...(cursor === null ? {} : { [cursorName]: cursor }) })),
    );
}
