import { writeSafetyMails as write } from "@/lib/alert/write-safety-mails";
import { enqueue } from "@/lib/queue/enqueue";
import type { Handler } from "../handler";

/** Mails new safety warnings; on every plan. */
export const writeSafetyMails: Handler<"write-safety-mails"> = async (_data, { clock }) => {
  if ((await write({ clock })) > 0) await enqueue("deliver-mail", {});
};
