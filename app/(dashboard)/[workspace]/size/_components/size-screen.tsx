"use client";

import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Instrument } from "@/lib/domain/instrument";
import type { TradeSize } from "@/lib/domain/risk-assessment";
import type { PlanView, SizeTradeView, WatchRow } from "@/lib/domain/views";
import type { HeadlineText } from "@/lib/format/headline";
import type { ScreenMessages } from "@/lib/format/messages/en-screens";
import type { Accounting } from "@/lib/format/money";
import { decisionOf, tradeText } from "@/lib/format/trade-text";
import { apiRequest } from "@/components/api/api-request";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";
import { Headline } from "@/components/risk/headline";
import { TradeResult } from "@/components/risk/trade-result";
import { EmptyState } from "@/components/ui/empty-state";
import { SizeForm, type SizeQuestion } from "./size-form";
import { SizeProblem } from "./size-problem";
import { WatchTable } from "./watch-table";

interface SizeScreenProps {
  slug: string;
  initialRows: readonly WatchRow[];
  accounting: Accounting;
  usage: PlanView["sizeATrade"];
}

/** What is shown as the answer: a line of the standing table, or the trade that was asked for. */
interface Shown {
  size: TradeSize;
  decision: SizeTradeView["decision"];
  instrument: Instrument;
  isProvisional: boolean;
  isFromTable: boolean;
}

/** SizeScreen answers how large the next trade may be: the form and its answer, and the standing table below. */
export function SizeScreen({ slug, initialRows, accounting, usage }: SizeScreenProps) {
  const messages = useScreenMessages();
  const { size: words } = messages;
  const rows = useWatchlist(slug, initialRows);
  const [picked, setPicked] = useState<{ asset: string; side: "long" | "short" } | null>(null);
  const ask = useSizing(slug, () => setPicked(null));
  const shown = picked === null && ask.data !== undefined ? fromAnswer(ask.data) : fromTable(rows, picked);
  return (
    <div className="flex flex-col gap-8">
      <Headline text={headlineOf(shown, accounting, messages)} question={words.question} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-12">
        <section aria-label={words.form.title} className="min-w-0 lg:col-span-4">
          {rows.length === 0 ? null : (
            <SizeForm
              rows={rows}
              usage={ask.data?.plan ?? usage}
              isBusy={ask.isPending}
              error={ask.error}
              onAsk={(question) => ask.mutate(question)}
            />
          )}
        </section>
        <section aria-live="polite" aria-label={words.result.title} className="min-w-0 lg:col-span-8">
          <SizeProblem slug={slug} error={ask.error} />
          {shown === null ? null : (
            <TradeResult
              size={shown.size}
              decision={shown.decision}
              instrument={shown.instrument}
              accounting={accounting}
              isProvisional={shown.isProvisional}
              {...(shown.isFromTable ? { note: words.result.atLast } : {})}
            />
          )}
        </section>
      </div>
      {rows.length === 0 ? (
        <EmptyState title={words.table.empty.title}>{words.table.empty.body}</EmptyState>
      ) : (
        <WatchTable rows={rows} accounting={accounting} onPick={(asset, side) => setPicked({ asset, side })} />
      )}
    </div>
  );
}

function useWatchlist(slug: string, initial: readonly WatchRow[]): readonly WatchRow[] {
  const { data } = useQuery({
    queryKey: ["watchlist", slug],
    queryFn: ({ signal }) => apiRequest<{ rows: readonly WatchRow[] }>(`/api/w/${slug}/watchlist`, { signal }),
    initialData: { rows: initial },
  });
  return data.rows;
}

function useSizing(slug: string, onAnswer: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (question: SizeQuestion) =>
      apiRequest<SizeTradeView>(`/api/w/${slug}/size-trade`, { method: "POST", body: question }),
    onSuccess: () => {
      onAnswer();
      void queries.invalidateQueries({ queryKey: ["watchlist", slug] });
    },
  });
}

function fromAnswer(answer: SizeTradeView): Shown {
  const isProvisional = answer.market?.confidence.isProvisional ?? false;
  return {
    size: answer.size,
    decision: answer.decision,
    instrument: answer.instrument,
    isProvisional,
    isFromTable: false,
  };
}

/** Without a choice, the first line long: what the account's largest market allows now. */
function fromTable(rows: readonly WatchRow[], picked: { asset: string; side: "long" | "short" } | null): Shown | null {
  const row = rows.find(({ asset }) => asset === picked?.asset) ?? rows[0];
  const size = picked?.side === "short" ? row?.short : row?.long;
  if (row === undefined || size === undefined || size === null) return null;
  return { size, decision: decisionOf(size), instrument: row.instrument, isProvisional: false, isFromTable: true };
}

function headlineOf(shown: Shown | null, accounting: Accounting, messages: ScreenMessages): HeadlineText {
  const { lead } = messages.size;
  if (shown === null) return { lead: lead.noAssessment, support: lead.noAssessmentSupport };
  return tradeText(shown.size, shown.instrument, accounting, messages);
}
