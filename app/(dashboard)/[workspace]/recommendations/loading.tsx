import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

/** The inbox's shape while it is read. */
export default function RecommendationsLoading() {
  return (
    <div aria-busy className="flex flex-col gap-6">
      <HeadlineSkeleton />
      <div className="grid gap-x-10 lg:grid-cols-12">
        <div className="lg:col-span-5">
          <Skeleton className="mb-3 h-6 w-72" />
          <RowsSkeleton rows={4} className="h-14" />
        </div>
        <div className="max-lg:hidden lg:col-span-7">
          <Skeleton className="h-72 w-full" />
        </div>
      </div>
    </div>
  );
}
