"use client";

import { useMutation } from "@tanstack/react-query";
import type { WhatIfChange } from "@/lib/domain/portfolio-report";
import type { WhatIfView } from "@/lib/domain/portfolio-views";
import { apiRequest } from "@/components/api/api-request";

export type AskWhatIf = ReturnType<typeof useWhatIf>;

/** useWhatIf asks what a change would do to the book; each answer counts against the day's limit. */
export function useWhatIf(slug: string) {
  return useMutation({
    mutationFn: (changes: readonly WhatIfChange[]) =>
      apiRequest<WhatIfView>(`/api/w/${slug}/what-if`, { method: "POST", body: { changes } }),
  });
}
