"use client";

import { useState } from "react";
import Link from "next/link";
import { Plus } from "lucide-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { HoldingsView, ManualHoldingView } from "@/lib/domain/views";
import { dollarPrice } from "@/lib/format/price";
import { quantityShort } from "@/lib/format/quantity";
import { apiRequest } from "@/components/api/api-request";
import { problemText } from "@/components/api/problem-text";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { SectionHeading } from "@/components/ui/section-heading";
import { useToast } from "@/components/ui/use-toast";
import { ManualForm } from "./manual-form";

interface ManualSectionProps {
  slug: string;
  view: HoldingsView;
  canWrite: boolean;
  isAdding: boolean;
}

type Open = { kind: "add" } | { kind: "edit" | "remove"; holding: ManualHoldingView };

/** ManualSection is what is held where Ballast cannot look: add, edit, remove. Unlimited on every plan. */
export function ManualSection({ slug, view, canWrite, isAdding }: ManualSectionProps) {
  const { portfolio } = useScreenMessages();
  const words = portfolio.manual;
  const [open, setOpen] = useState<Open | null>(isAdding && canWrite ? { kind: "add" } : null);
  const close = () => setOpen(null);
  const add = (
    <span className="flex flex-wrap gap-2">
      <ButtonLink size="sm" variant="quiet" href={`/${slug}/settings/imports`}>
        {words.importFile}
      </ButtonLink>
      <Button size="sm" onClick={() => setOpen({ kind: "add" })}>
        <Plus aria-hidden className="size-3.5" strokeWidth={1.75} />
        {words.add}
      </Button>
    </span>
  );
  return (
    <section aria-labelledby="manual">
      <SectionHeading id="manual" aside={canWrite && view.manual.length > 0 ? add : null}>
        {words.title}
      </SectionHeading>
      {view.manual.length === 0 ? (
        <EmptyState title={words.empty.title} action={canWrite ? add : null}>
          {words.empty.body}
        </EmptyState>
      ) : (
        <>
          <ul className="border-t border-line text-dense">
            {view.manual.map((holding) => (
              <li key={holding.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 border-b border-line py-2">
                <span className="figures min-w-32 font-medium text-ink">{`${quantityShort(holding.quantity)} ${holding.asset}`}</span>
                <span className="text-soft">{words.place[holding.place]}</span>
                {holding.priceUsd === null ? null : (
                  <span className="figures text-soft">{dollarPrice(Number(holding.priceUsd))}</span>
                )}
                <span className="order-last min-w-0 basis-full truncate text-muted sm:order-none sm:flex-1 sm:basis-0">
                  {holding.note}
                </span>
                {holding.isImported ? (
                  <Link href={`/${slug}/settings/imports`} className="ml-auto text-soft underline hover:text-ink">
                    {words.imported}
                  </Link>
                ) : null}
                {canWrite && !holding.isImported ? (
                  <span className="ml-auto flex gap-1">
                    <Button
                      size="sm"
                      variant="quiet"
                      aria-label={words.editOf(holding.asset)}
                      onClick={() => setOpen({ kind: "edit", holding })}
                    >
                      {words.edit}
                    </Button>
                    <Button
                      size="sm"
                      variant="quiet"
                      aria-label={words.removeTitle(holding.asset)}
                      onClick={() => setOpen({ kind: "remove", holding })}
                    >
                      {words.remove}
                    </Button>
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
          <p className="mt-2 text-caption text-muted">{words.note}</p>
        </>
      )}
      <ManualForm slug={slug} isOpen={open?.kind === "add"} holding={null} onClose={close} />
      <ManualForm
        slug={slug}
        isOpen={open?.kind === "edit"}
        holding={open?.kind === "edit" ? open.holding : null}
        onClose={close}
      />
      <RemoveDialog slug={slug} holding={open?.kind === "remove" ? open.holding : null} onClose={close} />
    </section>
  );
}

function RemoveDialog({
  slug,
  holding,
  onClose,
}: {
  slug: string;
  holding: ManualHoldingView | null;
  onClose: () => void;
}) {
  const messages = useScreenMessages();
  const { portfolio, ui } = messages;
  const queries = useQueryClient();
  const toast = useToast();
  const remove = useMutation({
    mutationFn: (id: string) => apiRequest(`/api/w/${slug}/manual-holdings/${id}`, { method: "DELETE" }),
    onSuccess: async () => {
      onClose();
      toast({ tone: "ok", text: portfolio.manual.removed });
      await queries.invalidateQueries({ queryKey: ["holdings", slug] });
    },
  });
  return (
    <Dialog
      isOpen={holding !== null}
      onClose={onClose}
      title={portfolio.manual.removeTitle(holding?.asset ?? "")}
      footer={
        <>
          <Button onClick={onClose}>{ui.cancel}</Button>
          <Button
            variant="danger"
            isBusy={remove.isPending}
            onClick={() => holding !== null && remove.mutate(holding.id)}
          >
            {ui.remove}
          </Button>
        </>
      }
    >
      {remove.isError ? (
        <Banner tone="critical" role="alert" title={problemText(remove.error, messages)} className="mb-3" />
      ) : null}
      <p className="text-body text-soft">{portfolio.manual.removeBody}</p>
    </Dialog>
  );
}
