"use client";

import { useCallback, useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { apiRequest } from "@/components/api/api-request";
import { LinkAccountForm } from "@/components/connection/link-account-form";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeading } from "@/components/ui/section-heading";
import type { VenueOption } from "@/lib/domain/venue-option";
import type { ConnectionView } from "@/lib/domain/views";
import { ConnectionRow } from "./connection-row";
import { DisconnectDialog } from "./disconnect-dialog";

interface ConnectionsScreenProps {
  slug: string;
  initial: readonly ConnectionView[];
  limit: number;
  canWrite: boolean;
  venues: readonly VenueOption[];
  egressAddresses: readonly string[];
  sandboxUrl: string | null;
}

/** ConnectionsScreen lists linked accounts with their proof, state and age, and links another. */
export function ConnectionsScreen(props: ConnectionsScreenProps) {
  const { slug, initial, limit, canWrite, venues, egressAddresses, sandboxUrl } = props;
  const { settings } = useAccountMessages();
  const words = settings.connections;
  const client = useQueryClient();
  const { data: connections } = useQuery({
    queryKey: ["connections", slug],
    queryFn: async ({ signal }) =>
      (await apiRequest<{ connections: ConnectionView[] }>(`/api/w/${slug}/connections`, { signal })).connections,
    initialData: [...initial],
  });
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: ["connections", slug] }), [client, slug]);
  const [isLinking, setIsLinking] = useState(false);
  const [leaving, setLeaving] = useState<ConnectionView | null>(null);
  const accepted = useCallback(() => {
    setIsLinking(false);
    refresh();
  }, [refresh]);

  const used = connections.filter(({ status }) => status !== "disconnected").length;
  const link =
    used >= limit ? (
      <ButtonLink href={`/${slug}/settings/plan`}>{words.upgrade}</ButtonLink>
    ) : (
      <Button variant="primary" onClick={() => setIsLinking(true)} disabled={!canWrite}>
        {words.add}
      </Button>
    );
  return (
    <section aria-labelledby="connections" className="max-w-[60rem]">
      <SectionHeading id="connections" aside={connections.length === 0 ? undefined : link}>
        {words.title}
        <span className="figures ml-2 text-caption font-normal text-muted">{words.used(used, limit)}</span>
      </SectionHeading>
      {canWrite ? null : <Banner tone="info" title={settings.readOnly} className="mb-4" />}
      {used >= limit ? <p className="mb-3 text-dense text-soft">{words.limitReached}</p> : null}
      {connections.length === 0 ? (
        <EmptyState title={words.title} action={link}>
          {words.none}
        </EmptyState>
      ) : (
        <ul className="border-t border-line-strong">
          {connections.map((connection) => (
            <ConnectionRow
              key={connection.id}
              slug={slug}
              connection={connection}
              canWrite={canWrite}
              onChanged={refresh}
              onDisconnect={() => setLeaving(connection)}
            />
          ))}
        </ul>
      )}
      <Dialog isOpen={isLinking} onClose={() => setIsLinking(false)} title={words.add} shape="sheet">
        <LinkAccountForm
          slug={slug}
          venues={venues}
          egressAddresses={egressAddresses}
          sandboxUrl={sandboxUrl}
          onAccepted={accepted}
        />
      </Dialog>
      <DisconnectDialog slug={slug} connection={leaving} onClose={() => setLeaving(null)} onDone={refresh} />
    </section>
  );
}
