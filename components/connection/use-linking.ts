"use client";

import { useEffect, useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import { useSubmit } from "@/components/api/use-submit";
import type { AttemptView } from "@/lib/domain/views";

const POLL_MS = 700;

export interface LinkingRequest {
  venue: string;
  label: string;
  credentials: { apiKey: string; secret: string; passphrase?: string };
  attested?: boolean;
}

interface Linking {
  /** Null before anything was sent, and after `reset`. */
  attempt: AttemptView | null;
  /** The exchange told nothing about the key that was sent: the person may vouch for it. */
  isAttestationAsked: boolean;
  send: (request: LinkingRequest) => Promise<void>;
  isBusy: boolean;
  error: unknown;
  fieldError: (field: string) => string | undefined;
  reset: () => void;
}

/** useLinking sends a key in and follows the worker's verdict on it. */
export function useLinking(slug: string, onAccepted: (attempt: AttemptView) => void): Linking {
  const [attempt, setAttempt] = useState<AttemptView | null>(null);
  const [isAttestationAsked, setIsAttestationAsked] = useState(false);
  const { run, isBusy, error, fieldError } = useSubmit(async (body: LinkingRequest) => {
    setAttempt(await apiRequest<AttemptView>(`/api/w/${slug}/connections`, { method: "POST", body }));
  });
  const waitingFor = attempt !== null && isUndecided(attempt) ? attempt.id : null;

  useEffect(() => {
    if (waitingFor === null) return;
    const stop = new AbortController();
    const poll = async (): Promise<void> => {
      const latest = await apiRequest<AttemptView>(`/api/w/${slug}/connections/attempts/${waitingFor}`, {
        signal: stop.signal,
      }).catch(() => null);
      if (stop.signal.aborted) return;
      // An answer that did not come is asked for again: the verdict is in the database, whatever the network does.
      if (latest === null || isUndecided(latest)) timer = setTimeout(() => void poll(), POLL_MS);
      else {
        setAttempt(latest);
        if (latest.reason === "attestation_needed") setIsAttestationAsked(true);
        if (latest.status === "accepted") onAccepted(latest);
      }
    };
    let timer = setTimeout(() => void poll(), POLL_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [slug, waitingFor, onAccepted]);

  return {
    attempt,
    isAttestationAsked,
    send: run,
    isBusy: isBusy || waitingFor !== null,
    error,
    fieldError,
    reset: () => {
      setAttempt(null);
      setIsAttestationAsked(false);
    },
  };
}

function isUndecided({ status }: AttemptView): boolean {
  return status === "pending" || status === "proving";
}
