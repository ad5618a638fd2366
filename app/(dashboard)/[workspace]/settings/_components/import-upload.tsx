"use client";

import { useState } from "react";
import { FormProblem } from "@/components/api/form-problem";
import { apiRequest } from "@/components/api/api-request";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { CONTROL_CLASS } from "@/components/ui/control-class";
import { CsvButton } from "@/components/ui/csv-button";
import { Field } from "@/components/ui/field";
import { ProgressBar } from "@/components/ui/progress-bar";
import { RadioCards } from "@/components/ui/radio-cards";
import { IMPORT_CHUNKS_MAX, IMPORT_KINDS, type ImportKind, type ImportView } from "@/lib/domain/import-views";
import { groupThousands } from "@/lib/format/number";
import { IMPORT_TEMPLATES } from "./import-templates";
import { splitFile } from "./split-file";

interface ImportUploadProps {
  slug: string;
  /** The last piece has arrived: the check begins. */
  onUploaded: (file: ImportView) => void;
}

/** ImportUpload sends one file, piece by piece. A piece that is sent twice counts once. */
export function ImportUpload({ slug, onUploaded }: ImportUploadProps) {
  const { imports: words } = useAccountMessages();
  const [kind, setKind] = useState<ImportKind>("trades");
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<{ done: number; total: number } | null>(null);
  const [isTooLarge, setTooLarge] = useState(false);
  const { run, isBusy, error } = useSubmit(async (chosen: File) => {
    const pieces = await splitFile(chosen);
    setTooLarge(pieces.length > IMPORT_CHUNKS_MAX);
    if (pieces.length === 0 || pieces.length > IMPORT_CHUNKS_MAX) return;
    const path = `/api/w/${slug}/imports`;
    const body = { kind, fileName: chosen.name.slice(0, 120), chunks: pieces.length };
    let current = await apiRequest<ImportView>(path, { method: "POST", body });
    for (const [seq, text] of pieces.entries()) {
      setSent({ done: seq, total: pieces.length });
      current = await apiRequest<ImportView>(`${path}/${current.id}/chunks`, { method: "POST", body: { seq, text } });
    }
    setSent(null);
    onUploaded(current);
  });
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== null) void run(file);
      }}
    >
      <RadioCards
        name="kind"
        legend={words.kind}
        value={kind}
        onChange={setKind}
        columns={3}
        options={IMPORT_KINDS.map((value) => ({
          value,
          title: words.kinds[value].label,
          detail: words.kinds[value].hint,
        }))}
      />
      <Field
        label={words.choose}
        aside={
          <CsvButton
            title={words.template}
            label={words.template}
            fileName={`ballast-${kind}`}
            write={() => IMPORT_TEMPLATES[kind]}
          />
        }
        error={isTooLarge ? words.tooLarge : null}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            className={CONTROL_CLASS}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        )}
      </Field>
      <FormProblem error={error} />
      {isBusy && sent !== null ? (
        <ProgressBar
          done={sent.done}
          total={sent.total}
          label={words.uploading}
          counts={words.pieces(groupThousands(String(sent.done)), groupThousands(String(sent.total)))}
        />
      ) : null}
      <div>
        <Button type="submit" variant="primary" isBusy={isBusy} disabled={file === null}>
          {words.upload}
        </Button>
      </div>
    </form>
  );
}
