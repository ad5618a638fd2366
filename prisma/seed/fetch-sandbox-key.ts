import { z } from "zod";

const accountsSchema = z.array(
  z.object({
    id: z.string(),
    keys: z.array(z.object({ kind: z.string(), apiKey: z.string(), secret: z.string() })),
  }),
);

/** fetchSandboxKey asks the sandbox for the read-only key of one of its accounts, as a user would copy it there. */
export async function fetchSandboxKey(
  sandboxUrl: string,
  account: string,
): Promise<{ apiKey: string; secret: string }> {
  const response = await fetch(new URL("/control/accounts", sandboxUrl), { signal: AbortSignal.timeout(10_000) });
  const accounts = accountsSchema.parse(await response.json());
  const key = accounts.find(({ id }) => id === account)?.keys.find(({ kind }) => kind === "read-only");
  if (key === undefined) throw new Error(`the sandbox has no account "${account}" with a read-only key`);
  return { apiKey: key.apiKey, secret: key.secret };
}
