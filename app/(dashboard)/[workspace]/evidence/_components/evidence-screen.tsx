"use client";

import { useQuery } from "@tanstack/react-query";
import type { WorkspaceEvidenceView } from "@/lib/domain/evidence-views";
import { workspaceEvidenceText } from "@/lib/format/evidence-text";
import { apiRequest } from "@/components/api/api-request";
import { MeasuresTable } from "@/components/evidence/measures-table";
import { PathCharts } from "@/components/evidence/path-charts";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Headline } from "@/components/risk/headline";
import { AsOf } from "@/components/ui/as-of";
import { ButtonLink } from "@/components/ui/button-link";
import { BasisSection } from "./basis-section";
import { FallsSection } from "./falls-section";
import { ReplayFigures } from "./replay-figures";

interface EvidenceScreenProps {
  slug: string;
  initial: WorkspaceEvidenceView;
}

/** EvidenceScreen replays today's book: held, under Ballast, under the 200-day rule; the price stands beside the benefit. */
export function EvidenceScreen({ slug, initial }: EvidenceScreenProps) {
  const messages = useScreenMessages();
  const { data: view } = useQuery({
    queryKey: ["evidence", slug],
    queryFn: ({ signal }) => apiRequest<WorkspaceEvidenceView>(`/api/w/${slug}/evidence`, { signal }),
    initialData: initial,
  });
  const words = messages.evidence.workspace;
  const { replay } = view;
  return (
    <div className="flex flex-col gap-9">
      <Headline
        text={workspaceEvidenceText(view, messages)}
        question={words.question}
        aside={view.asOf === null ? null : <AsOf at={view.asOf} />}
      />
      {view.asOf === null ? (
        <div>
          <ButtonLink href={`/${slug}/settings/connections`} variant="primary">
            {messages.overview.noAccount.connect}
          </ButtonLink>
        </div>
      ) : null}
      {replay === null ? null : (
        <>
          <ReplayFigures replay={replay} />
          {replay.weeks.days.length < 2 ? null : (
            <PathCharts name={words.bookName} fileName="evidence" weeks={replay.weeks} />
          )}
          <FallsSection slug={slug} replay={replay} isPreview={view.access === "preview"} />
          <MeasuresTable id="measures" fileName="evidence-measures" rows={replay.rows} />
        </>
      )}
      {view.assets.length + view.leftOut.length === 0 ? null : <BasisSection slug={slug} view={view} />}
    </div>
  );
}
