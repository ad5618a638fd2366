"use client";

import Link from "next/link";
import { clsx } from "clsx";
import type { TierOutcome } from "@/lib/domain/market-state";
import type { MarketRow } from "@/lib/domain/market-views";
import { PRICE_LATE_MS, STATE_LATE_MS } from "@/lib/format/market-text";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { priceByMagnitude } from "@/lib/format/price";
import { ratio } from "@/lib/format/ratio";
import { RegimeMix } from "@/components/charts/regime-mix";
import { Sparkline } from "@/components/charts/sparkline";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { RegimeProbability } from "@/components/market/regime-probability";
import { TrustReasons } from "@/components/market/trust-reasons";
import { RegimeWord } from "@/components/risk/regime-word";
import { TierWord } from "@/components/risk/tier-word";
import { useNow } from "@/components/time/use-now";
import { Hint } from "@/components/ui/hint";
import { Stale } from "@/components/ui/stale";
import { Td, Tr } from "@/components/ui/table";

/** AssetRow is one asset's market in a line. Figures of a late state are dimmed; the price says its own age. */
export function AssetRow({ slug, row }: { slug: string; row: MarketRow }) {
  const { correlation, market } = useScreenMessages();
  const words = market.table;
  const isLate = useNow() - row.asOf > STATE_LATE_MS;
  const { volatility, regime } = row;
  const whole = (fraction: number | null) => textOf(fraction === null ? NOT_KNOWN : percent(fraction, { decimals: 0 }));
  return (
    <Tr className={clsx("hover:bg-hover", isLate && "text-muted")}>
      <Td className="whitespace-nowrap">
        <Link
          href={`/${slug}/market/${encodeURIComponent(row.asset)}`}
          aria-label={words.open(row.asset)}
          className="font-medium text-ink hover:underline pointer-coarse:py-1.5"
        >
          {row.asset}
        </Link>
        <span className="ml-1.5 text-caption text-muted">
          {row.isHeld ? words.held : null}
          <span className="max-md:hidden">
            {row.isHeld ? ` \u00b7 ${correlation.sector[row.sector]}` : correlation.sector[row.sector]}
          </span>
        </span>
      </Td>
      <Td isFigure>
        <Stale asOf={row.priceAsOf} staleAfterMs={PRICE_LATE_MS}>
          {priceByMagnitude(row.priceUsd)}
        </Stale>
      </Td>
      <Td className="whitespace-nowrap">
        {regime.isWarmedUp ? (
          <span className="inline-flex items-center gap-2">
            <RegimeWord regime={regime.label} />
            <span className="text-caption text-muted max-sm:hidden">
              <RegimeProbability regime={regime} />
            </span>
            <RegimeMix
              className="block h-1.5 w-12 shrink-0 max-md:hidden"
              shares={{
                bull: regime.probabilityBull,
                sideways: regime.probabilitySideways,
                bear: regime.probabilityBear,
              }}
            />
          </span>
        ) : (
          <span className="text-muted">{words.warmingUp}</span>
        )}
      </Td>
      <Td isFigure>{textOf(volatility.ratio === null ? NOT_KNOWN : ratio(volatility.ratio))}</Td>
      <Td isFigure className="max-md:hidden">
        {whole(volatility.percentile1y)}
      </Td>
      <Td className="max-md:hidden">
        <Sparkline values={row.volatilityPath} />
      </Td>
      <Td isFigure>{row.stability === null ? textOf(NOT_KNOWN) : formatNumber(row.stability)}</Td>
      <Td>
        {row.confidence.score === null ? (
          <span className="text-muted">{textOf(NOT_KNOWN)}</span>
        ) : (
          <TierWord tier={row.confidence.tier} isProvisional={row.confidence.isProvisional} />
        )}
      </Td>
      <Td isFigure className="max-lg:hidden text-soft">
        <Outcome {...row.outcome} />
      </Td>
      <Td isFigure>
        {row.trust.score >= 1 ? (
          whole(row.trust.score)
        ) : (
          <Hint text={<TrustReasons trust={row.trust} />} className="term figures text-high-ink">
            {whole(row.trust.score)}
          </Hint>
        )}
      </Td>
    </Tr>
  );
}

/** What followed past days of today's tier, beside all days. */
function Outcome({ tier, all }: { tier: TierOutcome | null; all: TierOutcome | null }) {
  const { market } = useScreenMessages();
  if (tier === null || all === null || tier.cases === 0 || all.cases === 0) return textOf(NOT_KNOWN);
  const rate = ({ hits, cases }: TierOutcome) => textOf(percent(hits / cases, { decimals: 0 }));
  return market.table.outcomeOf(rate(tier), tier.cases, rate(all));
}
