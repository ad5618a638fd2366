"use client";

import { useState } from "react";
import { X } from "lucide-react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ManualHoldingView } from "@/lib/domain/views";
import { quantityShort } from "@/lib/format/quantity";

const EMPTY = { asset: "", quantity: "", place: "cold" as ManualHoldingView["place"] };

/** OutsideHoldings adds what lies in cold wallets and elsewhere; each line is saved as it is added. */
export function OutsideHoldings({ slug, initial }: { slug: string; initial: readonly ManualHoldingView[] }) {
  const { onboarding } = useAccountMessages();
  const words = onboarding.leverage.outside;
  const [lines, setLines] = useState(initial);
  const [draft, setDraft] = useState(EMPTY);
  const path = `/api/w/${slug}/manual-holdings`;
  const add = useSubmit(async () => {
    const body = { ...draft, note: "", priceUsd: null };
    const line = await apiRequest<ManualHoldingView>(path, { method: "POST", body });
    setLines((present) => [...present, line]);
    setDraft(EMPTY);
  });
  const remove = useSubmit(async (id: string) => {
    await apiRequest(`${path}/${id}`, { method: "DELETE" });
    setLines((present) => present.filter((line) => line.id !== id));
  });
  return (
    <section className="mt-8 border-t border-line pt-5" aria-labelledby="outside">
      <h2 id="outside" className="text-body font-medium">
        {words.title}
      </h2>
      <p className="mt-1 mb-3 text-dense text-soft">{words.why}</p>
      <ul className="mb-3 text-dense">
        {lines.length === 0 ? <li className="text-muted">{words.none}</li> : null}
        {lines.map((line) => (
          <li key={line.id} className="flex items-center justify-between gap-3 border-b border-line py-1">
            <span className="figures text-ink">{`${quantityShort(line.quantity)} ${line.asset}`}</span>
            <span className="ml-auto text-muted">{words.places[line.place]}</span>
            <button
              type="button"
              aria-label={words.remove(line.asset)}
              onClick={() => void remove.run(line.id)}
              className="grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
            >
              <X aria-hidden className="size-4" strokeWidth={1.75} />
            </button>
          </li>
        ))}
      </ul>
      <FormProblem error={add.error ?? remove.error} fields={["asset", "quantity"]} />
      <div className="grid items-end gap-2 sm:grid-cols-[1fr_1fr_1fr_auto]">
        <Field label={words.asset} error={add.fieldError("asset")}>
          {(control) => (
            <Input
              {...control}
              value={draft.asset}
              onChange={(event) => setDraft({ ...draft, asset: event.target.value })}
              autoCapitalize="characters"
              maxLength={20}
            />
          )}
        </Field>
        <Field label={words.quantity} error={add.fieldError("quantity")}>
          {(control) => (
            <Input
              {...control}
              isFigure
              inputMode="decimal"
              value={draft.quantity}
              onChange={(event) => setDraft({ ...draft, quantity: event.target.value })}
              maxLength={40}
            />
          )}
        </Field>
        <Field label={words.place}>
          {(control) => (
            <Select
              {...control}
              value={draft.place}
              onChange={(event) => setDraft({ ...draft, place: event.target.value === "cold" ? "cold" : "elsewhere" })}
            >
              <option value="cold">{words.places.cold}</option>
              <option value="elsewhere">{words.places.elsewhere}</option>
            </Select>
          )}
        </Field>
        <Button
          onClick={() => void add.run()}
          isBusy={add.isBusy}
          disabled={draft.asset === "" || draft.quantity === ""}
        >
          {words.add}
        </Button>
      </div>
    </section>
  );
}
