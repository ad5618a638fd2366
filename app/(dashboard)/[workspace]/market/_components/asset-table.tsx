"use client";

import type { MarketRow } from "@/lib/domain/market-views";
import { csv } from "@/lib/format/csv";
import { probabilityOf } from "@/lib/format/market-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { CsvButton } from "@/components/ui/csv-button";
import { Hint } from "@/components/ui/hint";
import { SectionHeading } from "@/components/ui/section-heading";
import { Table, Th } from "@/components/ui/table";
import { Term } from "@/components/ui/term";
import { AssetRow } from "./asset-row";

/** AssetTable is every judged asset in one line, what you hold first. */
export function AssetTable({ slug, rows }: { slug: string; rows: readonly MarketRow[] }) {
  const { market } = useScreenMessages();
  const words = market.table;
  return (
    <section aria-labelledby="assets">
      <SectionHeading id="assets" aside={<CsvButton title={words.title} fileName="market" write={() => toCsv(rows)} />}>
        {words.title}
      </SectionHeading>
      <p className="-mt-1 mb-2 text-dense text-soft">{words.note}</p>
      <Table
        caption={words.title}
        head={
          <>
            <Th>{words.asset}</Th>
            <Th isFigure>{words.price}</Th>
            <Th>
              <Term name="regime">{words.regime}</Term>
            </Th>
            <Th isFigure>
              <Term name="volatilityRatio">{words.volatility}</Term>
            </Th>
            <Th isFigure className="max-md:hidden">
              <Term name="volatilityPercentile">{words.inYear}</Term>
            </Th>
            <Th className="max-md:hidden" aria-hidden />
            <Th isFigure>
              <Term name="stability">{words.stability}</Term>
            </Th>
            <Th>
              <Term name="confidence">{words.confidence}</Term>
            </Th>
            <Th isFigure className="max-lg:hidden">
              <Hint text={words.outcomeHint} className="term">
                {words.outcome}
              </Hint>
            </Th>
            <Th isFigure>
              <Term name="dataTrust">{words.trust}</Term>
            </Th>
          </>
        }
      >
        {rows.map((row) => (
          <AssetRow key={row.asset} slug={slug} row={row} />
        ))}
      </Table>
    </section>
  );
}

function toCsv(rows: readonly MarketRow[]): string {
  return csv(
    [
      "asset",
      "is_held",
      "sector",
      "as_of",
      "price_usd",
      "regime",
      "regime_probability",
      "volatility_annual",
      "volatility_ratio",
      "volatility_percentile_1y",
      "stability",
      "confidence_tier",
      "confidence_score",
      "tier_hits",
      "tier_cases",
      "data_trust",
    ],
    rows.map((row) => [
      row.asset,
      row.isHeld ? "yes" : "no",
      row.sector,
      new Date(row.asOf).toISOString(),
      row.priceUsd,
      row.regime.isWarmedUp ? row.regime.label : null,
      row.regime.isWarmedUp ? probabilityOf(row.regime) : null,
      row.volatility.ewma,
      row.volatility.ratio,
      row.volatility.percentile1y,
      row.stability,
      row.confidence.score === null ? null : row.confidence.tier,
      row.confidence.score,
      row.outcome.tier?.hits ?? null,
      row.outcome.tier?.cases ?? null,
      row.trust.score,
    ]),
  );
}
