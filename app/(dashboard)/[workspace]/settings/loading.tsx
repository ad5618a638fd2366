import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a settings page: a heading and a few lines. */
export default function SettingsLoading() {
  return (
    <div className="flex max-w-[36rem] flex-col gap-4">
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-9 w-2/3" />
    </div>
  );
}
