"use client";

import type { ReactNode } from "react";
import type { EvidencePolicy, PeriodOutcome } from "@/lib/domain/evidence";
import { outcomeText } from "@/lib/format/evidence-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import { POLICY_ORDER } from "./policy-look";

export interface OutcomeRow {
  key: string;
  name: ReactNode;
  /** Below the name, small. */
  detail?: ReactNode;
  outcomes: Readonly<Record<EvidencePolicy, PeriodOutcome>>;
}

interface OutcomeTableProps {
  caption: string;
  /** Heads the first column. */
  heading: string;
  rows: readonly OutcomeRow[];
}

/** OutcomeTable is one period a line under each policy: its return, and how deep it went. */
export function OutcomeTable({ caption, heading, rows }: OutcomeTableProps) {
  const messages = useScreenMessages();
  return (
    <Table
      caption={caption}
      head={
        <>
          <Th>{heading}</Th>
          {POLICY_ORDER.map((policy) => (
            <Th key={policy} isFigure>
              {messages.evidence.policiesShort[policy]}
            </Th>
          ))}
        </>
      }
    >
      {rows.map(({ key, name, detail, outcomes }) => (
        <Tr key={key}>
          <Td className="min-w-36 text-ink">
            {name}
            {detail === undefined ? null : <span className="figures block text-caption text-muted">{detail}</span>}
          </Td>
          {POLICY_ORDER.map((policy) => (
            <Td key={policy} isFigure className={policy === "dynamic" ? "font-medium text-ink" : undefined}>
              {outcomeText(outcomes[policy], messages)}
            </Td>
          ))}
        </Tr>
      ))}
    </Table>
  );
}
