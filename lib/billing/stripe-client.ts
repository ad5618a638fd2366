import Stripe from "stripe";
import { AppError } from "@/lib/domain/errors";
import { runtimeEnv } from "@/lib/platform/env";

const TIMEOUT_MS = 10_000;
const MAX_RETRIES = 2;

let client: Stripe | undefined;

/** stripeClient is Stripe's SDK, at Stripe or at STRIPE_API_URL (the sandbox). One per process. */
export function stripeClient(): Stripe {
  const { STRIPE_SECRET_KEY, STRIPE_API_URL } = runtimeEnv();
  client ??= new Stripe(STRIPE_SECRET_KEY, {
    timeout: TIMEOUT_MS,
    maxNetworkRetries: MAX_RETRIES,
    telemetry: false,
    ...(STRIPE_API_URL === undefined ? {} : addressOf(STRIPE_API_URL)),
  });
  return client;
}

/**
 * callStripe makes a call and turns what is not our caller's fault (Stripe down, slow, or refusing our key) into
 * AppError `upstream_unavailable`; other errors pass unchanged.
 */
export async function callStripe<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && !(error instanceof Stripe.errors.StripeInvalidRequestError)) {
      throw new AppError(
        "upstream_unavailable",
        "Our payment provider does not answer as it should. Try again in a minute.",
        {
          retryAfterSeconds: 60,
          cause: error,
        },
      );
    }
    throw error;
  }
}

/** isMissing says whether Stripe does not know the object asked for. */
export function isMissing(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeInvalidRequestError && error.code === "resource_missing";
}

function addressOf(url: string): { host: string; port: number; protocol: "http" | "https" } {
  const { hostname, port, protocol } = new URL(url);
  const isHttps = protocol === "https:";
  return {
    host: hostname,
    port: port === "" ? (isHttps ? 443 : 80) : Number(port),
    protocol: isHttps ? "https" : "http",
  };
}
