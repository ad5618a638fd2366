"use client";

import { useState } from "react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { RecommendationDetailView, RecommendationView } from "@/lib/domain/views";
import { asTicket } from "@/lib/format/order-ticket";
import { apiRequest } from "@/components/api/api-request";
import { problemText } from "@/components/api/problem-text";
import { useMessages } from "@/components/i18n/use-messages";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/use-toast";
import { AcceptDialog } from "./accept-dialog";
import { DismissDialog } from "./dismiss-dialog";
import { SnoozeDialog } from "./snooze-dialog";
import type { Decision } from "./decision-dialog";

interface DecisionBarProps {
  slug: string;
  recommendation: RecommendationDetailView;
  canDecide: boolean;
}

const DECIDABLE: readonly RecommendationView["status"][] = ["open", "accepted", "snoozed"];

/** DecisionBar offers the three answers; on phones it stays at the lower edge. Nothing is ever accepted by itself. */
export function DecisionBar({ slug, recommendation, canDecide }: DecisionBarProps) {
  const messages = useMessages();
  const { act } = messages.recommendations;
  const [asked, setAsked] = useState<Decision["decision"] | null>(null);
  const queries = useQueryClient();
  const toast = useToast();
  const decide = useMutation({
    mutationFn: (body: Decision) =>
      apiRequest<RecommendationView>(`/api/w/${slug}/recommendations/${recommendation.id}/decision`, {
        method: "POST",
        body,
      }),
    onSuccess: async (_, { decision }) => {
      setAsked(null);
      toast({ tone: "ok", text: { accept: act.accepted, snooze: act.snoozed, dismiss: act.dismissed }[decision] });
      await Promise.all(
        ["recommendation", "recommendations", "overview"].map((key) =>
          queries.invalidateQueries({ queryKey: [key, slug] }),
        ),
      );
    },
  });
  if (!DECIDABLE.includes(recommendation.status)) return null;
  if (!canDecide) return <p className="text-dense text-muted">{act.viewer}</p>;
  const dialog = {
    onClose: () => setAsked(null),
    onDecide: (decision: Decision) => decide.mutate(decision),
    isBusy: decide.isPending,
    error: decide.isError ? problemText(decide.error, messages) : null,
  };
  return (
    <div className="flex gap-2 max-lg:fixed max-lg:inset-x-0 max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))] max-lg:z-10 max-lg:border-t max-lg:border-line max-lg:bg-surface max-lg:px-4 max-lg:py-2 max-md:[&>button]:flex-1 md:max-lg:bottom-0 md:max-lg:left-54">
      {recommendation.status === "accepted" ? null : (
        <Button variant="primary" onClick={() => setAsked("accept")}>
          {act.accept}
        </Button>
      )}
      <Button onClick={() => setAsked("snooze")}>{act.notNow}</Button>
      <Button variant="quiet" onClick={() => setAsked("dismiss")}>
        {act.notForMe}
      </Button>
      <AcceptDialog isOpen={asked === "accept"} ticket={asTicket(recommendation)} {...dialog} />
      <SnoozeDialog isOpen={asked === "snooze"} {...dialog} />
      <DismissDialog isOpen={asked === "dismiss"} {...dialog} />
    </div>
  );
}
