"use client";

import { useState, type FormEvent } from "react";
import { useRouter } from "next/navigation";
import { apiRequest } from "@/components/api/api-request";
import { FormProblem } from "@/components/api/form-problem";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Num } from "@/components/ui/num";
import { SectionHeading } from "@/components/ui/section-heading";
import { useToast } from "@/components/ui/use-toast";
import type { AccountingCurrency } from "@/lib/domain/risk-policy";
import type { EpochMs } from "@/lib/domain/units";
import { moneyInUnits } from "@/lib/format/money";

interface HighFormProps {
  slug: string;
  canWrite: boolean;
  high: { currency: AccountingCurrency; highAccounting: number; at: EpochMs; isEstimated: boolean } | null;
}

/** HighForm shows the high the ladder counts from, lets a person correct it, or start again from today. */
export function HighForm({ slug, high, canWrite }: HighFormProps) {
  const { settings, time, ui } = useAccountMessages();
  const words = settings.risk.high;
  const toast = useToast();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { run, isBusy, error, fieldError } = useSubmit(
    async (body: { to: "today" } | { to: "amount"; highAccounting: number }) => {
      await apiRequest(`/api/w/${slug}/high-water-mark`, { method: "POST", body });
      setAsking(false);
      toast({ tone: "ok", text: words.done });
      router.refresh();
    },
  );
  const correct = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const text = String(new FormData(event.currentTarget).get("high") ?? "").replaceAll(/[\s,']/g, "");
    const highAccounting = Number(text);
    if (text === "" || !Number.isFinite(highAccounting)) return setProblem(words.notAnAmount(text));
    setProblem(null);
    void run({ to: "amount", highAccounting });
  };
  return (
    <section aria-labelledby="high" className="mt-12">
      <SectionHeading id="high">{words.title}</SectionHeading>
      <p className="mb-4 max-w-[40rem] text-body text-soft">{words.lead}</p>
      {high === null ? (
        <p className="text-body text-muted">{words.none}</p>
      ) : (
        <div className="flex max-w-[26rem] flex-col gap-4">
          <p className="text-body">
            {words.now} <Num value={moneyInUnits(high.highAccounting, high.currency)} />{" "}
            <span className="text-muted">{high.isEstimated ? words.estimated : words.since(time.day(high.at))}</span>
          </p>
          <FormProblem error={error} fields={["highAccounting"]} />
          <form onSubmit={correct} className="flex flex-col gap-4">
            <Field
              label={words.correct}
              hint={words.correctHint(high.currency)}
              error={problem ?? fieldError("highAccounting")}
            >
              {(control) => <Input {...control} name="high" inputMode="decimal" disabled={!canWrite} maxLength={24} />}
            </Field>
            <div className="flex flex-wrap gap-2">
              <Button type="submit" isBusy={isBusy} disabled={!canWrite}>
                {words.save}
              </Button>
              <Button disabled={!canWrite} onClick={() => setAsking(true)}>
                {words.restart}
              </Button>
            </div>
          </form>
        </div>
      )}
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.restartTitle}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{ui.cancel}</Button>
            <Button variant="primary" isBusy={isBusy} onClick={() => void run({ to: "today" })}>
              {words.restart}
            </Button>
          </>
        }
      >
        <p className="text-body">{words.restartBody}</p>
      </Dialog>
    </section>
  );
}
