import { TabSkeleton } from "../_components/tab-skeleton";

export default function FuturesLoading() {
  return <TabSkeleton />;
}
