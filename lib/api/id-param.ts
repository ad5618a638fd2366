import { z } from "zod";
import { decodeId, type EntityKind } from "@/lib/platform/ids";

/** idParam reads an outside id (`con_…`) into the uuid behind it; an id of another kind does not parse. */
export function idParam(kind: EntityKind): z.ZodType<string, string> {
  return z.string().transform((text, context) => {
    const uuid = decodeId(kind, text);
    if (uuid !== null) return uuid;
    context.addIssue({ code: "custom", message: `is not an id such as ${kind}_…` });
    return z.NEVER;
  });
}
