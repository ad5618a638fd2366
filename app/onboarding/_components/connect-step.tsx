"use client";

import { LinkAccountForm } from "@/components/connection/link-account-form";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { ButtonLink } from "@/components/ui/button-link";
import type { VenueOption } from "@/lib/domain/venue-option";
import type { AttemptView } from "@/lib/domain/views";

interface ConnectStepProps {
  slug: string;
  venues: readonly VenueOption[];
  egressAddresses: readonly string[];
  sandboxUrl: string | null;
  onAccepted: (attempt: AttemptView) => void;
}

/** ConnectStep links the first account, or leaves it for later. */
export function ConnectStep({ slug, onAccepted, ...form }: ConnectStepProps) {
  const { onboarding, imports } = useAccountMessages();
  const { connect } = onboarding;
  return (
    <>
      <h1 className="text-headline font-medium text-balance">{connect.title}</h1>
      <p className="mt-2 mb-6 text-body text-soft">{connect.lead}</p>
      <LinkAccountForm slug={slug} onAccepted={onAccepted} {...form} />
      <div className="mt-8 flex flex-wrap items-center gap-3 border-t border-line pt-4">
        <ButtonLink href={`/${slug}/settings/imports`}>{imports.link}</ButtonLink>
        <ButtonLink href={`/${slug}/overview`}>{connect.later}</ButtonLink>
        <p className="min-w-0 flex-1 basis-56 text-caption text-muted">{connect.laterHint}</p>
      </div>
    </>
  );
}
