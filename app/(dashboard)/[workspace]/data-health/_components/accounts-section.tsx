"use client";

import Link from "next/link";
import { isAccountUnread } from "@/lib/domain/is-account-unread";
import type { ConnectionView } from "@/lib/domain/views";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { ToneMark } from "@/components/ui/tone-mark";
import { LastError } from "./last-error";

interface AccountsSectionProps {
  slug: string;
  connections: readonly ConnectionView[];
}

/** AccountsSection is each linked account: when it was read, what went wrong, what that does to the advice. */
export function AccountsSection({ slug, connections }: AccountsSectionProps) {
  const { dataHealth } = useScreenMessages();
  const words = dataHealth.accounts;
  const linked = connections.filter(({ status }) => status !== "disconnected");
  return (
    <section aria-labelledby="accounts">
      <SectionHeading
        id="accounts"
        aside={
          <Link href={`/${slug}/settings/connections`} className="text-dense text-accent hover:underline">
            {words.manage}
          </Link>
        }
      >
        {words.title}
      </SectionHeading>
      <p className="-mt-1 mb-2 max-w-[76ch] text-dense text-soft">{linked.length === 0 ? words.none : words.effect}</p>
      {linked.length === 0 ? null : (
        <Table
          caption={words.title}
          head={
            <>
              <Th>{words.account}</Th>
              <Th>{words.state}</Th>
              <Th isFigure>{words.read}</Th>
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
  const { dataHealth, overview, time } = useScreenMessages();
  const now = useNow();
  const { status, lastSyncAt, lastErrorAt, lastErrorCode, nextSyncAt } = connection;
  const isUnread = isAccountUnread(connection);
  return (
    <Tr>
      <Td className="max-md:wrap-anywhere">
        <span className="text-ink">{connection.label}</span>
        <span className="ml-1.5 text-muted">{connection.venueName}</span>
        <LastError code={lastErrorCode} at={lastErrorAt} isOver={!isUnread} />
      </Td>
      <Td>
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <ToneMark tone={isUnread ? "warning" : "ok"} />
          {overview.accounts.status[isUnread && status === "active" ? "needs_attention" : status]}
        </span>
      </Td>
      <Td isFigure>
        {lastSyncAt === null ? <span className="text-muted">{overview.accounts.never}</span> : <AsOf at={lastSyncAt} />}
      </Td>
      <Td isFigure className="text-soft">
        {nextSyncAt === null ? dataHealth.accounts.noNext : time.until(nextSyncAt - now)}
      </Td>
    </Tr>
  );
}
