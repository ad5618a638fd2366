import { deliverDueMail } from "@/lib/mail/deliver-due-mail";
import { sendMail } from "@/lib/mail/send-mail";
import type { Handler } from "../handler";

/** Sends what is due in the outbox. */
export const deliverMail: Handler<"deliver-mail"> = async (_data, { clock }) => {
  await deliverDueMail({ clock, transport: sendMail });
};
