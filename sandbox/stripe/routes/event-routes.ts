import { z } from "zod";
import { listParams, paginate } from "../paginate";
import { parseParams } from "../parse-params";
import type { StripeAccount } from "../stripe-account";
import { resourceMissing } from "../stripe-error";
import type { StripeRouter } from "../stripe-router";

/** addEventRoutes serves `/v1/events`, with which a receiver catches up on webhooks it missed. */
export function addEventRoutes(router: StripeRouter, account: StripeAccount): void {
  router.get("/v1/events", (params) => {
    const schema = z.strictObject({
      ...listParams,
      type: z.string().optional(),
      types: z.array(z.string()).max(20).optional(),
    });
    const { type, types, ...page } = parseParams(schema, params);
    const wanted = type === undefined ? types : [type];
    const events = [...account.store.events.values()]
      .reverse()
      .filter((it) => wanted === undefined || wanted.some((pattern) => matches(pattern, it.type)));
    return paginate(events, page, "/v1/events");
  });

  router.get("/v1/events/:id", (_params, id) => {
    const event = account.store.events.get(id);
    if (!event) throw resourceMissing("event", id);
    return event;
  });
}

/** `invoice.*` matches every invoice event. */
function matches(pattern: string, type: string): boolean {
  return pattern.endsWith(".*") ? type.startsWith(pattern.slice(0, -1)) : pattern === type;
}
