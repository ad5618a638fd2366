import { z } from "zod";
import { KEY_STYLES } from "../accounts/key-text";

/** Ways a venue can fail (reliability-plan.md §4.2). */
export const FAULTS = [
  "429",
  "418",
  "400",
  "401",
  "403html",
  "451",
  "500",
  "502",
  "503",
  "504",
  "timeout",
  "reset",
  "truncated",
  "slowloris",
  "redirect",
  "hugebody",
  "gzipbomb",
  "html200",
  "garbage200",
  "empty200",
  "null200",
  "array200",
  "object200",
  "wrongtypes",
  "skew",
] as const;

export type FaultName = (typeof FAULTS)[number];

/** faultRequestSchema is the body of `POST /control/faults`. */
export const faultRequestSchema = z
  .object({
    /** Only calls made with this key; without it every caller of the route is hit. */
    apiKey: z.string().min(1).optional(),
    /** Path prefix or glob, with or without the venue in front, as in `/api/v3/myTrades`, `/sapi/*` or `/okx/api/v5/*`. */
    route: z.string().startsWith("/").max(200),
    fault: z.preprocess((value) => (typeof value === "number" ? String(value) : value), z.enum(FAULTS)),
    /** How many calls fail before the fault is over. */
    times: z.number().int().min(1).max(1_000_000).default(1),
    /** Seconds for Retry-After of 429, 418 and 503. */
    retryAfter: z.number().int().min(0).optional(),
    /** How far the exchange's clock is off under `skew`. */
    skewMs: z.number().int().default(-90_000),
  })
  .refine((fault) => fault.apiKey !== undefined || !isEverything(fault.route), {
    path: ["route"],
    message: "A fault without apiKey must name a route: faults are scoped, never global.",
  });

/** A fault in force. */
export interface Fault extends z.output<typeof faultRequestSchema> {
  readonly id: number;
  hits: number;
}

/** The faults in force, oldest first. */
export interface FaultBoard {
  add(request: z.output<typeof faultRequestSchema>): Fault;
  list(): readonly Fault[];
  /** Removes one fault, those of a key, or all. Returns how many. */
  clear(filter?: { id?: number | undefined; apiKey?: string | undefined }): number;
  /** The fault this call runs into, if any; counts the hit. */
  hit(path: string, apiKey: string | undefined): Fault | undefined;
}

/** createFaultBoard starts without faults. A fault whose `times` are used up stays listed with its hits. */
export function createFaultBoard(): FaultBoard {
  let faults: Fault[] = [];
  let nextId = 1;
  return {
    add(request) {
      const fault: Fault = { ...request, id: nextId++, hits: 0 };
      faults.push(fault);
      return fault;
    },
    list: () => faults,
    clear(filter = {}) {
      const isKept = (fault: Fault): boolean =>
        (filter.id !== undefined && fault.id !== filter.id) ||
        (filter.apiKey !== undefined && fault.apiKey !== filter.apiKey);
      const before = faults.length;
      faults = faults.filter(isKept);
      return before - faults.length;
    },
    hit(path, apiKey) {
      const found = faults.find(
        (fault) =>
          fault.hits < fault.times &&
          (fault.apiKey === undefined || fault.apiKey === apiKey) &&
          matchesRoute(fault.route, path),
      );
      if (found) found.hits += 1;
      return found;
    },
  };
}

function isEverything(route: string): boolean {
  return /^[/*]*$/.test(withoutVenue(`${route}/`));
}

/** A path as the venue itself knows it: without the venue's name in front. */
function withoutVenue(path: string): string {
  const first = path.split("/")[1] ?? "";
  return first in KEY_STYLES && path.startsWith(`/${first}/`) ? path.slice(first.length + 1) : path;
}

/** matchesRoute compares a path with a prefix, or with a glob where the route has a `*`. */
export function matchesRoute(route: string, path: string): boolean {
  const short = withoutVenue(path);
  if (!route.includes("*"))
    return [path, short].some(
      (p) => p === route || p.startsWith(`${route}/`) || (route.endsWith("/") && p.startsWith(route)),
    );
  const pattern = new RegExp(
    `^${route
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  );
  return pattern.test(path) || pattern.test(short);
}
