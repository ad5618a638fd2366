import { writeKeyExpiryMails } from "@/lib/alert/write-key-expiry-mails";
import { writeSafetyMails as write } from "@/lib/alert/write-safety-mails";
import { enqueue } from "@/lib/queue/enqueue";
import type { Handler } from "../handler";

/** Mails new safety warnings and the coming end of keys; on every plan. */
export const writeSafetyMails: Handler<"write-safety-mails"> = async (_data, { clock }) => {
  const written = (await write({ clock })) + (await writeKeyExpiryMails({ clock }));
  if (written > 0) await enqueue("deliver-mail", {});
};
