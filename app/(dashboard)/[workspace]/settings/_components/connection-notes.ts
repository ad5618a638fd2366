import type { Tone } from "@/components/ui/tone-mark";
import { keyEnding } from "@/lib/connection/key-ending";
import { isAccountUnread } from "@/lib/domain/is-account-unread";
import type { EpochMs } from "@/lib/domain/units";
import type { ConnectionView } from "@/lib/domain/views";
import type { AccountMessages } from "@/lib/format/messages/en-account";

/** ConnectionNote is one thing to know of a linked account, and how loud it is. */
export interface ConnectionNote {
  tone: Tone;
  title: string;
  detail: string;
}

const TONE: Record<ConnectionView["status"], Tone> = {
  active: "ok",
  needs_attention: "warning",
  key_invalid: "critical",
  over_privileged: "critical",
  disconnected: "info",
};

/**
 * connectionNotes says how an account stands: its state with the last error and the next try, a key that nobody proved,
 * a key that ends; and below them the facts about the key.
 */
export function connectionNotes(
  connection: ConnectionView,
  now: EpochMs,
  messages: AccountMessages,
): { notes: ConnectionNote[]; facts: string[] } {
  const words = messages.settings.connections;
  const { permissionProof, permissionCheckedAt, isIpBound, keyExpiresAt, keyHint } = connection;
  const ending = endingNote(connection, now, messages);
  const isAttested = permissionProof === "user_attested" && connection.status === "active";
  const facts = [
    isAttested ? null : words.proofs[permissionProof],
    `${words.checked} ${messages.time.dayYear(permissionCheckedAt)}`,
    isIpBound === true ? words.ipBound : null,
    keyExpiresAt === null || ending !== null ? null : words.expires(messages.time.dayYear(keyExpiresAt)),
    /[a-z0-9]/i.test(keyHint) ? keyHint : null,
  ];
  return {
    notes: [
      stateNote(connection, now, messages),
      isAttested ? { tone: "notice" as const, ...words.attested } : null,
      ending,
    ].filter((note) => note !== null),
    facts: facts.filter((fact) => fact !== null),
  };
}

function stateNote(connection: ConnectionView, now: EpochMs, messages: AccountMessages): ConnectionNote {
  const words = messages.settings.connections;
  const { lastErrorCode, lastErrorAt, nextSyncAt } = connection;
  const isUnread = isAccountUnread(connection);
  const status = isUnread && connection.status === "active" ? "needs_attention" : connection.status;
  const isTriedAgain = status === "needs_attention" && lastErrorCode !== null && lastErrorAt !== null;
  return {
    tone: TONE[status],
    title: words.status[status],
    detail: isTriedAgain
      ? words.failure(
          `${connection.venueName} ${messages.feeds.error(lastErrorCode)}`,
          messages.time.ago(now - lastErrorAt),
          nextSyncAt === null ? null : messages.time.until(nextSyncAt - now),
        )
      : words.statusHint[status],
  };
}

/** What there is to say about the end of a key, and how loud; null while it is far. */
function endingNote(
  { keyExpiresAt, status }: ConnectionView,
  now: EpochMs,
  { settings, time }: AccountMessages,
): ConnectionNote | null {
  const ending = keyEnding(keyExpiresAt, now);
  if (ending === null || keyExpiresAt === null || status === "disconnected") return null;
  const words = settings.connections;
  const date = time.dayYear(keyExpiresAt);
  if (ending.daysLeft < 0) return { tone: "critical", ...words.ended(date) };
  return { tone: ending.warningDays === 14 ? "notice" : "warning", ...words.expiresSoon(ending.daysLeft, date) };
}
