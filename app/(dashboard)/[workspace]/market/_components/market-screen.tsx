"use client";

import { useQuery } from "@tanstack/react-query";
import type { MarketView } from "@/lib/domain/market-views";
import { marketText } from "@/lib/format/market-text";
import { apiRequest } from "@/components/api/api-request";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { GapBanner } from "@/components/market/gap-banner";
import { Headline } from "@/components/risk/headline";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { EmptyState } from "@/components/ui/empty-state";
import { AssetTable } from "./asset-table";
import { StructureFigures } from "./structure-figures";
import { StructureSection } from "./structure-section";

/** Prices come every minute; states are made hourly and announced. */
const REFRESH_MS = 60_000;

/** MarketScreen answers what state the market is in: the sentence, what all assets say together, then each of them. */
export function MarketScreen({ slug, initial }: { slug: string; initial: MarketView }) {
  const messages = useScreenMessages();
  const { market } = messages;
  const now = useNow();
  const { data: view } = useQuery({
    queryKey: ["market", slug],
    queryFn: ({ signal }) => apiRequest<MarketView>(`/api/w/${slug}/market`, { signal }),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className="flex flex-col gap-9">
      <Headline
        text={marketText(view, messages, now)}
        question={market.question}
        aside={view.asOf === null ? null : <AsOf at={view.asOf} />}
      />
      <GapBanner slug={slug} gaps={view.gaps} />
      {view.structure === null ? (
        <EmptyState title={market.table.empty}>{market.table.emptyBody}</EmptyState>
      ) : (
        <>
          <StructureFigures structure={view.structure} />
          <StructureSection structure={view.structure} />
          <AssetTable slug={slug} rows={view.rows} />
        </>
      )}
    </div>
  );
}
