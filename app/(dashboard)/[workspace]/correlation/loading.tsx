import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { ScreenSkeleton } from "@/components/ui/screen-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Correlation's shape while it is computed. */
export default function CorrelationLoading() {
  return (
    <ScreenSkeleton>
      <Skeleton className="h-24 w-full" />
      <RowsSkeleton rows={4} className="h-7" />
      <Skeleton className="h-80 w-full max-w-3xl" />
    </ScreenSkeleton>
  );
}
