import { Prisma } from "./generated/client";

/** Prisma's codes for: unreachable, timed out, closed, no free connection, transaction not started or expired. */
const UNREACHABLE = new Set(["P1001", "P1002", "P1008", "P1017", "P2024", "P2028"]);
/** What the driver and the operating system say when PostgreSQL restarts or is gone (57P0x: being shut down). */
const CONNECTION_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P02", "57P03"]);
/** The driver's own words where it gives no code. */
const CONNECTION_WORDS = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** isUniqueViolation is true when a write met a unique index that another row already satisfies. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** isDatabaseUnreachable is true when the database did not answer, as against refusing what was asked. */
export function isDatabaseUnreachable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (error instanceof Prisma.PrismaClientKnownRequestError && UNREACHABLE.has(error.code)) return true;
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === "string" && CONNECTION_CODES.has(code)) return true;
  return CONNECTION_WORDS.test(error.message) || isDatabaseUnreachable(error.cause);
}
