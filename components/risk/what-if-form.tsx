"use client";

import { useId, useState, type FormEvent } from "react";
import { Plus, X } from "lucide-react";
import type { WhatIfChange } from "@/lib/domain/portfolio-report";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import type { PlanView } from "@/lib/domain/views";
import { moneyInUnits } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { parsePrice } from "@/lib/format/parse-price";
import { ApiProblem } from "@/components/api/api-problem";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";

interface WhatIfFormProps {
  view: PortfolioReportView;
  usage: PlanView["sizeATrade"];
  isBusy: boolean;
  error: Error | null;
  onAsk: (changes: readonly WhatIfChange[]) => void;
}

interface Line {
  id: number;
  asset: string;
  direction: "add" | "take";
  amount: string;
}

const LINES_MAX = 10;

/** WhatIfForm collects changes against cash, in the currency the workspace counts in. */
export function WhatIfForm({ view, usage, isBusy, error, onAsk }: WhatIfFormProps) {
  const { portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.whatIf;
  const listId = useId();
  const [lines, setLines] = useState<readonly Line[]>([{ id: 0, asset: "", direction: "add", amount: "" }]);
  const [isChecked, setChecked] = useState(false);
  const held = view.report?.lines ?? [];
  const change = (id: number, part: Partial<Line>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...part } : line)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (lines.some((line) => assetOf(line) === "" || amountOf(line) === null)) return;
    onAsk(
      lines.map((line) => ({
        asset: assetOf(line),
        deltaUsd: (amountOf(line) ?? 0) * view.accounting.usdPerUnit * (line.direction === "add" ? 1 : -1),
      })),
    );
  };
  const serverFault = (index: number) =>
    error instanceof ApiProblem ? error.fieldError(`changes.${index}.asset`) : undefined;

  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <datalist id={listId}>
        {held.map(({ asset }) => (
          <option key={asset} value={asset} />
        ))}
      </datalist>
      {lines.map((line, index) => (
        <fieldset key={line.id} className="grid grid-cols-2 gap-x-3 gap-y-2 border-t border-line pt-3">
          <legend className="sr-only">{words.lineTitle(index + 1)}</legend>
          <div className="col-span-2 flex items-center justify-between gap-3">
            <Segmented
              label={words.direction}
              value={line.direction}
              onChange={(direction) => change(line.id, { direction })}
              options={[
                { value: "add", label: words.add },
                { value: "take", label: words.take },
              ]}
            />
            {lines.length === 1 ? null : (
              <button
                type="button"
                aria-label={words.removeLine(index + 1)}
                onClick={() => setLines(lines.filter(({ id }) => id !== line.id))}
                className="grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
              >
                <X aria-hidden className="size-4" strokeWidth={1.75} />
              </button>
            )}
          </div>
          <Field
            label={words.asset}
            error={isChecked && assetOf(line) === "" ? words.assetMissing : serverFault(index)}
          >
            {(control) => (
              <Input
                {...control}
                list={listId}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={20}
                placeholder={words.assetHint}
                value={line.asset}
                onChange={(event) => change(line.id, { asset: event.target.value })}
              />
            )}
          </Field>
          <Field
            label={words.amount}
            aside={<AllOf line={line} view={view} onTake={(amount) => change(line.id, { amount })} />}
            error={isChecked && amountOf(line) === null ? words.amountMissing : undefined}
          >
            {(control) => (
              <Input
                {...control}
                isFigure
                unit={view.accounting.currency}
                inputMode="decimal"
                autoComplete="off"
                value={line.amount}
                onChange={(event) => change(line.id, { amount: event.target.value })}
              />
            )}
          </Field>
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {words.submit}
        </Button>
        {lines.length >= LINES_MAX ? null : (
          <Button
            variant="quiet"
            onClick={() => {
              setChecked(false);
              setLines([...lines, { id: nextId(lines), asset: "", direction: "take", amount: "" }]);
            }}
          >
            <Plus aria-hidden className="size-3.5" strokeWidth={1.75} />
            {words.addLine}
          </Button>
        )}
      </div>
      <p className="figures -mt-2 text-caption text-muted">
        {usage.limitPerDay === null
          ? words.unlimited
          : words.left(Math.max(0, usage.limitPerDay - usage.usedToday), usage.limitPerDay)}
      </p>
    </form>
  );
}

/** Fills in the whole of what is held, so that "without it" is one press. */
function AllOf({ line, view, onTake }: { line: Line; view: PortfolioReportView; onTake: (amount: string) => void }) {
  const { portfolioRisk } = useScreenMessages();
  const { currency, usdPerUnit } = view.accounting;
  const held = view.report?.lines.find(({ asset }) => asset === assetOf(line));
  if (line.direction === "add" || held === undefined || held.netUsd <= 0) return null;
  const amount = held.netUsd / usdPerUnit;
  return (
    <button
      type="button"
      aria-label={portfolioRisk.whatIf.all(held.asset)}
      onClick={() => onTake(amount.toFixed(currency === "BTC" ? 8 : 2))}
      className="figures text-accent hover:underline"
    >
      {portfolioRisk.whatIf.allOf(textOf(moneyInUnits(amount, currency)))}
    </button>
  );
}

function assetOf({ asset }: Line): string {
  return asset.trim().toUpperCase();
}

function amountOf({ amount }: Line): number | null {
  const value = parsePrice(amount);
  return value === null || Number.isNaN(value) ? null : value;
}

function nextId(lines: readonly Line[]): number {
  return Math.max(...lines.map(({ id }) => id)) + 1;
}
