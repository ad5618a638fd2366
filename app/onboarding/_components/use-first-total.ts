"use client";

import { useEffect, useState } from "react";
import { apiRequest } from "@/components/api/api-request";
import type { OverviewView } from "@/lib/domain/views";

const POLL_MS = 800;

/** useFirstTotal follows a first reading until the workspace has a total. Null until the first answer. */
export function useFirstTotal(slug: string): OverviewView | null {
  const [view, setView] = useState<OverviewView | null>(null);
  const isThere = view !== null && view.total.asOf !== null;
  useEffect(() => {
    if (isThere) return;
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
  }, [slug, isThere]);
  return view;
}
