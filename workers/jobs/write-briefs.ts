import { writeBriefs as write } from "@/lib/alert/write-briefs";
import type { Handler } from "../handler";

/** Writes the Monday briefs that are due. */
export const writeBriefs: Handler<"write-briefs"> = async (_data, { clock, log }) => {
  const written = await write({ clock });
  if (written > 0) log.info({ written }, "briefs written");
};
