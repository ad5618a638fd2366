import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Correlation's shape while it is computed. */
export default function CorrelationLoading() {
  return (
    <div aria-busy className="flex flex-col gap-9">
      <HeadlineSkeleton />
      <Skeleton className="h-24 w-full" />
      <RowsSkeleton rows={4} className="h-7" />
      <Skeleton className="h-80 w-full max-w-3xl" />
    </div>
  );
}
