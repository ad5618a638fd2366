"use client";

import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { SyncBar } from "@/components/connection/sync-bar";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { Button } from "@/components/ui/button";
import { Num } from "@/components/ui/num";
import { ToneMark } from "@/components/ui/tone-mark";
import type { ConnectionView } from "@/lib/domain/views";
import { money, USD } from "@/lib/format/money";
import { connectionNotes } from "./connection-notes";

interface ConnectionRowProps {
  slug: string;
  connection: ConnectionView;
  canWrite: boolean;
  onChanged: () => void;
  onDisconnect: () => void;
}

/** ConnectionRow is one linked account: what it is worth, what was proven about its key, how fresh it is, what is wrong. */
export function ConnectionRow({ slug, connection, canWrite, onChanged, onDisconnect }: ConnectionRowProps) {
  const messages = useAccountMessages();
  const words = messages.settings.connections;
  const { status, sync } = connection;
  const resync = useSubmit(async () => {
    await apiRequest(`/api/w/${slug}/connections/${connection.id}/resync`, { method: "POST" });
    onChanged();
  });
  const isLinked = status !== "disconnected";
  const isReading = status === "active" && sync.phase !== "done" && sync.phase !== "failed";
  const { notes, facts } = connectionNotes(connection, useNow(), messages);
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-line py-3 sm:grid-cols-[1fr_auto]">
      <div className="min-w-0">
        <p>
          <span className="text-body font-medium text-ink">{connection.label}</span>
          <span className="ml-2 text-dense text-muted">{connection.venueName}</span>
        </p>
        {notes.map(({ tone, title, detail }) => (
          <p key={title} className="mt-1 flex items-baseline gap-1.5 text-dense">
            <ToneMark tone={tone} className="translate-y-0.5" />
            <span>
              <span className="text-ink">{title}</span> <span className="text-muted">{detail}</span>
            </span>
          </p>
        ))}
        {isLinked ? <p className="mt-1 text-caption text-muted">{facts.join(" \u00b7 ")}</p> : null}
        {isReading ? (
          <div className="mt-2 max-w-[30rem]">
            <SyncBar sync={sync} />
          </div>
        ) : null}
        <FormProblem error={resync.error} />
      </div>
      <div className="flex flex-col gap-2 sm:items-end">
        <p className="flex items-baseline gap-3">
          {connection.equityUsd === null ? null : (
            <Num className="text-body" value={money(connection.equityUsd, USD)} />
          )}
          <AsOf at={connection.lastSyncAt} />
        </p>
        {canWrite && isLinked ? (
          <div className="flex gap-2">
            <Button size="sm" onClick={() => void resync.run()} isBusy={resync.isBusy}>
              {words.resync}
            </Button>
            <Button size="sm" variant="danger" onClick={onDisconnect}>
              {words.disconnect}
            </Button>
          </div>
        ) : null}
      </div>
    </li>
  );
}
