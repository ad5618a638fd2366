"use client";

import { useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { useSubmit } from "@/components/api/use-submit";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioCards } from "@/components/ui/radio-cards";
import { SectionHeading } from "@/components/ui/section-heading";
import { Select } from "@/components/ui/select";
import { useToast } from "@/components/ui/use-toast";
import {
  ACCOUNTING_CURRENCIES,
  PERSONAS,
  PRESETS,
  presetPolicy,
  type Preset,
  type RiskPolicy,
} from "@/lib/domain/risk-policy";
import { CoinRules } from "./coin-rules";
import { fromDraft, POLICY_FIELDS, toDraft, type Draft, type FieldPath } from "./policy-fields";
import { PolicyNumber } from "./policy-number";
import { ReviewDialog } from "./review-dialog";

interface RiskFormProps {
  slug: string;
  policy: RiskPolicy;
  version: number;
  canWrite: boolean;
}

const GROUPS = ["limits", "trade", "book"] as const;

/** RiskForm edits the risk policy: a preset fills the fields, each can be changed, and before/after is shown to confirm. */
export function RiskForm({ slug, canWrite, ...initial }: RiskFormProps) {
  const { settings } = useAccountMessages();
  const words = settings.risk;
  const toast = useToast();
  const [inForce, setInForce] = useState({ policy: initial.policy, version: initial.version });
  const [choices, setChoices] = useState(initial.policy);
  const [draft, setDraft] = useState<Draft>(toDraft(initial.policy));
  const [wrong, setWrong] = useState<readonly FieldPath[]>([]);
  const [reviewed, setReviewed] = useState<RiskPolicy | null>(null);

  const fill = (policy: RiskPolicy): void => {
    setChoices(policy);
    setDraft(toDraft(policy));
    setWrong([]);
  };
  const choosePreset = (preset: Preset): void => {
    const { persona, accountingCurrency, assetRules } = choices;
    fill({ ...presetPolicy(preset, { persona, accountingCurrency }), assetRules });
  };
  const review = (): void => {
    const read = fromDraft(choices, draft);
    setWrong(read.wrong);
    if (read.wrong.length === 0) setReviewed(read.policy);
  };
  const save = useSubmit(async (policy: RiskPolicy) => {
    const body = { policy, version: inForce.version };
    const saved = await apiRequest<{ policy: RiskPolicy; version: number }>(`/api/w/${slug}/policy`, {
      method: "PUT",
      body,
    });
    setInForce(saved);
    fill(saved.policy);
    setReviewed(null);
    toast({ tone: "ok", text: `${settings.saved}. ${words.version(saved.version)}` });
  });

  return (
    <form
      className="flex max-w-[60rem] flex-col gap-8"
      onSubmit={(event) => {
        event.preventDefault();
        review();
      }}
    >
      <p className="text-body text-soft">
        {words.lead} <span className="figures text-muted">{words.version(inForce.version)}</span>
      </p>
      {canWrite ? null : <Banner tone="info" title={settings.readOnly} />}
      <fieldset disabled={!canWrite} className="flex min-w-0 flex-col gap-8">
        <section aria-label={words.preset}>
          <RadioCards
            name="preset"
            legend={words.preset}
            columns={4}
            value={choices.preset}
            onChange={choosePreset}
            options={PRESETS.map((value) => ({ value, ...words.presets[value] }))}
          />
          <p className="mt-2 text-caption text-muted">{words.presetHint}</p>
        </section>
        <Choices policy={choices} onChange={setChoices} />
        {GROUPS.map((group) => (
          <section key={group} aria-labelledby={`group-${group}`}>
            <SectionHeading id={`group-${group}`}>{words.groups[group]}</SectionHeading>
            <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
              {POLICY_FIELDS.filter((field) => field.group === group).map((field) => (
                <PolicyNumber
                  key={field.path}
                  field={field}
                  value={draft[field.path]}
                  onChange={(value) => setDraft({ ...draft, [field.path]: value })}
                  isWrong={wrong.includes(field.path)}
                  error={save.fieldError(`policy.${field.path}`)}
                />
              ))}
            </div>
          </section>
        ))}
        <CoinRules rules={choices.assetRules} onChange={(assetRules) => setChoices({ ...choices, assetRules })} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary">
            {words.review}
          </Button>
          <Button variant="quiet" onClick={() => fill(inForce.policy)}>
            {words.discard}
          </Button>
        </div>
      </fieldset>
      <ReviewDialog
        before={inForce.policy}
        after={reviewed}
        isBusy={save.isBusy}
        error={save.error}
        onClose={() => setReviewed(null)}
        onSave={(policy) => void save.run(policy)}
      />
    </form>
  );
}

function Choices({ policy, onChange }: { policy: RiskPolicy; onChange: (policy: RiskPolicy) => void }) {
  const words = useAccountMessages().settings.risk;
  return (
    <div className="grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-3">
      <Field isInGrid label={words.persona}>
        {(control) => (
          <Select
            {...control}
            value={policy.persona}
            onChange={({ target }) => onChange({ ...policy, persona: pick(PERSONAS, target.value, policy.persona) })}
          >
            {PERSONAS.map((persona) => (
              <option key={persona} value={persona}>
                {words.personas[persona]}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field isInGrid label={words.currency} hint={words.currencyHint}>
        {(control) => (
          <Select
            {...control}
            value={policy.accountingCurrency}
            onChange={({ target }) =>
              onChange({
                ...policy,
                accountingCurrency: pick(ACCOUNTING_CURRENCIES, target.value, policy.accountingCurrency),
              })
            }
          >
            {ACCOUNTING_CURRENCIES.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  );
}

function pick<Value extends string>(values: readonly Value[], text: string, otherwise: Value): Value {
  return values.find((value) => value === text) ?? otherwise;
}
