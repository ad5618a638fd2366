import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { ScreenSkeleton } from "@/components/ui/screen-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Evidence's shape while years are replayed. */
export default function EvidenceLoading() {
  return (
    <ScreenSkeleton>
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-72 w-full" />
      <RowsSkeleton rows={5} className="h-7" />
    </ScreenSkeleton>
  );
}
