"use client";

import type { StepInput } from "@/lib/domain/risk-assessment";
import type { Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { formatStepInput } from "@/lib/format/step-input";
import { useMessages } from "@/components/i18n/use-messages";
import { AsOf } from "@/components/ui/as-of";
import { Num } from "@/components/ui/num";
import { Table, Td, Th, Tr } from "@/components/ui/table";

interface StepInputsProps {
  inputs: readonly StepInput[];
  accounting: Accounting;
}

/** StepInputs are what a step was computed from: a line each; what every asset has of its own as one table. */
export function StepInputs({ inputs, accounting }: StepInputsProps) {
  const messages = useMessages();
  const { waterfall } = messages;
  const { shared, perAsset } = splitByAsset(inputs);
  const columns = [...new Set([...perAsset.values()].flatMap((own) => [...own.keys()]))];
  return (
    <>
      {shared.length === 0 ? null : (
        <dl className="text-dense">
          {shared.map((input) => (
            <div key={input.name} className="flex items-baseline justify-between gap-3 border-b border-line py-1">
              <dt className="min-w-0 text-soft">{waterfall.inputName(input.name)}</dt>
              <dd className="flex shrink-0 items-baseline gap-2 text-ink">
                <Num value={formatStepInput(input, accounting, messages)} />
                <AsOf at={input.asOf} className="w-16 text-right" />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {perAsset.size === 0 ? null : (
        <Table
          caption={waterfall.perAsset}
          head={
            <>
              <Th>{waterfall.assetColumn}</Th>
              {columns.map((name) => (
                <Th key={name} isFigure>
                  {waterfall.inputName(name)}
                </Th>
              ))}
              <Th isFigure>{waterfall.asOf}</Th>
            </>
          }
        >
          {[...perAsset].map(([asset, own]) => (
            <Tr key={asset}>
              <Td className="text-ink">{asset}</Td>
              {columns.map((name) => {
                const input = own.get(name);
                return (
                  <Td key={name} isFigure>
                    {input === undefined ? null : textOf(formatStepInput(input, accounting, messages))}
                  </Td>
                );
              })}
              <Td isFigure>
                <AsOf at={Math.min(...[...own.values()].map(({ asOf }) => asOf))} />
              </Td>
            </Tr>
          ))}
        </Table>
      )}
    </>
  );
}

/** `volatility.BTC` is the volatility of one asset, `equityUsd` the account's. */
function splitByAsset(inputs: readonly StepInput[]) {
  const shared: StepInput[] = [];
  const perAsset = new Map<string, Map<string, StepInput>>();
  for (const input of inputs) {
    const [name = input.name, asset] = input.name.split(".");
    if (asset === undefined) shared.push(input);
    else perAsset.set(asset, (perAsset.get(asset) ?? new Map<string, StepInput>()).set(name, input));
  }
  return { shared, perAsset };
}
