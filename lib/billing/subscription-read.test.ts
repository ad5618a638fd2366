import fc from "fast-check";
import type Stripe from "stripe";
import { describe, expect, it } from "vitest";
import { isNewerRead } from "./apply-read";
import { readSubscriptions, type StripeSubscriptionFacts } from "./subscription-read";

const NOW = new Date("2026-11-22T12:00:00Z");
const NOW_SECONDS = NOW.getTime() / 1_000;

interface Sample {
  id: string;
  created: number;
  status: string;
  lookupKey: string | null;
  planMetadata?: string;
}

function subscription({ id, created, status, lookupKey, planMetadata }: Sample): StripeSubscriptionFacts {
  const interval = lookupKey?.endsWith("yearly") ? "year" : "month";
  const price = {
    lookup_key: lookupKey,
    metadata: planMetadata === undefined ? {} : { plan: planMetadata },
    recurring: { interval },
  };
  const items = { data: [{ price, current_period_end: NOW_SECONDS + 86_400 }] };
  return {
    id,
    created,
    status,
    cancel_at: null,
    cancel_at_period_end: false,
    items,
  } as unknown as StripeSubscriptionFacts satisfies Pick<Stripe.Subscription, "id">;
}

const pro = (status: string, created = 1, id = "sub_pro"): Sample => ({
  id,
  created,
  status,
  lookupKey: "pro_monthly",
});

describe("readSubscriptions", () => {
  it.each([
    ["none is Free", [], "free", "free"],
    ["an active one counts", [pro("active")], "pro", "active"],
    ["a running one before a newer ended one", [pro("active", 1), pro("canceled", 2, "sub_b")], "pro", "active"],
    ["past due still runs", [pro("past_due")], "pro", "past_due"],
    ["unpaid grants nothing", [pro("unpaid")], "pro", "incomplete"],
    ["paused grants nothing", [pro("paused")], "pro", "incomplete"],
    ["a status we do not know grants nothing", [pro("rejoicing")], "pro", "incomplete"],
    ["expired counts as canceled", [pro("incomplete_expired")], "pro", "canceled"],
    [
      "of two running the larger",
      [pro("active", 2), { id: "sub_t", created: 1, status: "active", lookupKey: "team_yearly" }],
      "team",
      "active",
    ],
    [
      "a stranger's price is not ours",
      [{ id: "sub_x", created: 1, status: "active", lookupKey: "gold_monthly" }],
      "free",
      "free",
    ],
    [
      "a replaced price is known by its metadata",
      [{ id: "sub_o", created: 1, status: "active", lookupKey: null, planMetadata: "holder" }],
      "holder",
      "active",
    ],
  ] as [string, Sample[], string, string][])("%s", (_name, samples, plan, status) => {
    expect(readSubscriptions(samples.map(subscription))).toMatchObject({ plan, status });
  });

  it("gives the same answer in whatever order Stripe lists them", () => {
    const sample = fc.record({
      id: fc.constantFrom("sub_a", "sub_b", "sub_c", "sub_d"),
      created: fc.integer({ min: 1, max: 3 }),
      status: fc.constantFrom("active", "trialing", "past_due", "canceled", "incomplete", "unpaid"),
      lookupKey: fc.constantFrom("holder_monthly", "pro_yearly", "team_monthly", "other"),
    });
    const samples = fc.uniqueArray(sample, { maxLength: 4, selector: (it) => it.id });
    fc.assert(
      fc.property(
        samples.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([listed, shuffled]) => {
          expect(readSubscriptions(shuffled.map(subscription))).toEqual(readSubscriptions(listed.map(subscription)));
        },
      ),
    );
  });
});

/** A six-event lifecycle: what Stripe holds after each change. */
const LIFECYCLE: readonly Sample[] = [
  pro("incomplete"),
  pro("active"),
  pro("past_due"),
  pro("active"),
  { ...pro("active"), lookupKey: "team_yearly" },
  { ...pro("canceled"), lookupKey: "team_yearly" },
];

describe("the order of events", () => {
  /** Events are handled in the order given; each handler asks Stripe at some moment after its event happened. */
  function replay(handled: readonly { event: number; readAt: number }[]): string {
    let row = { shownSince: 0, plan: "free", status: "free" };
    for (const { readAt } of handled) {
      if (!isNewerRead(new Date(row.shownSince), new Date(readAt))) continue;
      const held = LIFECYCLE[Math.min(Math.floor(readAt), LIFECYCLE.length) - 1];
      const read = readSubscriptions(held === undefined ? [] : [subscription(held)]);
      row = { shownSince: readAt, plan: read.plan, status: read.status };
    }
    return `${row.plan} ${row.status}`;
  }

  it("does not matter: all 720 permutations end alike, whenever each handler reads and however often it runs", () => {
    const orders = permutations([1, 2, 3, 4, 5, 6]);
    expect(orders).toHaveLength(720);
    const delays = fc.array(fc.double({ min: 0, max: 6, noNaN: true }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(delays, fc.boolean(), (delay, twice) => {
        for (const order of orders) {
          const handled = order.map((event) => ({ event, readAt: event + (delay[event - 1] ?? 0) }));
          expect(replay(twice ? [...handled, ...handled] : handled)).toBe("team canceled");
        }
      }),
      { numRuns: 20 },
    );
  });

  it("matters to a handler that trusts the event's own content: the test above can fail", () => {
    const trusting = (order: readonly number[]) => LIFECYCLE[(order.at(-1) ?? 1) - 1]?.status;
    expect(new Set(permutations([1, 2, 3, 4, 5, 6]).map(trusting)).size).toBeGreaterThan(1);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, at) =>
    permutations([...items.slice(0, at), ...items.slice(at + 1)]).map((rest) => [item, ...rest]),
  );
}
