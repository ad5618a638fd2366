"use client";

import { Download } from "lucide-react";
import { ticketCsv, ticketText, type Ticket } from "@/lib/format/order-ticket";
import { useMessages } from "@/components/i18n/use-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import type { DecisionDialogProps } from "./decision-dialog";

/** AcceptDialog hands over the order as written: to copy, or as a file. Ballast cannot place it. */
export function AcceptDialog({
  isOpen,
  ticket,
  onClose,
  onDecide,
  isBusy,
  error,
}: DecisionDialogProps & { ticket: Ticket | null }) {
  const messages = useMessages();
  const { recommendations, ui } = messages;
  const { act } = recommendations;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={ticket === null ? act.accept : act.acceptTitle}
      description={ticket === null ? act.acceptFactBody : act.acceptBody}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button variant="primary" isBusy={isBusy} onClick={() => onDecide({ decision: "accept" })}>
            {act.confirm}
          </Button>
        </>
      }
    >
      {error === null ? null : <Banner tone="critical" role="alert" title={error} className="mb-3" />}
      {ticket === null ? null : (
        <>
          <p className="eyebrow">{act.ticket}</p>
          <p className="mt-1 border-l-2 border-line-strong bg-sunken px-3 py-2 font-mono text-dense text-ink">
            {ticketText(ticket, messages)}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <CopyButton text={ticketText(ticket, messages)} label={act.copyTicket} />
            <Button size="sm" onClick={() => downloadCsv(ticket)}>
              <Download aria-hidden className="size-3.5" strokeWidth={1.75} />
              {act.downloadCsv}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}

function downloadCsv(ticket: Ticket): void {
  const url = URL.createObjectURL(new Blob([ticketCsv(ticket)], { type: "text/csv" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `ballast-${ticket.side}-${ticket.symbol.replaceAll(/[^A-Za-z0-9]+/g, "-")}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
