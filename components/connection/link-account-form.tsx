"use client";

import { useState, type FormEvent } from "react";
import { FormProblem } from "@/components/api/form-problem";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AttemptView } from "@/lib/domain/views";
import { LinkingVerdict } from "./linking-verdict";
import { useLinking, type LinkingRequest } from "./use-linking";
import type { VenueOption } from "./venue-option";

interface LinkAccountFormProps {
  slug: string;
  venues: readonly VenueOption[];
  /** The sandbox's page of demo accounts; null on real exchanges. */
  sandboxUrl: string | null;
  /** Must keep its identity between renders. */
  onAccepted: (attempt: AttemptView) => void;
}

/**
 * LinkAccountForm takes a read-only key: which boxes to tick, the key, then the verdict in place. What was typed stays
 * in the form while the verdict is "no", so that boxes can be unticked at the exchange and the same key sent again.
 */
export function LinkAccountForm({ slug, venues, sandboxUrl, onAccepted }: LinkAccountFormProps) {
  const { connecting } = useAccountMessages();
  const [venueId, setVenueId] = useState(venues[0]?.id ?? "");
  const linking = useLinking(slug, onAccepted);
  const venue = venues.find(({ id }) => id === venueId);
  if (venue === undefined) return null;

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    void linking.send(readForm(new FormData(event.currentTarget), venue));
  };
  const { attempt } = linking;
  return (
    <form onSubmit={submit} onChange={linking.reset} autoComplete="off" className="flex flex-col gap-4">
      {venues.length === 1 ? null : (
        <Field label={connecting.venue}>
          {(control) => (
            <Select {...control} value={venueId} onChange={(event) => setVenueId(event.target.value)}>
              {venues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <HowTo venue={venue} />
      {sandboxUrl === null ? null : (
        <p className="border-l-2 border-low bg-low-wash px-3 py-2 text-dense text-soft">
          <a href={sandboxUrl} target="_blank" rel="noreferrer" className="font-medium text-accent hover:underline">
            {connecting.sandbox}
          </a>
          <br />
          {connecting.sandboxHint}
        </p>
      )}
      <Field label={connecting.label} hint={connecting.labelHint} error={linking.fieldError("label")}>
        {(control) => (
          <Input
            {...control}
            name="label"
            key={venue.id}
            defaultValue={connecting.defaultLabel(venue.name)}
            required
            maxLength={60}
          />
        )}
      </Field>
      {venue.fields.map(({ field, label }) => (
        <Field key={field} label={label} error={linking.fieldError(field)}>
          {(control) => (
            <Input
              {...control}
              name={field}
              type={field === "apiKey" ? "text" : "password"}
              autoComplete="off"
              data-1p-ignore
              spellCheck={false}
              required
              className="font-mono"
            />
          )}
        </Field>
      ))}
      {attempt?.status === "unverifiable" ? (
        <Checkbox
          name="attested"
          label={connecting.attest}
          hint={connecting.attestHint}
          required
          onChange={(event) => event.stopPropagation()}
        />
      ) : null}
      <FormProblem error={linking.error} fields={["label", ...venue.fields.map(({ field }) => field)]} />
      <LinkingVerdict attempt={attempt} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isBusy={linking.isBusy}>
          {attempt === null || linking.isBusy ? connecting.submit : connecting.tryAgain}
        </Button>
        <p className="min-w-0 flex-1 basis-56 text-caption text-muted">{connecting.sealed}</p>
      </div>
    </form>
  );
}

function HowTo({ venue }: { venue: VenueOption }) {
  const { connecting } = useAccountMessages();
  return (
    <div className="text-dense text-soft">
      <p>{connecting.howTo(venue.name)}</p>
      <div className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Boxes title={connecting.tick} boxes={venue.boxesToTick} mark={"\u2611"} />
        <Boxes title={connecting.untick} boxes={venue.boxesToUntick} mark={"\u2610"} />
      </div>
      <p className="mt-2 text-muted">{connecting.ip}</p>
    </div>
  );
}

function Boxes({ title, boxes, mark }: { title: string; boxes: readonly string[]; mark: string }) {
  return (
    <div>
      <p className="text-caption text-muted">{title}</p>
      <ul>
        {boxes.map((box) => (
          <li key={box} className="flex gap-2 text-ink">
            <span aria-hidden>{mark}</span>
            {box}
          </li>
        ))}
      </ul>
    </div>
  );
}

function readForm(form: FormData, venue: VenueOption): LinkingRequest {
  const text = (name: string): string => String(form.get(name) ?? "");
  const hasPassphrase = venue.fields.some(({ field }) => field === "passphrase");
  return {
    venue: venue.id,
    label: text("label"),
    credentials: {
      apiKey: text("apiKey"),
      secret: text("secret"),
      ...(hasPassphrase ? { passphrase: text("passphrase") } : {}),
    },
    ...(form.get("attested") === null ? {} : { attested: true }),
  };
}
