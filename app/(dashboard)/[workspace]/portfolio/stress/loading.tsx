import { TabSkeleton } from "../_components/tab-skeleton";

export default function StressLoading() {
  return <TabSkeleton />;
}
