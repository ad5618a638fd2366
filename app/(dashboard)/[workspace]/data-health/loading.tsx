import { RowsSkeleton } from "@/components/ui/rows-skeleton";
import { ScreenSkeleton } from "@/components/ui/screen-skeleton";

/** Data health's shape while it is read. */
export default function DataHealthLoading() {
  return (
    <ScreenSkeleton>
      <RowsSkeleton rows={3} />
      <RowsSkeleton rows={8} className="h-6" />
      <RowsSkeleton rows={6} className="h-6" />
    </ScreenSkeleton>
  );
}
