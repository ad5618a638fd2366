"use client";

import { useCallback, useState } from "react";
import { useRouter } from "next/navigation";
import { apiRequest } from "@/components/api/api-request";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { VenueOption } from "@/lib/domain/venue-option";
import type { AttemptView, ManualHoldingView } from "@/lib/domain/views";
import type { Answer, Question } from "@/lib/workspace/onboarding/answers";
import type { OnboardingView } from "@/lib/workspace/onboarding/load-onboarding";
import { ConnectStep } from "./connect-step";
import { FillingStep } from "./filling-step";
import { QuestionStep } from "./question-step";

interface OnboardingFlowProps {
  slug: string;
  initial: OnboardingView;
  holdings: readonly ManualHoldingView[];
  /** Where briefs and warnings go. */
  email: string;
  venues: readonly VenueOption[];
  egressAddresses: readonly string[];
  sandboxUrl: string | null;
}

/** OnboardingFlow asks what is not answered yet, one question per screen, each kept at once; then links an account. */
export function OnboardingFlow({ slug, initial, holdings, email, ...form }: OnboardingFlowProps) {
  const { ui } = useAccountMessages();
  const router = useRouter();
  const [view, setView] = useState(initial);
  const [question, setQuestion] = useState<Question | null>(initial.next);
  const [linked, setLinked] = useState<AttemptView | null>(null);
  const { run, isBusy, error } = useSubmit(async (answer: Answer) => {
    const saved = await apiRequest<OnboardingView>(`/api/w/${slug}/onboarding`, { method: "PUT", body: answer });
    setView(saved);
    const index = saved.questions.indexOf(answer.question);
    setQuestion(saved.isFinished ? null : (saved.questions[index + 1] ?? saved.next));
    window.scrollTo({ top: 0 });
  });
  const finish = useCallback(() => router.replace(`/${slug}/overview`), [router, slug]);

  if (linked !== null) {
    return (
      <FillingStep
        slug={slug}
        connectionId={linked.connectionId}
        email={email}
        onDone={finish}
        onLinkAnother={() => setLinked(null)}
      />
    );
  }
  if (question === null || view.isFinished) return <ConnectStep slug={slug} onAccepted={setLinked} {...form} />;

  const step = view.questions.indexOf(question);
  const previous = view.questions[step - 1];
  return (
    <>
      <div className="mb-8">
        <ProgressBar done={step + 1} total={view.questions.length} label={ui.steps(step + 1, view.questions.length)} />
      </div>
      <QuestionStep
        key={question}
        slug={slug}
        question={question}
        answers={view.answers}
        holdings={holdings}
        isBusy={isBusy}
        error={error}
        onAnswer={(answer) => void run(answer)}
        {...(previous === undefined ? {} : { onBack: () => setQuestion(previous) })}
      />
    </>
  );
}
