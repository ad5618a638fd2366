import { Prisma } from "./generated/client";

/** isUniqueViolation is true when a write met a unique index that another row already satisfies. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
