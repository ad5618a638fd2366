import { isAccountUnread } from "@/lib/domain/is-account-unread";
import type { DataHealthView, FeedHealth } from "@/lib/domain/market-views";
import type { EpochMs } from "@/lib/domain/units";
import type { HeadlineText } from "./headline";
import type { ScreenMessages } from "./messages/en-screens";
import { textOf } from "./number";
import { percent } from "./percent";

/** dataHealthText answers whether the figures can be trusted now: how many feeds are late, what it costs, which account. */
export function dataHealthText(view: DataHealthView, messages: ScreenMessages): HeadlineText {
  const { lead, support } = messages.dataHealth;
  const { feeds, connections } = view;
  if (feeds.every(({ state }) => state === "waiting")) return { lead: lead.waiting, support: lead.waitingSupport };
  const late = feeds.filter(({ state }) => state === "late");
  const waiting = feeds.filter(({ state }) => state === "waiting").length;
  const unread = connections.filter(isAccountUnread);
  const parts = [
    unread.length === 0 ? null : support.accounts(unread.map(({ label }) => label).join(", ")),
    worstText(late, messages),
    trustText(view, messages),
    waiting === 0 ? null : support.firstFetch(waiting),
  ];
  return {
    lead: lead.sentence([
      ...(unread.length === 0 ? [] : [lead.unread(unread.length)]),
      late.length === 0 ? lead.fine(feeds.length) : lead.late(late.length, feeds.length),
    ]),
    support: parts.filter((part) => part !== null).join(" "),
  };
}

function worstText(late: readonly FeedHealth[], messages: ScreenMessages): string | null {
  const [first] = [...late].sort((a, b) => (a.lastSuccessAt ?? 0) - (b.lastSuccessAt ?? 0));
  if (first === undefined) return null;
  const subjects = first.subjectName === null ? [] : [first.subjectName];
  return messages.dataHealth.support.worst(
    messages.feeds.gap.what(messages.feeds.name[first.feed].toLowerCase(), subjects),
    sinceText(first.lastSuccessAt, messages),
  );
}

function trustText({ trust }: DataHealthView, { dataHealth }: ScreenMessages): string | null {
  const [lowest] = trust;
  if (lowest === undefined) return null;
  return lowest.trust.score >= 1
    ? dataHealth.support.trustFine
    : dataHealth.support.trust(textOf(percent(lowest.trust.score, { decimals: 0 })), lowest.asset);
}

/** sinceText says since when something is missing; never answered is said so. */
export function sinceText(since: EpochMs | null, { feeds, time }: ScreenMessages): string {
  return since === null ? feeds.gap.never : feeds.gap.since(time.dayClock(since));
}
