"use client";

import type { ReactNode } from "react";
import type { WhatIfMeasures, WhatIfResult } from "@/lib/domain/portfolio-report";
import { money, type Accounting } from "@/lib/format/money";
import { formatNumber, NOT_KNOWN, textOf } from "@/lib/format/number";
import { percent } from "@/lib/format/percent";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { Term } from "@/components/ui/term";

interface Row {
  key: keyof WhatIfMeasures;
  name: ReactNode;
  print: (value: number) => string;
  /** A difference, with its sign; of shares in points. */
  printChange: (value: number) => string;
}

/** WhatIfTable is the book now and after the change, figure by figure. */
export function WhatIfTable({ result, accounting }: { result: WhatIfResult; accounting: Accounting }) {
  const { overview, portfolioRisk } = useScreenMessages();
  const words = portfolioRisk.whatIf;
  const usd = {
    print: (value: number) => textOf(money(value, accounting, { digits: "estimate" })),
    printChange: (value: number) => textOf(money(value, accounting, { digits: "estimate", sign: "always" })),
  };
  const share = {
    print: (value: number) => textOf(percent(value)),
    printChange: (value: number) => overview.figures.points(formatNumber(value * 100, { decimals: 1, sign: "always" })),
  };
  const rows: readonly Row[] = [
    { key: "holdFraction", name: <Term name="hold" />, ...share },
    {
      key: "effectiveBets",
      name: <Term name="effectiveBets" />,
      print: (value) => formatNumber(value, { decimals: 2 }),
      printChange: (value) => formatNumber(value, { decimals: 2, sign: "always" }),
    },
    { key: "volatilityAnnual", name: <Term name="volatilityAnnual" />, ...share },
    { key: "var95Usd", name: <Term name="dayLoss" />, ...usd },
    { key: "es95Usd", name: <Term name="expectedShortfall" />, ...usd },
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
      {rows.map(({ key, name, print, printChange }) => {
        const [before, after] = [result.before[key], result.after[key]];
        return (
          <Tr key={key}>
            <Td className="text-soft">{name}</Td>
            <Td isFigure>{before === null ? textOf(NOT_KNOWN) : print(before)}</Td>
            <Td isFigure className="font-medium text-ink">
              {after === null ? textOf(NOT_KNOWN) : print(after)}
            </Td>
            <Td isFigure className="text-soft">
              {before === null || after === null ? textOf(NOT_KNOWN) : printChange(after - before)}
            </Td>
          </Tr>
        );
      })}
    </Table>
  );
}
