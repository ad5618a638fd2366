"use client";

import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { Button } from "@/components/ui/button";
import { Num } from "@/components/ui/num";
import { ProgressBar } from "@/components/ui/progress-bar";
import { ToneMark, type Tone } from "@/components/ui/tone-mark";
import { keyEnding } from "@/lib/connection/key-ending";
import type { ConnectionView } from "@/lib/domain/views";
import { money, USD } from "@/lib/format/money";

interface ConnectionRowProps {
  slug: string;
  connection: ConnectionView;
  canWrite: boolean;
  onChanged: () => void;
  onDisconnect: () => void;
}

const TONE: Record<ConnectionView["status"], Tone> = {
  active: "ok",
  needs_attention: "warning",
  key_invalid: "critical",
  over_privileged: "critical",
  disconnected: "info",
};

/** ConnectionRow is one linked account: what it is worth, what was proven about its key, and how fresh it is. */
export function ConnectionRow({ slug, connection, canWrite, onChanged, onDisconnect }: ConnectionRowProps) {
  const { settings, time } = useAccountMessages();
  const words = settings.connections;
  const { status, sync } = connection;
  const resync = useSubmit(async () => {
    await apiRequest(`/api/w/${slug}/connections/${connection.id}/resync`, { method: "POST" });
    onChanged();
  });
  const isReading = status !== "disconnected" && sync.phase !== "done" && sync.phase !== "failed";
  const ending = useKeyEnding(connection);
  const facts = [
    words.proofs[connection.permissionProof],
    `${words.checked} ${time.dayYear(connection.permissionCheckedAt)}`,
    connection.isIpBound === true ? words.ipBound : null,
    connection.keyExpiresAt === null || ending !== null ? null : words.expires(time.dayYear(connection.keyExpiresAt)),
    connection.keyHint,
  ].filter((fact) => fact !== null);
  return (
    <li className="border-b border-line py-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <p className="min-w-0 flex-1 basis-48">
          <span className="text-body font-medium text-ink">{connection.label}</span>
          <span className="ml-2 text-dense text-muted">{connection.venueName}</span>
        </p>
        {connection.equityUsd === null ? null : <Num className="text-body" value={money(connection.equityUsd, USD)} />}
        <AsOf at={connection.lastSyncAt} />
      </div>
      <p className="mt-1 flex items-baseline gap-1.5 text-dense">
        <ToneMark tone={TONE[status]} className="translate-y-0.5" />
        <span className="text-ink">{words.status[status]}</span>
        <span className="text-muted">{words.statusHint[status]}</span>
      </p>
      {status === "disconnected" ? null : <p className="mt-1 text-caption text-muted">{facts.join(" \u00b7 ")}</p>}
      {ending === null || status === "disconnected" ? null : (
        <p className="mt-1 flex items-baseline gap-1.5 text-dense">
          <ToneMark tone={ending.tone} className="translate-y-0.5" />
          <span className="text-ink">{ending.text}</span>
        </p>
      )}
      {isReading ? (
        <div className="mt-2 max-w-[30rem]">
          <ProgressBar
            done={sync.done}
            total={sync.total}
            label={sync.detail === "" ? words.phases[sync.phase] : sync.detail}
          />
        </div>
      ) : null}
      <FormProblem error={resync.error} />
      {canWrite && status !== "disconnected" ? (
        <div className="mt-2 flex gap-2">
          <Button size="sm" onClick={() => void resync.run()} isBusy={resync.isBusy}>
            {words.resync}
          </Button>
          <Button size="sm" variant="danger" onClick={onDisconnect}>
            {words.disconnect}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** What there is to say about the end of a key, and how loud; null while it is far. */
function useKeyEnding({ keyExpiresAt }: ConnectionView): { tone: Tone; text: string } | null {
  const { settings, time } = useAccountMessages();
  const ending = keyEnding(keyExpiresAt, useNow());
  if (ending === null || keyExpiresAt === null) return null;
  const words = settings.connections;
  const date = time.dayYear(keyExpiresAt);
  if (ending.daysLeft < 0) return { tone: "critical", text: words.ended(date) };
  return {
    tone: ending.warningDays === 14 ? "notice" : "warning",
    text: words.expiresSoon(ending.daysLeft, date),
  };
}
