"use client";

import type { ReactNode } from "react";
import type { WhatIfMeasures, WhatIfResult } from "@/lib/domain/portfolio-report";
import { money, type Accounting } from "@/lib/format/money";
import { formatNumber, NOT_KNOWN, textOf, type NumberOptions } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useMessages } from "@/components/i18n/use-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

interface Row {
  key: keyof WhatIfMeasures;
  name: ReactNode;
  print: (value: number, options?: NumberOptions) => string;
}

/** WhatIfTable is the book now and after the change, figure by figure. */
export function WhatIfTable({ result, accounting }: { result: WhatIfResult; accounting: Accounting }) {
  const { portfolioRisk } = useMessages();
  const words = portfolioRisk.whatIf;
  const usd = (value: number, { sign = "negative" }: NumberOptions = {}) =>
    textOf(money(value, accounting, { digits: "estimate", sign }));
  const share = (value: number, options?: NumberOptions) => textOf(percent(value, options));
  const rows: readonly Row[] = [
    { key: "holdFraction", name: <Term name="hold" />, print: share },
    {
      key: "effectiveBets",
      name: <Term name="effectiveBets" />,
      print: (value, options) => formatNumber(value, { decimals: 1, ...options }),
    },
    { key: "volatilityAnnual", name: <Term name="volatilityAnnual" />, print: share },
    { key: "var95Usd", name: <Term name="dayLoss" />, print: usd },
    { key: "es95Usd", name: <Term name="expectedShortfall" />, print: usd },
  ];
  return (
    <Table
      caption={words.result}
      head={
        <>
          <Th>{words.measure}</Th>
          <Th isFigure>{words.before}</Th>
          <Th isFigure>{words.after}</Th>
          <Th isFigure>{words.change}</Th>
        </>
      }
    >
      {rows.map(({ key, name, print }) => {
        const [before, after] = [result.before[key], result.after[key]];
        return (
          <Tr key={key}>
            <Td className="text-soft">{name}</Td>
            <Td isFigure>{before === null ? textOf(NOT_KNOWN) : print(before)}</Td>
            <Td isFigure className="font-medium text-ink">
              {after === null ? textOf(NOT_KNOWN) : print(after)}
            </Td>
            <Td isFigure className="text-soft">
              {before === null || after === null ? textOf(NOT_KNOWN) : print(after - before, { sign: "always" })}
            </Td>
          </Tr>
        );
      })}
    </Table>
  );
}
