"use client";

import { useQuery } from "@tanstack/react-query";
import type { DataHealthView } from "@/lib/domain/market-views";
import { dataHealthText } from "@/lib/format/data-health-text";
import { apiRequest } from "@/components/api/api-request";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Headline } from "@/components/risk/headline";
import { AsOf } from "@/components/ui/as-of";
import { AccountsSection } from "./accounts-section";
import { FeedsTable } from "./feeds-table";
import { OffSources } from "./off-sources";
import { TrustTable } from "./trust-table";

/** The fastest feed comes every minute. */
const REFRESH_MS = 20_000;

/** DataHealthScreen answers whether the figures can be trusted: every feed by group, what each enters, and what it costs. */
export function DataHealthScreen({ slug, initial }: { slug: string; initial: DataHealthView }) {
  const messages = useScreenMessages();
  const { dataHealth } = messages;
  const { data: view } = useQuery({
    queryKey: ["data-health", slug],
    queryFn: ({ signal }) => apiRequest<DataHealthView>(`/api/w/${slug}/data-health`, { signal }),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  });
  return (
    <div className="flex flex-col gap-9">
      <Headline text={dataHealthText(view, messages)} question={dataHealth.question} aside={<AsOf at={view.asOf} />} />
      <AccountsSection slug={slug} connections={view.connections} />
      <FeedsTable feeds={view.feeds} />
      <OffSources off={view.off} />
      <TrustTable slug={slug} trust={view.trust} />
    </div>
  );
}
