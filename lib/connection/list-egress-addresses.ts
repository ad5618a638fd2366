import { runtimeEnv } from "@/lib/platform/env";

/** listEgressAddresses is the addresses this installation calls exchanges from, for people to bind keys to; empty = not stated. */
export function listEgressAddresses(): string[] {
  return (
    runtimeEnv()
      .EGRESS_ADDRESSES?.split(",")
      .map((address) => address.trim()) ?? []
  );
}
