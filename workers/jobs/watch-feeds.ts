import { writeOperatorMails } from "@/lib/alert/write-operator-mails";
import { loadLateFeeds } from "@/lib/market/late-feeds";
import { enqueue } from "@/lib/queue/enqueue";
import type { Handler } from "../handler";

/** Says in the log, and by mail where the operator left an address, which feeds stay past their freshness target. */
export const watchFeeds: Handler<"watch-feeds"> = async (_data, { clock, log }) => {
  const late = await loadLateFeeds(clock.now());
  for (const { feed, subjects, since, errorCode } of late)
    log.warn({ feed, subjects: subjects.length, since, errorCode }, "feed late");
  if ((await writeOperatorMails(late, { clock })) > 0) await enqueue("deliver-mail", {});
};
