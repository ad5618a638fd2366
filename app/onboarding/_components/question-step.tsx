"use client";

import { useState, type ReactNode } from "react";
import { FormProblem } from "@/components/api/form-problem";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import type { ManualHoldingView } from "@/lib/domain/views";
import type { Answer, Question, SavedAnswers } from "@/lib/workspace/onboarding/answers";
import { optionsOf, readOption, savedOption } from "./question-options";
import { OutsideHoldings } from "./outside-holdings";

interface QuestionStepProps {
  slug: string;
  question: Question;
  answers: SavedAnswers;
  holdings: readonly ManualHoldingView[];
  isBusy: boolean;
  error: unknown;
  onAnswer: (answer: Answer) => void;
  onBack?: () => void;
}

const COIN_LIST = /^\s*[A-Z0-9]{1,20}(\s*,\s*[A-Z0-9]{1,20})*\s*$/i;

/** QuestionStep is one question: what, why we ask, the answers with a sensible one chosen, and on. */
export function QuestionStep(props: QuestionStepProps) {
  const { question, answers, isBusy, error, onAnswer, onBack } = props;
  const { onboarding } = useAccountMessages();
  const words = onboarding[question];
  const [choice, setChoice] = useState(savedOption(question, answers));
  const [coins, setCoins] = useState(answers.longTerm?.assets.join(", ") ?? "");
  const [coinError, setCoinError] = useState<string | null>(null);

  const submit = (): void => {
    if (question !== "longTerm") return onAnswer(readOption(question, choice, []));
    const assets =
      coins.trim() === ""
        ? []
        : coins
            .toUpperCase()
            .split(",")
            .map((coin) => coin.trim());
    if (choice !== "advise" && assets.length === 0) return setCoinError(onboarding.longTerm.assetsMissing);
    if (assets.length > 0 && !COIN_LIST.test(coins)) return setCoinError(onboarding.longTerm.assetsWrong);
    onAnswer(readOption(question, choice, assets));
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h1 className="text-headline font-medium text-balance">{words.question}</h1>
      <Why>{words.why}</Why>
      <RadioCards
        name={question}
        legend={words.question}
        isLegendHidden
        options={optionsOf(question, onboarding)}
        value={choice}
        onChange={setChoice}
      />
      {question === "longTerm" && choice !== "advise" ? (
        <div className="mt-4">
          <Field label={onboarding.longTerm.assets} hint={onboarding.longTerm.assetsHint} error={coinError}>
            {(control) => (
              <Input
                {...control}
                value={coins}
                onChange={(event) => {
                  setCoins(event.target.value);
                  setCoinError(null);
                }}
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={400}
              />
            )}
          </Field>
        </div>
      ) : null}
      {question === "leverage" ? <OutsideHoldings slug={props.slug} initial={props.holdings} /> : null}
      <div className="mt-6">
        <FormProblem error={error} />
      </div>
      <div className="mt-4 flex items-center gap-2">
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {question === "longTerm" ? onboarding.finish : onboarding.next}
        </Button>
        {onBack === undefined ? null : (
          <Button variant="quiet" onClick={onBack}>
            {onboarding.back}
          </Button>
        )}
        <p className="ml-auto text-caption text-muted">{onboarding.changeLater}</p>
      </div>
    </form>
  );
}

function Why({ children }: { children: ReactNode }) {
  const { onboarding } = useAccountMessages();
  return (
    <p className="mt-2 mb-6 text-body text-soft">
      <span className="sr-only">{`${onboarding.why}: `}</span>
      {children}
    </p>
  );
}
