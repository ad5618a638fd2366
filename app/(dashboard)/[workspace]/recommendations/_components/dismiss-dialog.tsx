"use client";

import { useState } from "react";
import { useMessages } from "@/components/i18n/use-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Textarea } from "@/components/ui/textarea";
import type { DecisionDialogProps } from "./decision-dialog";

const OTHER = "other";

/** DismissDialog asks why not, because the answer is worth more than the click. */
export function DismissDialog({ isOpen, onClose, onDecide, isBusy, error }: DecisionDialogProps) {
  const { recommendations, ui } = useMessages();
  const { act } = recommendations;
  const [choice, setChoice] = useState("");
  const [words, setWords] = useState("");
  const [isMissing, setMissing] = useState(false);
  const submit = () => {
    const reason = (choice === OTHER ? words : choice).trim();
    setMissing(reason === "");
    if (reason !== "") onDecide({ decision: "dismiss", reason });
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={act.dismissTitle}
      description={act.dismissBody}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={submit}>
            {act.notForMe}
          </Button>
        </>
      }
    >
      {error === null ? null : <Banner tone="critical" role="alert" title={error} className="mb-3" />}
      <RadioCards
        name="reason"
        legend={act.reason}
        value={choice}
        onChange={setChoice}
        error={isMissing ? act.reasonMissing : null}
        options={[
          ...act.reasons.map((reason) => ({ value: reason, title: reason })),
          { value: OTHER, title: act.otherReason },
        ]}
      />
      {choice === OTHER ? (
        <Field label={act.otherLabel} className="mt-3">
          {(control) => (
            <Textarea {...control} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
          )}
        </Field>
      ) : null}
    </Dialog>
  );
}
