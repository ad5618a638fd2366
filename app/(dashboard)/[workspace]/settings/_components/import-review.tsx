"use client";

import { useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { SectionHeading } from "@/components/ui/section-heading";
import type { ImportReport, ImportView } from "@/lib/domain/import-views";
import { refusalText, reportLines } from "@/lib/format/import-text";
import { groupThousands } from "@/lib/format/number";
import { quantityShort } from "@/lib/format/quantity";
import { ImportErrors } from "./import-errors";
import { ImportPreviewTable } from "./import-preview-table";

interface ImportReviewProps {
  slug: string;
  file: ImportView & { report: ImportReport };
  linkedVenues: readonly string[];
  canWrite: boolean;
  onChanged: () => void;
}

/** ImportReview shows what a checked file would change, and asks. A refused one says why. */
export function ImportReview({ slug, file, linkedVenues, canWrite, onChanged }: ImportReviewProps) {
  const { imports: words } = useAccountMessages();
  const { report } = file;
  const isLinked = report.venues.some((venue) => linkedVenues.includes(venue));
  const [countsPositions, setCountsPositions] = useState(file.kind === "trades" && !isLinked);
  const path = `/api/w/${slug}/imports/${file.id}`;
  const { run, isBusy, error } = useSubmit(async (what: "confirm" | "discard") => {
    if (what === "confirm") await apiRequest(`${path}/confirm`, { method: "POST", body: { countsPositions } });
    else await apiRequest(path, { method: "DELETE" });
    onChanged();
  });
  const good = (file.rowsTotal ?? 0) - file.rowsFailed - file.rowsSkipped;
  return (
    <section aria-labelledby={file.id} className="flex flex-col gap-4">
      <SectionHeading id={file.id}>{`${words.found.title}: ${file.fileName}`}</SectionHeading>
      {report.refusal === null ? null : <Banner tone="critical" title={refusalText(report.refusal, words)} />}
      {report.refusal !== null ? null : (
        <ul className="list-disc pl-5 text-body text-soft">
          {reportLines(file, report, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {file.kind === "trades" && report.refusal === null && report.net.length > 0 ? (
        <Checkbox
          label={words.count.label}
          hint={<NetHint net={report.net} />}
          checked={countsPositions}
          disabled={!canWrite}
          onChange={(event) => setCountsPositions(event.target.checked)}
        />
      ) : null}
      <FormProblem error={error} />
      <div className="flex flex-wrap gap-2">
        {report.refusal === null && good > 0 ? (
          <Button variant="primary" isBusy={isBusy} disabled={!canWrite} onClick={() => void run("confirm")}>
            {words.confirm(groupThousands(String(good)))}
          </Button>
        ) : null}
        <Button disabled={!canWrite || isBusy} onClick={() => void run("discard")}>
          {words.discard}
        </Button>
      </div>
      {file.rowsFailed === 0 ? null : <ImportErrors slug={slug} file={file} />}
      {report.preview.length === 0 ? null : <ImportPreviewTable kind={file.kind} rows={report.preview} />}
    </section>
  );
}

const NAMED = 12;

function NetHint({ net }: { net: ImportReport["net"] }) {
  const { count, found } = useAccountMessages().imports;
  const left = net.filter(({ quantity }) => !quantity.startsWith("-"));
  const short = net.filter(({ quantity }) => quantity.startsWith("-"));
  const more = (all: readonly unknown[]) => (all.length > NAMED ? found.more : "");
  const amounts = left.slice(0, NAMED).map(({ asset, quantity }) => `${quantityShort(quantity)} ${asset}`);
  const names = short.slice(0, NAMED).map(({ asset }) => asset);
  return (
    <>
      {count.hint}
      {left.length === 0 ? "" : ` ${count.net(amounts.join(", ") + more(left))}`}
      {short.length === 0 ? "" : ` ${count.short(names.join(", ") + more(short))}`}
    </>
  );
}
