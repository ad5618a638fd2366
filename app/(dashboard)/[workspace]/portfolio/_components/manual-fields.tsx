"use client";

import type { ManualHoldingView } from "@/lib/domain/views";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";

export interface ManualDraft {
  asset: string;
  quantity: string;
  place: ManualHoldingView["place"];
  note: string;
  priceUsd: string;
}

interface ManualFieldsProps {
  draft: ManualDraft;
  onChange: (draft: ManualDraft) => void;
  fault: Readonly<Record<"asset" | "quantity" | "priceUsd" | "note", string | undefined>>;
}

/** ManualFields are the answers about one holding. */
export function ManualFields({ draft, onChange, fault }: ManualFieldsProps) {
  const { portfolio, ui } = useScreenMessages();
  const words = portfolio.manual.form;
  const set = (change: Partial<ManualDraft>) => onChange({ ...draft, ...change });
  return (
    <div className="flex flex-col gap-4">
      <div className="grid grid-cols-2 gap-3">
        <Field label={words.asset} hint={words.assetHint} error={fault.asset}>
          {(control) => (
            <Input
              {...control}
              data-autofocus
              autoCapitalize="characters"
              autoComplete="off"
              maxLength={20}
              value={draft.asset}
              onChange={(event) => set({ asset: event.target.value.toUpperCase() })}
            />
          )}
        </Field>
        <Field label={words.quantity} error={fault.quantity} className="justify-end">
          {(control) => (
            <Input
              {...control}
              isFigure
              inputMode="decimal"
              autoComplete="off"
              value={draft.quantity}
              onChange={(event) => set({ quantity: event.target.value })}
            />
          )}
        </Field>
      </div>
      <RadioCards
        name="place"
        legend={words.place}
        columns={2}
        value={draft.place}
        onChange={(place) => set({ place })}
        options={[
          { value: "cold", title: words.placeCold },
          { value: "elsewhere", title: words.placeElsewhere },
        ]}
      />
      <Field label={words.price} hint={words.priceHint} error={fault.priceUsd} aside={ui.optional}>
        {(control) => (
          <Input
            {...control}
            isFigure
            inputMode="decimal"
            autoComplete="off"
            value={draft.priceUsd}
            onChange={(event) => set({ priceUsd: event.target.value })}
          />
        )}
      </Field>
      <Field label={words.noteLabel} hint={words.noteHint} error={fault.note} aside={ui.optional}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
