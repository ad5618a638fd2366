"use client";

import type { ShellView } from "@/lib/domain/views";
import { useMessages } from "@/components/i18n/use-messages";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";

/** ShellNotices is at most one line above the screen: the six questions first, then the unconfirmed address. */
export function ShellNotices({ view }: { view: ShellView }) {
  const { shell } = useMessages();
  const { workspace, user, needsOnboarding } = view;
  if (workspace.isDemo) return null;
  if (needsOnboarding) {
    return (
      <Banner
        tone="info"
        className="mb-6"
        title={shell.onboarding.title}
        action={
          <ButtonLink href="/onboarding" size="sm">
            {shell.onboarding.action}
          </ButtonLink>
        }
      >
        {shell.onboarding.body}
      </Banner>
    );
  }
  if (user.isEmailVerified) return null;
  return (
    <Banner tone="notice" className="mb-6" title={shell.verifyEmail.title}>
      {shell.verifyEmail.body(user.email)}
    </Banner>
  );
}
