import { hash, verify } from "@node-rs/argon2";

/** OWASP's minimum for argon2id (the library's default algorithm): 19 MiB, two passes, one lane; 11 ms on our machines. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

/** hashPassword makes the PHC string kept in the database. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/**
 * verifyPassword compares in the same time whether or not the person exists: `passwordHash: null` is checked against a
 * decoy and is always false.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const isRight = await verify(passwordHash ?? (await decoy), password);
  return isRight && passwordHash !== null;
}
