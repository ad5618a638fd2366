"use client";

import Link from "next/link";
import { useQuery } from "@tanstack/react-query";
import type { AssetMarketView } from "@/lib/domain/market-views";
import { assetMarketText } from "@/lib/format/market-text";
import { apiRequest } from "@/components/api/api-request";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { GapBanner } from "@/components/market/gap-banner";
import { Headline } from "@/components/risk/headline";
import { useNow } from "@/components/time/use-now";
import { AsOf } from "@/components/ui/as-of";
import { AssetFigures } from "./asset-figures";
import { ConfidenceSection } from "./confidence-section";
import { EvidenceSection } from "./evidence-section";
import { LiquiditySection } from "./liquidity-section";
import { NewsSection } from "./news-section";
import { RegimeSection } from "./regime-section";
import { SignalsSection } from "./signals-section";
import { StabilitySection } from "./stability-section";
import { TrustSection } from "./trust-section";
import { VolatilitySection } from "./volatility-section";

/** Prices come every minute. */
const REFRESH_MS = 60_000;

/** AssetScreen is one asset's market: the sentence, four figures, then every part they are made of. */
export function AssetScreen({ slug, initial }: { slug: string; initial: AssetMarketView }) {
  const messages = useScreenMessages();
  const words = messages.market.asset;
  const now = useNow();
  const { asset } = initial.state;
  const { data: view } = useQuery({
    queryKey: ["market", slug, asset],
    queryFn: ({ signal }) =>
      apiRequest<AssetMarketView>(`/api/w/${slug}/market-asset?${new URLSearchParams({ asset }).toString()}`, {
        signal,
      }),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  const { state } = view;
  return (
    <div className="flex flex-col gap-9">
      <div>
        <p className="mb-3 flex flex-wrap gap-x-3 text-dense text-muted">
          <Link href={`/${slug}/market`} className="text-accent hover:underline">
            {`\u2039 ${words.back}`}
          </Link>
          <span>{words.marketOf(view.market.symbol, view.market.venueName)}</span>
          <span>{view.isHeld ? words.held : words.notHeld}</span>
          <span>{messages.correlation.sector[state.sector]}</span>
        </p>
        <Headline
          text={assetMarketText(view, messages, now)}
          question={words.question(asset)}
          aside={<AsOf at={state.asOf} />}
        />
      </div>
      <GapBanner slug={slug} gaps={view.gaps} />
      <AssetFigures view={view} />
      <RegimeSection regime={state.regime} days={view.regimeDays} />
      <VolatilitySection state={state} path={view.volatilityPath} />
      <div className="grid gap-9 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-9">
          <StabilitySection stability={state.stability} />
          <EvidenceSection evidence={state.evidence} />
          <TrustSection trust={state.trust} />
        </div>
        <div className="flex min-w-0 flex-col gap-9">
          <ConfidenceSection confidence={state.confidence} />
          <LiquiditySection liquidity={state.liquidity} />
        </div>
      </div>
      <div className="grid gap-9 *:min-w-0 lg:grid-cols-2">
        <SignalsSection signals={view.signals} />
        <NewsSection asset={asset} headlines={view.headlines} />
      </div>
    </div>
  );
}
