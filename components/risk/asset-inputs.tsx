"use client";

import type { StepInput } from "@/lib/domain/risk-assessment";
import type { Accounting } from "@/lib/format/money";
import { textOf } from "@/lib/format/number";
import { formatStepInput } from "@/lib/format/step-input";
import { useMessages } from "@/components/i18n/use-messages";
import { AsOf } from "@/components/ui/as-of";
import { Table, Td, Th, Tr } from "@/components/ui/table";

/** AssetInputs are the inputs of which every asset has its own, such as `volatility.BTC`, as one table. */
export function AssetInputs({ inputs, accounting }: { inputs: readonly StepInput[]; accounting: Accounting }) {
  const messages = useMessages();
  const { waterfall } = messages;
  const perAsset = groupByAsset(inputs);
  const columns = [...new Set([...perAsset.values()].flatMap((own) => [...own.keys()]))];
  if (perAsset.size === 0) return null;
  return (
    <Table
      caption={waterfall.perAsset}
      className="sm:col-span-2"
      head={
        <>
          <Th className="align-bottom">{waterfall.assetColumn}</Th>
          {columns.map((name) => (
            <Th key={name} isFigure className="max-w-28 align-bottom whitespace-normal!">
              {waterfall.inputName(name)}
            </Th>
          ))}
          <Th isFigure className="align-bottom">
            {waterfall.asOf}
          </Th>
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
  );
}

function groupByAsset(inputs: readonly StepInput[]): Map<string, Map<string, StepInput>> {
  const perAsset = new Map<string, Map<string, StepInput>>();
  for (const input of inputs) {
    const [name = "", asset = ""] = input.name.split(".");
    perAsset.set(asset, (perAsset.get(asset) ?? new Map<string, StepInput>()).set(name, input));
  }
  return perAsset;
}
