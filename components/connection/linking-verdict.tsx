"use client";

import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Banner } from "@/components/ui/banner";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { AttemptView } from "@/lib/domain/views";

/** LinkingVerdict is where an attempt stands: being proven, proven, refused with the boxes to untick, or why it failed. */
export function LinkingVerdict({ attempt }: { attempt: AttemptView | null }) {
  const { connecting } = useAccountMessages();
  if (attempt === null) return null;
  const reason = connecting.reasons[attempt.reason ?? ""] ?? connecting.unknownReason;
  switch (attempt.status) {
    case "pending":
    case "proving":
      return (
        <div role="status">
          <ProgressBar done={0} total={0} label={connecting.proving} />
          <p className="mt-1 text-caption text-muted">{connecting.provingHint}</p>
        </div>
      );
    case "accepted":
      return attempt.proof === "user_attested" ? (
        <Banner tone="notice" role="status" title={connecting.attested}>
          {connecting.attestedHint}
        </Banner>
      ) : (
        <Banner tone="ok" role="status" title={connecting.accepted}>
          {connecting.acceptedHint}
        </Banner>
      );
    case "refused":
      return attempt.boxesToUntick.length === 0 ? (
        <Banner tone="critical" role="alert" title={connecting.failed}>
          {reason}
        </Banner>
      ) : (
        <Banner tone="critical" role="alert" title={connecting.refused.title}>
          <p>{connecting.refused.body}</p>
          <ul className="mt-1 list-disc pl-5 text-ink">
            {attempt.boxesToUntick.map((box) => (
              <li key={box}>{box}</li>
            ))}
          </ul>
        </Banner>
      );
    case "unverifiable":
      return (
        <Banner tone="warning" role="alert" title={connecting.unverifiable.title}>
          <p>{reason}</p>
          <p>
            {attempt.reason === "attestation_needed"
              ? connecting.unverifiable.attestable
              : connecting.unverifiable.body}
          </p>
        </Banner>
      );
    case "failed":
      return (
        <Banner tone="critical" role="alert" title={connecting.failed}>
          {reason}
        </Banner>
      );
  }
}
