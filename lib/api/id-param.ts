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

/** idInPath is the `[id]` of a path: the verb decodes it, so that every wrong id is the same "not found". */
export const idInPath = z.strictObject({ id: z.string().max(64) });
