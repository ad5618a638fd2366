import { TabSkeleton } from "../_components/tab-skeleton";

export default function WhatIfLoading() {
  return <TabSkeleton />;
}
