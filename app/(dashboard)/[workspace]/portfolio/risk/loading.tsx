import { TabSkeleton } from "../_components/tab-skeleton";

export default function RiskLoading() {
  return <TabSkeleton />;
}
