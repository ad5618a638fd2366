"use client";

import { useState, type FormEvent } from "react";
import type { PlanView, WatchRow } from "@/lib/domain/views";
import { price } from "@/lib/format/price";
import { parsePrice } from "@/lib/format/parse-price";
import { ApiProblem } from "@/components/api/api-problem";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";

export interface SizeQuestion {
  instrumentId: string;
  side: "long" | "short";
  entryPrice: number | null;
  stopPrice: number | null;
}

interface SizeFormProps {
  rows: readonly WatchRow[];
  usage: PlanView["sizeATrade"];
  isBusy: boolean;
  error: Error | null;
  onAsk: (question: SizeQuestion) => void;
}

/** SizeForm asks for market, side, entry and stop; what is left empty is filled in and said. */
export function SizeForm({ rows, usage, isBusy, error, onAsk }: SizeFormProps) {
  const { size: words } = useScreenMessages();
  const [side, setSide] = useState<"long" | "short">("long");
  const [instrumentId, setInstrumentId] = useState(rows[0]?.instrument.id ?? "");
  const [entry, setEntry] = useState("");
  const [stop, setStop] = useState("");
  const [wrong, setWrong] = useState<{ entry: string | null; stop: string | null }>({ entry: null, stop: null });
  const row = rows.find((candidate) => [candidate.instrument.id, candidate.short?.instrumentId].includes(instrumentId));
  const proposed = (side === "long" ? row?.long : row?.short)?.stopPrice ?? null;
  const tick = row?.instrument.priceTick ?? "0.01";

  const chooseSide = (next: "long" | "short") => {
    setSide(next);
    // A spot market cannot be shorted: move to the same asset's perpetual.
    if (next === "short" && row !== undefined) setInstrumentId(row.short?.instrumentId ?? firstPerpetual(rows));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const entryPrice = parsePrice(entry);
    const stopPrice = parsePrice(stop);
    const fault = (text: string, value: number | null) =>
      Number.isNaN(value) ? words.form.notANumber(text.trim()) : null;
    const faults = { entry: fault(entry, entryPrice), stop: fault(stop, stopPrice) };
    setWrong(faults);
    if (faults.entry === null && faults.stop === null) onAsk({ instrumentId, side, entryPrice, stopPrice });
  };
  const serverFault = (field: string) => (error instanceof ApiProblem ? error.fieldError(field) : undefined);

  return (
    <form onSubmit={submit} className="flex flex-col gap-4" noValidate>
      <div>
        <Segmented
          label={words.form.side}
          value={side}
          onChange={chooseSide}
          className="w-full"
          options={[
            { value: "long", label: words.form.long },
            { value: "short", label: words.form.short },
          ]}
        />
        <p className="mt-1 text-caption text-muted">
          {side === "long" ? words.form.longDetail : words.form.shortDetail}
        </p>
      </div>
      <Field label={words.form.market} error={serverFault("instrumentId")}>
        {(control) => (
          <Select {...control} value={instrumentId} onChange={(event) => setInstrumentId(event.target.value)}>
            {side === "long" ? (
              <optgroup label={words.form.spot}>
                {rows.map(({ instrument }) => (
                  <option key={instrument.id} value={instrument.id}>
                    {instrument.symbol}
                  </option>
                ))}
              </optgroup>
            ) : null}
            <optgroup label={words.form.perpetual}>
              {rows.map(({ instrument, short }) =>
                short === null ? null : (
                  <option key={short.instrumentId} value={short.instrumentId}>
                    {`${instrument.symbol} ${words.form.perpetual.toLowerCase()}`}
                  </option>
                ),
              )}
            </optgroup>
          </Select>
        )}
      </Field>
      <div className="grid gap-4 max-lg:grid-cols-2 max-lg:gap-3">
        <Field
          label={words.form.entry}
          hint={row === undefined ? null : words.form.entryHint(price(row.priceUsd, tick))}
          error={wrong.entry ?? serverFault("entryPrice")}
          className="justify-end"
        >
          {(control) => (
            <Input
              {...control}
              isFigure
              inputMode="decimal"
              autoComplete="off"
              value={entry}
              onChange={(event) => setEntry(event.target.value)}
            />
          )}
        </Field>
        <Field
          label={words.form.stop}
          hint={proposed === null ? words.form.stopHintUnknown : words.form.stopHint(price(proposed, tick))}
          error={wrong.stop ?? serverFault("stopPrice")}
          className="justify-end"
        >
          {(control) => (
            <Input
              {...control}
              isFigure
              inputMode="decimal"
              autoComplete="off"
              value={stop}
              onChange={(event) => setStop(event.target.value)}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {words.form.submit}
        </Button>
        <span className="figures text-caption text-muted">
          {usage.limitPerDay === null
            ? words.form.unlimited
            : words.form.left(Math.max(0, usage.limitPerDay - usage.usedToday), usage.limitPerDay)}
        </span>
      </div>
    </form>
  );
}

function firstPerpetual(rows: readonly WatchRow[]): string {
  return rows.find(({ short }) => short !== null)?.short?.instrumentId ?? "";
}
