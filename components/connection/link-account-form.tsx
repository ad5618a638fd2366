"use client";

import { useState, type FormEvent } from "react";
import { FormProblem } from "@/components/api/form-problem";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import type { VenueOption } from "@/lib/domain/venue-option";
import type { AttemptView } from "@/lib/domain/views";
import { AddressBinding } from "./address-binding";
import { LinkingVerdict } from "./linking-verdict";
import { useLinking, type LinkingRequest } from "./use-linking";
import { VenueLimits } from "./venue-limits";

interface LinkAccountFormProps {
  slug: string;
  venues: readonly VenueOption[];
  /** Addresses keys may be bound to; empty where the operator has stated none. */
  egressAddresses: readonly string[];
  /** The sandbox's page of demo accounts; null on real exchanges. */
  sandboxUrl: string | null;
  /** Must keep its identity between renders. */
  onAccepted: (attempt: AttemptView) => void;
}

/**
 * LinkAccountForm takes a read-only key: which boxes to tick, the key, then the verdict in place. What was typed stays
 * in the form while the verdict is "no", so that boxes can be unticked at the exchange and the same key sent again.
 */
export function LinkAccountForm({ slug, venues, egressAddresses, sandboxUrl, onAccepted }: LinkAccountFormProps) {
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
  const isAttested = venue.needsAttestation || linking.isAttestationAsked;
  return (
    <form onSubmit={submit} onChange={linking.reset} autoComplete="off" className="flex flex-col gap-4">
      {venues.length === 1 ? null : (
        <Field label={connecting.venue}>
          {(control) => (
            <Select {...control} name="venue" value={venueId} onChange={(event) => setVenueId(event.target.value)}>
              {venues.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <HowTo venue={venue} egressAddresses={egressAddresses} />
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
      {venue.fields.map((field) => (
        <CredentialInput key={`${venue.id}:${field.field}`} field={field} error={linking.fieldError(field.field)} />
      ))}
      {isAttested ? (
        <Checkbox
          key={`${venue.id}:attested`}
          name="attested"
          label={connecting.attest(venue.name)}
          hint={connecting.attestHint}
          required
          onChange={(event) => event.stopPropagation()}
        />
      ) : null}
      <FormProblem error={linking.error} fields={["label", ...venue.fields.map(({ field }) => field)]} />
      <LinkingVerdict attempt={attempt} />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" isBusy={linking.isBusy}>
          {attempt === null || linking.isBusy ? connecting.submit(isAttested) : connecting.tryAgain}
        </Button>
        <p className="min-w-0 flex-1 basis-56 text-caption text-muted">{connecting.sealed}</p>
      </div>
    </form>
  );
}

function HowTo({ venue, egressAddresses }: { venue: VenueOption; egressAddresses: readonly string[] }) {
  const { connecting } = useAccountMessages();
  return (
    <div className="text-dense text-soft">
      <p>{connecting.howTo(venue.name)}</p>
      <div className="mt-2 grid gap-x-6 gap-y-2 sm:grid-cols-2">
        <Boxes title={connecting.tick} boxes={venue.boxesToTick} mark={"\u2611"} />
        <Boxes title={connecting.untick} boxes={venue.boxesToUntick} mark={"\u2610"} />
      </div>
      <AddressBinding addresses={egressAddresses} />
      <VenueLimits venue={venue} />
    </div>
  );
}

function CredentialInput({ field, error }: { field: VenueOption["fields"][number]; error: string | undefined }) {
  const attributes = {
    name: field.field,
    autoComplete: "off",
    "data-1p-ignore": true,
    spellCheck: false,
    required: true,
  };
  return (
    <Field label={field.label} error={error}>
      {(control) =>
        field.isMultiline === true ? (
          <Textarea {...control} {...attributes} rows={4} className="font-mono [-webkit-text-security:disc]" />
        ) : (
          <Input
            {...control}
            {...attributes}
            type={field.field === "apiKey" ? "text" : "password"}
            className="font-mono"
          />
        )
      }
    </Field>
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
