"use client";

import { useState } from "react";
import { useMessages } from "@/components/i18n/use-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import { SNOOZES, type DecisionDialogProps, type Snooze } from "./decision-dialog";

/** SnoozeDialog puts a recommendation off for a while. */
export function SnoozeDialog({ isOpen, onClose, onDecide, isBusy, error }: DecisionDialogProps) {
  const { recommendations, ui } = useMessages();
  const { act } = recommendations;
  const [snooze, setSnooze] = useState<Snooze>("1d");
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={act.snoozeTitle}
      description={act.snoozeBody}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => onDecide({ decision: "snooze", snooze })}>
            {act.notNow}
          </Button>
        </>
      }
    >
      {error === null ? null : <Banner tone="critical" role="alert" title={error} className="mb-3" />}
      <RadioCards
        name="snooze"
        legend={act.snoozeTitle}
        isLegendHidden
        value={snooze}
        onChange={setSnooze}
        options={SNOOZES.map((value) => ({ value, title: act.snooze[value] }))}
      />
    </Dialog>
  );
}
