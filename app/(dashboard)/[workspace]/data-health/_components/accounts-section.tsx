"use client";

import Link from "next/link";
import type { ConnectionView } from "@/lib/domain/views";
import { useMessages } from "@/components/i18n/use-messages";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { ToneMark } from "@/components/ui/tone-mark";

interface AccountsSectionProps {
  slug: string;
  connections: readonly ConnectionView[];
}

/** AccountsSection is each linked account: when it was read, what went wrong, what that does to the advice. */
export function AccountsSection({ slug, connections }: AccountsSectionProps) {
  const { dataHealth, overview } = useMessages();
  const words = dataHealth.accounts;
  const linked = connections.filter(({ status }) => status !== "disconnected");
  return (
    <section aria-labelledby="accounts">
      <SectionHeading id="accounts">
        <Link href={`/${slug}/settings/connections`} className="hover:underline">
          {words.title}
        </Link>
      </SectionHeading>
      <p className="-mt-1 mb-2 max-w-[76ch] text-dense text-soft">
        {linked.length === 0 ? `${words.none} ${overview.accounts.manual}.` : words.effect}
      </p>
      {linked.length === 0 ? null : (
        <Table
          caption={words.title}
          head={
            <>
              <Th>{words.account}</Th>
              <Th>{words.state}</Th>
              <Th isFigure>{words.read}</Th>
              <Th>{words.problem}</Th>
              <Th isFigure>{words.next}</Th>
            </>
          }
        >
          {linked.map((connection) => (
            <AccountRow key={connection.id} connection={connection} />
          ))}
        </Table>
      )}
    </section>
  );
}

function AccountRow({ connection }: { connection: ConnectionView }) {
  const { dataHealth, feeds, overview, time } = useMessages();
  const now = useNow();
  const { status, lastSyncAt, lastErrorAt, lastErrorCode, nextSyncAt } = connection;
  const isFailing = status !== "active" || (lastErrorAt !== null && lastErrorAt > (lastSyncAt ?? 0));
  return (
    <Tr>
      <Td className="whitespace-nowrap">
        <span className="text-ink">{connection.label}</span>
        <span className="ml-1.5 text-muted">{connection.venueName}</span>
      </Td>
      <Td>
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <ToneMark tone={isFailing ? "warning" : "ok"} />
          {overview.accounts.status[status]}
        </span>
      </Td>
      <Td isFigure>
        {lastSyncAt === null ? <span className="text-muted">{overview.accounts.never}</span> : <AsOf at={lastSyncAt} />}
      </Td>
      <Td className="whitespace-nowrap">
        {lastErrorCode === null ? (
          <span className="text-muted">{dataHealth.feeds.none}</span>
        ) : (
          <span className="flex items-baseline gap-1.5">
            {feeds.error(lastErrorCode)}
            <AsOf at={lastErrorAt} />
          </span>
        )}
      </Td>
      <Td isFigure className="text-soft">
        {nextSyncAt === null ? dataHealth.feeds.none : time.until(nextSyncAt - now)}
      </Td>
    </Tr>
  );
}
