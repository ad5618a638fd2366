"use client";

import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ManualHoldingView } from "@/lib/domain/views";
import { ApiProblem } from "@/components/api/api-problem";
import { apiRequest } from "@/components/api/api-request";
import { problemText } from "@/components/api/problem-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/use-toast";
import { ManualFields, type ManualDraft } from "./manual-fields";

interface ManualFormProps {
  slug: string;
  isOpen: boolean;
  /** Null adds a new one. */
  holding: ManualHoldingView | null;
  onClose: () => void;
}

/** ManualForm adds or edits one holding. Mounted per opening, so it starts from what is stored. */
export function ManualForm(props: ManualFormProps) {
  return props.isOpen ? <OpenManualForm {...props} /> : null;
}

function OpenManualForm({ slug, isOpen, holding, onClose }: ManualFormProps) {
  const messages = useScreenMessages();
  const { portfolio, ui } = messages;
  const words = portfolio.manual.form;
  const queries = useQueryClient();
  const toast = useToast();
  const [draft, setDraft] = useState<ManualDraft>(() => draftOf(holding));
  const [isChecked, setChecked] = useState(false);
  const save = useMutation({
    mutationFn: (body: ManualDraft) =>
      apiRequest(`/api/w/${slug}/manual-holdings${holding === null ? "" : `/${holding.id}`}`, {
        method: holding === null ? "POST" : "PUT",
        body: { ...body, priceUsd: body.priceUsd.trim() === "" ? null : body.priceUsd.trim() },
      }),
    onSuccess: async () => {
      onClose();
      toast({ tone: "ok", text: portfolio.manual.saved });
      await queries.invalidateQueries({ queryKey: ["holdings", slug] });
    },
  });
  const faults = {
    asset: draft.asset.trim() === "" ? words.assetMissing : null,
    quantity: isPositive(draft.quantity) ? null : words.quantityMissing,
    priceUsd: draft.priceUsd.trim() === "" || isPositive(draft.priceUsd) ? null : words.priceWrong,
  };
  const submit = () => {
    setChecked(true);
    if (Object.values(faults).every((fault) => fault === null)) save.mutate(draft);
  };
  const serverFault = (field: string) => (save.error instanceof ApiProblem ? save.error.fieldError(field) : undefined);
  const fault = (field: keyof typeof faults) => (isChecked ? faults[field] : null) ?? serverFault(field);
  const isFieldProblem = ["asset", "quantity", "priceUsd", "note"].some((field) => serverFault(field) !== undefined);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={holding === null ? words.addTitle : words.editTitle(holding.asset)}
      description={portfolio.manual.note}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button variant="primary" type="submit" form="manual-holding" isBusy={save.isPending}>
            {ui.save}
          </Button>
        </>
      }
    >
      <form
        id="manual-holding"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {save.isError && !isFieldProblem ? (
          <Banner tone="critical" role="alert" title={problemText(save.error, messages)} className="mb-3" />
        ) : null}
        <ManualFields draft={draft} onChange={setDraft} fault={{ ...mapFaults(fault), note: serverFault("note") }} />
      </form>
    </Dialog>
  );
}

function mapFaults(fault: (field: "asset" | "quantity" | "priceUsd") => string | undefined) {
  return { asset: fault("asset"), quantity: fault("quantity"), priceUsd: fault("priceUsd") };
}

function draftOf(holding: ManualHoldingView | null): ManualDraft {
  if (holding === null) return { asset: "", quantity: "", place: "cold", note: "", priceUsd: "" };
  const { asset, quantity, place, note, priceUsd } = holding;
  return { asset, quantity, place, note, priceUsd: priceUsd ?? "" };
}

function isPositive(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text.trim()) && Number(text) > 0;
}
