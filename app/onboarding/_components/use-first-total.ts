"use client";

import { useEffect, useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import type { OverviewView } from "@/lib/domain/views";
import { linkedIn } from "./linked-in";

const POLL_MS = 800;

/**
 * useFirstTotal follows the first reading of an account until its balances count in the workspace's total. The view is null
 * until the first answer.
 */
export function useFirstTotal(
  slug: string,
  connectionId: string | null,
): { view: OverviewView | null; isRead: boolean } {
  const [view, setView] = useState<OverviewView | null>(null);
  const isRead = view !== null && view.total.asOf !== null && linkedIn(view, connectionId)?.lastSyncAt != null;
  useEffect(() => {
    if (isRead) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const poll = async (): Promise<void> => {
      const latest = await apiRequest<OverviewView>(`/api/w/${slug}/overview`, { signal: stop.signal }).catch(
        () => null,
      );
      if (stop.signal.aborted) return;
      if (latest !== null) setView(latest);
      timer = setTimeout(() => void poll(), POLL_MS);
    };
    void poll();
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [slug, isRead]);
  return { view, isRead };
}
