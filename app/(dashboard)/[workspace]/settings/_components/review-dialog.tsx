"use client";

import { FormProblem } from "@/components/api/form-problem";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Table, Td, Th, Tr } from "@/components/ui/table";
import type { RiskPolicy } from "@/lib/domain/risk-policy";
import type { AccountMessages } from "@/lib/format/messages/en-account";
import { changedFields, fieldText, readField } from "./policy-fields";

interface ReviewDialogProps {
  before: RiskPolicy;
  /** Null = closed. */
  after: RiskPolicy | null;
  isBusy: boolean;
  error: unknown;
  onClose: () => void;
  onSave: (policy: RiskPolicy) => void;
}

interface ChangedLine {
  name: string;
  before: string;
  after: string;
}

/** ReviewDialog shows what a change of the policy changes, before it takes force. */
export function ReviewDialog({ before, after, isBusy, error, onClose, onSave }: ReviewDialogProps) {
  const { settings, ui } = useAccountMessages();
  const words = settings.risk;
  const lines = after === null ? [] : linesOf(before, after, words);
  return (
    <Dialog
      isOpen={after !== null}
      onClose={onClose}
      title={words.reviewTitle}
      description={lines.length === 0 ? words.nothingChanged : words.reviewBody}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button
            variant="primary"
            isBusy={isBusy}
            disabled={lines.length === 0}
            onClick={() => after !== null && onSave(after)}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <FormProblem error={error} />
      {lines.length === 0 ? null : (
        <Table
          caption={words.reviewTitle}
          head={
            <>
              <Th>{words.field}</Th>
              <Th isFigure>{words.before}</Th>
              <Th isFigure>{words.after}</Th>
            </>
          }
        >
          {lines.map((line) => (
            <Tr key={line.name}>
              <Td>{line.name}</Td>
              <Td isFigure className="text-muted">
                {line.before}
              </Td>
              <Td isFigure className="font-medium">
                {line.after}
              </Td>
            </Tr>
          ))}
        </Table>
      )}
    </Dialog>
  );
}

function linesOf(
  before: RiskPolicy,
  after: RiskPolicy,
  words: AccountMessages["settings"]["risk"],
): readonly ChangedLine[] {
  const numbers = changedFields(before, after).map(({ path, unit }) => ({
    name: words.fields[path].label,
    before: fieldText(readField(before, path), unit, words),
    after: fieldText(readField(after, path), unit, words),
  }));
  const choices = [
    { name: words.preset, before: words.presets[before.preset].title, after: words.presets[after.preset].title },
    { name: words.persona, before: words.personas[before.persona], after: words.personas[after.persona] },
    { name: words.currency, before: before.accountingCurrency, after: after.accountingCurrency },
  ];
  const coins = [...new Set([...Object.keys(before.assetRules), ...Object.keys(after.assetRules)])].map((coin) => ({
    name: coin,
    before: words.rules[before.assetRules[coin] ?? "advise"],
    after: words.rules[after.assetRules[coin] ?? "advise"],
  }));
  return [...choices, ...numbers, ...coins].filter((line) => line.before !== line.after);
}
