"use client";

import { useQuery } from "@tanstack/react-query";
import type { PortfolioReportView } from "@/lib/domain/portfolio-views";
import { apiRequest } from "@/components/api/api-request";

/** usePortfolioReport keeps the report the page was rendered with up to date. */
export function usePortfolioReport(slug: string, initial: PortfolioReportView): PortfolioReportView {
  const { data } = useQuery({
    queryKey: ["portfolio-report", slug],
    queryFn: ({ signal }) => apiRequest<PortfolioReportView>(`/api/w/${slug}/portfolio-report`, { signal }),
    initialData: initial,
  });
  return data;
}
