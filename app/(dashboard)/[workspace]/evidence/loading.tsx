import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Evidence's shape while years are replayed. */
export default function EvidenceLoading() {
  return (
    <div aria-busy className="flex flex-col gap-9">
      <HeadlineSkeleton />
      <Skeleton className="h-24 w-full" />
      <Skeleton className="h-72 w-full" />
      <RowsSkeleton rows={5} className="h-7" />
    </div>
  );
}
