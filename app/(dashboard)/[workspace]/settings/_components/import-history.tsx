"use client";

import { useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeading } from "@/components/ui/section-heading";
import type { ImportView } from "@/lib/domain/import-views";
import { groupThousands } from "@/lib/format/number";
import { utcParts } from "@/lib/format/utc-parts";

interface ImportHistoryProps {
  slug: string;
  files: readonly ImportView[];
  canWrite: boolean;
  onChanged: () => void;
}

/** ImportHistory lists every file that was given, with what became of it and a way back. */
export function ImportHistory({ slug, files, canWrite, onChanged }: ImportHistoryProps) {
  const { imports: words } = useAccountMessages();
  const [leaving, setLeaving] = useState<ImportView | null>(null);
  return (
    <section aria-labelledby="import-history">
      <SectionHeading id="import-history">{words.history}</SectionHeading>
      {files.length === 0 ? (
        <EmptyState title={words.none.title}>{words.none.body}</EmptyState>
      ) : (
        <ul className="border-t border-line text-dense">
          {files.map((file) => (
            <li key={file.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-2">
              <span className="min-w-0 max-w-64 truncate font-medium text-ink">{file.fileName}</span>
              <span className="text-soft">{words.kinds[file.kind].label}</span>
              <span className="figures text-muted">{utcParts(file.createdAt).isoDate}</span>
              <span className="text-soft">{words.status[file.status]}</span>
              {file.status === "done" ? (
                <span className="figures text-soft">
                  {words.added(groupThousands(String(file.rowsAdded)), groupThousands(String(file.rowsKnown)))}
                </span>
              ) : null}
              {canWrite && isUndoable(file) ? (
                <Button size="sm" variant="quiet" className="ml-auto" onClick={() => setLeaving(file)}>
                  {file.status === "done" ? words.undo : words.discard}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <UndoDialog slug={slug} file={leaving} onClose={() => setLeaving(null)} onDone={onChanged} />
    </section>
  );
}

/** What waits for a decision has its buttons in the review. */
function isUndoable({ status }: ImportView): boolean {
  return status === "done" || status === "uploading" || status === "importing";
}

interface UndoDialogProps {
  slug: string;
  /** Null = closed. */
  file: ImportView | null;
  onClose: () => void;
  onDone: () => void;
}

function UndoDialog({ slug, file, onClose, onDone }: UndoDialogProps) {
  const { imports: words, ui } = useAccountMessages();
  const { run, isBusy, error } = useSubmit(async (id: string) => {
    await apiRequest(`/api/w/${slug}/imports/${id}`, { method: "DELETE" });
    onDone();
    onClose();
  });
  return (
    <Dialog
      isOpen={file !== null}
      onClose={onClose}
      title={words.undoTitle(file?.fileName ?? "")}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button variant="danger" isBusy={isBusy} onClick={() => file !== null && void run(file.id)}>
            {words.undo}
          </Button>
        </>
      }
    >
      <FormProblem error={error} />
      <p className="text-body text-soft">{words.undoBody}</p>
    </Dialog>
  );
}
