"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { apiRequest } from "@/components/api/api-request";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { ProgressBar } from "@/components/ui/progress-bar";
import { SectionHeading } from "@/components/ui/section-heading";
import type { ImportReport, ImportView } from "@/lib/domain/import-views";
import { groupThousands } from "@/lib/format/number";
import { ImportHistory } from "./import-history";
import { ImportReview } from "./import-review";
import { ImportUpload } from "./import-upload";

interface ImportsScreenProps {
  slug: string;
  initial: readonly ImportView[];
  /** Venues whose balances we read: their trades must not count as holdings too. */
  linkedVenues: readonly string[];
  canWrite: boolean;
}

/** Live updates tell of progress; this is for a stream that is cut. */
const POLL_MS = 2_000;
const AT_WORK = ["checking", "importing", "undoing"] as const;

/** ImportsScreen takes a file in four steps: upload, what it changes, progress, and a history with a way back. */
export function ImportsScreen({ slug, initial, linkedVenues, canWrite }: ImportsScreenProps) {
  const { imports: words, settings } = useAccountMessages();
  const client = useQueryClient();
  const { data: files } = useQuery({
    queryKey: ["imports", slug],
    queryFn: async ({ signal }) =>
      (await apiRequest<{ imports: ImportView[] }>(`/api/w/${slug}/imports`, { signal })).imports,
    initialData: [...initial],
    refetchInterval: ({ state }) => (state.data?.some(isAtWork) === true ? POLL_MS : false),
  });
  const refresh = () => void client.invalidateQueries({ queryKey: ["imports", slug] });
  return (
    <div className="flex max-w-[60rem] flex-col gap-8">
      <section aria-labelledby="import-upload">
        <SectionHeading id="import-upload">{words.title}</SectionHeading>
        <p className="mb-4 max-w-[64ch] text-body text-soft">{words.lead}</p>
        {canWrite ? (
          <ImportUpload slug={slug} onUploaded={refresh} />
        ) : (
          <Banner tone="info" title={settings.readOnly} />
        )}
      </section>
      {files.filter(isAtWork).map((file) => (
        <Progress key={file.id} file={file} />
      ))}
      {files.filter(isReviewed).map((file) => (
        <ImportReview
          key={file.id}
          slug={slug}
          file={file}
          linkedVenues={linkedVenues}
          canWrite={canWrite}
          onChanged={refresh}
        />
      ))}
      <ImportHistory slug={slug} files={files} canWrite={canWrite} onChanged={refresh} />
    </div>
  );
}

function Progress({ file }: { file: ImportView & { status: (typeof AT_WORK)[number] } }) {
  const { imports: words } = useAccountMessages();
  const total = file.status === "importing" ? file.rowsTotal : null;
  return (
    <ProgressBar
      label={`${words[file.status]}: ${file.fileName}`}
      done={file.rowsRead}
      total={total ?? 0}
      counts={words.rowsDone(
        groupThousands(String(file.rowsRead)),
        total === null ? null : groupThousands(String(total)),
      )}
    />
  );
}

function isAtWork(file: ImportView): file is ImportView & { status: (typeof AT_WORK)[number] } {
  return (AT_WORK as readonly string[]).includes(file.status);
}

function isReviewed(file: ImportView): file is ImportView & { report: ImportReport } {
  return (file.status === "checked" || file.status === "refused") && file.report !== null;
}
