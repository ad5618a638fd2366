"use client";

import { useQuery } from "@tanstack/react-query";
import type { OverviewView } from "@/lib/domain/views";
import { apiRequest } from "@/components/api/api-request";
import { DoNow } from "./do-now";
import { EquitySection } from "./equity-section";
import { FiguresRow } from "./figures-row";
import { OverviewHeadline } from "./overview-headline";
import { SinceLastVisit } from "./since-last-visit";
import { SourcesSection } from "./sources-section";
import { WhySection } from "./why-section";
import { LadderStrip } from "@/components/risk/ladder-strip";

interface OverviewScreenProps {
  slug: string;
  initial: OverviewView;
  canWrite: boolean;
}

/**
 * OverviewScreen answers how much risk to carry now, and why. Wide: sentence and figures across, then actions beside the
 * waterfall, the ladder across, the chart beside what changed. On phones the ladder comes before the waterfall.
 */
export function OverviewScreen({ slug, initial, canWrite }: OverviewScreenProps) {
  const { data: view } = useQuery({
    queryKey: ["overview", slug],
    queryFn: ({ signal }) => apiRequest<OverviewView>(`/api/w/${slug}/overview`, { signal }),
    initialData: initial,
  });
  const { assessment, accounting, policy } = view;
  return (
    <div className="grid gap-x-10 gap-y-8 lg:grid-cols-12">
      <div className="lg:col-span-12">
        <OverviewHeadline view={view} slug={slug} canWrite={canWrite} />
      </div>
      {assessment === null ? null : (
        <>
          <div className="-mx-4 min-w-0 md:mx-0 lg:col-span-12">
            <FiguresRow view={view} assessment={assessment} />
          </div>
          <div className="min-w-0 lg:col-span-7">
            <DoNow view={view} slug={slug} />
          </div>
          <div className="order-2 min-w-0 lg:order-none lg:col-span-5">
            <WhySection assessment={assessment} accounting={accounting} />
          </div>
          <div className="order-1 min-w-0 border-y border-line py-5 lg:order-none lg:col-span-12">
            <LadderStrip
              ladder={assessment.ladder}
              nextTrade={assessment.nextTrade}
              lossLimitFraction={policy.lossLimitFraction}
              accounting={accounting}
            />
          </div>
          <div className="order-3 min-w-0 lg:order-none lg:col-span-8">
            <EquitySection view={view} ladder={assessment.ladder} />
          </div>
        </>
      )}
      <div className="order-4 grid min-w-0 content-start gap-8 lg:order-none lg:col-span-4">
        {assessment === null ? null : <SinceLastVisit view={view} />}
        <SourcesSection view={view} slug={slug} />
      </div>
    </div>
  );
}
