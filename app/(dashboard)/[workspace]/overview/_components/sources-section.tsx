"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { isAccountUnread } from "@/lib/domain/is-account-unread";
import type { ConnectionView, OverviewView } from "@/lib/domain/views";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { ratio } from "@/lib/format/ratio";
import { money, type Accounting } from "@/lib/format/money";
import { useMessages } from "@/components/i18n/use-messages";
import { RegimeWord } from "@/components/risk/regime-word";
import { TierWord } from "@/components/risk/tier-word";
import { AsOf } from "@/components/ui/as-of";
import { SectionHeading } from "@/components/ui/section-heading";
import { Term } from "@/components/ui/term";
import { ToneMark } from "@/components/ui/tone-mark";

/** SourcesSection is what the answer rests on: the market line, and each account with its age. */
export function SourcesSection({ view, slug }: { view: OverviewView; slug: string }) {
  return (
    <>
      <MarketLine view={view} />
      <Accounts view={view} slug={slug} />
    </>
  );
}

function MarketLine({ view }: { view: OverviewView }) {
  const { overview } = useMessages();
  const words = overview.market;
  const { btc, feeds } = view;
  const stale = feeds.filter(({ isStale }) => isStale).length;
  return (
    <section aria-labelledby="market">
      <SectionHeading id="market" aside={btc === null ? null : <AsOf at={btc.asOf} />}>
        {`${words.title}, ${words.asset}`}
      </SectionHeading>
      <dl className="border-t border-line text-dense">
        {btc === null ? (
          <p className="py-2 text-soft">{words.none}</p>
        ) : (
          <>
            <Line term={<Term name="regime" />}>
              <RegimeWord regime={btc.regime.label} />
            </Line>
            <Line term={<Term name="volatilityRatio">{words.volatility}</Term>}>
              {btc.volatility.ratio === null ? textOf(NOT_KNOWN) : words.ofMean(textOf(ratio(btc.volatility.ratio)))}
            </Line>
            <Line term={<Term name="stability" />}>
              {btc.stability.score === null ? textOf(NOT_KNOWN) : words.calm(formatNumber(btc.stability.score))}
            </Line>
            <Line term={<Term name="confidence" />}>
              <TierWord tier={btc.confidence.tier} isProvisional={btc.confidence.isProvisional} />
            </Line>
            <Line term={<Term name="dataTrust" />}>{textOf(percent(btc.trust.score, { decimals: 0 }))}</Line>
          </>
        )}
        <Line term={words.feeds}>
          {stale === 0 ? (
            words.feedsFresh
          ) : (
            <span className="inline-flex items-center gap-1.5">
              <ToneMark tone="warning" />
              {words.feedsStale(stale)}
            </span>
          )}
        </Line>
      </dl>
    </section>
  );
}

function Accounts({ view, slug }: { view: OverviewView; slug: string }) {
  const { overview } = useMessages();
  const words = overview.accounts;
  return (
    <section aria-labelledby="accounts">
      <SectionHeading id="accounts">
        <Link href={`/${slug}/settings/connections`} className="hover:underline">
          {words.title}
        </Link>
      </SectionHeading>
      <ul className="border-t border-line text-dense">
        {view.connections.length === 0 ? <li className="py-2 text-soft">{words.none}</li> : null}
        {view.connections.map((connection) => (
          <AccountLine key={connection.id} connection={connection} accounting={view.accounting} />
        ))}
      </ul>
    </section>
  );
}

function AccountLine({ connection, accounting }: { connection: ConnectionView; accounting: Accounting }) {
  const words = useMessages().overview.accounts;
  const isUnread = isAccountUnread(connection);
  const status = isUnread && connection.status === "active" ? "needs_attention" : connection.status;
  return (
    <li className="flex items-baseline justify-between gap-3 border-b border-line py-1.5">
      <span className="flex min-w-0 items-baseline gap-1.5">
        {isUnread ? <ToneMark tone="warning" className="translate-y-0.5" /> : null}
        <span className="truncate text-ink">{connection.label}</span>
        <span className="shrink-0 text-muted">{isUnread ? words.status[status] : connection.venueName}</span>
      </span>
      <span className="flex shrink-0 items-baseline gap-3">
        {connection.equityUsd === null ? null : (
          <span className="figures text-ink">{textOf(money(connection.equityUsd, accounting))}</span>
        )}
        {connection.lastSyncAt === null ? (
          <span className="text-caption text-muted">{words.never}</span>
        ) : (
          <AsOf at={connection.lastSyncAt} />
        )}
      </span>
    </li>
  );
}

function Line({ term, children }: { term: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-3 border-b border-line py-1.5">
      <dt className="text-soft">{term}</dt>
      <dd className="figures text-right text-ink">{children}</dd>
    </div>
  );
}
