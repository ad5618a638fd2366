"use client";

import { useQuery } from "@tanstack/react-query";
import type { HoldingsView } from "@/lib/domain/views";
import { portfolioText } from "@/lib/format/portfolio-text";
import { apiRequest } from "@/components/api/api-request";
import { useMessages } from "@/components/i18n/use-messages";
import { Headline } from "@/components/risk/headline";
import { AsOf } from "@/components/ui/as-of";
import { ButtonLink } from "@/components/ui/button-link";
import { HoldingsTable } from "./holdings-table";
import { ManualSection } from "./manual-section";
import { PositionsTable } from "./positions-table";
import { TotalSection } from "./total-section";

interface PortfolioScreenProps {
  slug: string;
  initial: HoldingsView;
  canWrite: boolean;
  /** Opens the form at once: someone followed "add a holding". */
  isAdding: boolean;
}

/** PortfolioScreen answers what is held and how it could hurt: a total that reconciles, then each asset over all places. */
export function PortfolioScreen({ slug, initial, canWrite, isAdding }: PortfolioScreenProps) {
  const messages = useMessages();
  const { portfolio, overview } = messages;
  const { data: view } = useQuery({
    queryKey: ["holdings", slug],
    queryFn: ({ signal }) => apiRequest<HoldingsView>(`/api/w/${slug}/holdings`, { signal }),
    initialData: initial,
  });
  const isEmpty = view.holdings.length === 0 && view.positions.length === 0;
  return (
    <div className="flex flex-col gap-9">
      <Headline
        text={portfolioText(view, messages)}
        question={portfolio.question}
        aside={view.total.asOf === null ? null : <AsOf at={view.total.asOf} />}
      />
      {isEmpty ? (
        canWrite ? (
          <div>
            <ButtonLink href={`/${slug}/settings/connections`} variant="primary">
              {overview.noAccount.connect}
            </ButtonLink>
          </div>
        ) : null
      ) : (
        <>
          <TotalSection view={view} />
          <HoldingsTable view={view} />
        </>
      )}
      {view.positions.length === 0 ? null : <PositionsTable positions={view.positions} accounting={view.accounting} />}
      <ManualSection slug={slug} view={view} canWrite={canWrite} isAdding={isAdding} />
    </div>
  );
}
