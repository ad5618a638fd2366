"use client";

import { useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioCards } from "@/components/ui/radio-cards";
import type { ConnectionView } from "@/lib/domain/views";

interface DisconnectDialogProps {
  slug: string;
  /** Null = closed. */
  connection: ConnectionView | null;
  onClose: () => void;
  onDone: () => void;
}

/** DisconnectDialog ends a link: the key goes at once, the history by choice. */
export function DisconnectDialog({ slug, connection, onClose, onDone }: DisconnectDialogProps) {
  const { settings, ui } = useAccountMessages();
  const words = settings.connections;
  const [history, setHistory] = useState<"keep" | "delete">("keep");
  const { run, isBusy, error } = useSubmit(async (id: string) => {
    await apiRequest(`/api/w/${slug}/connections/${id}?history=${history}`, { method: "DELETE" });
    onDone();
    onClose();
  });
  return (
    <Dialog
      isOpen={connection !== null}
      onClose={onClose}
      title={words.disconnectTitle(connection?.label ?? "")}
      description={words.disconnectBody}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button variant="danger" isBusy={isBusy} onClick={() => connection !== null && void run(connection.id)}>
            {words.disconnect}
          </Button>
        </>
      }
    >
      <RadioCards
        name="history"
        legend={words.disconnectBody}
        isLegendHidden
        value={history}
        onChange={setHistory}
        options={[
          { value: "keep", ...words.keep },
          { value: "delete", ...words.delete },
        ]}
      />
      <div className="mt-4">
        <FormProblem error={error} />
      </div>
    </Dialog>
  );
}
