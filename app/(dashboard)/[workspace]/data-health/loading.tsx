import { HeadlineSkeleton } from "@/components/ui/headline-skeleton";
import { RowsSkeleton } from "@/components/ui/rows-skeleton";

/** Data health's shape while it is read. */
export default function DataHealthLoading() {
  return (
    <div aria-busy className="flex flex-col gap-9">
      <HeadlineSkeleton />
      <RowsSkeleton rows={3} />
      <RowsSkeleton rows={8} className="h-6" />
      <RowsSkeleton rows={6} className="h-6" />
    </div>
  );
}
