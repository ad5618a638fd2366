import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** Market's shape while it is read. */
export default function MarketLoading() {
  return (
    <div aria-busy className="flex flex-col gap-9">
      <HeadlineSkeleton />
      <Skeleton className="h-24 w-full" />
      <RowsSkeleton rows={3} />
      <RowsSkeleton rows={12} className="h-6" />
    </div>
  );
}
