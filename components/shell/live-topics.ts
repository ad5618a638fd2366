/** Query keys (first part) that a live topic makes stale. An unknown topic makes everything stale: never too fresh. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  assessment: [
    "overview",
    "holdings",
    "reconciliation",
    "portfolio-report",
    "evidence",
    "watchlist",
    "market",
    "recommendations",
    "recommendation",
  ],
  recommendations: ["overview", "recommendations", "recommendation"],
  connections: ["overview", "holdings", "reconciliation", "connections", "data-health"],
  holdings: ["overview", "holdings", "reconciliation"],
  imports: ["imports", "import"],
  policy: ["overview", "portfolio-report", "evidence", "recommendations", "watchlist"],
  plan: ["watchlist"],
};

/** Topics after which the frame itself (counts, plan, connection pages) is rendered again on the server. */
const FRAME: readonly string[] = ["recommendations", "connections", "policy", "plan", "resync"];

/** staleKeys lists what to load again after a topic; null = everything. */
export function staleKeys(topic: string): readonly string[] | null {
  return KEYS[topic] ?? null;
}

/** touchesFrame tells whether the server-rendered frame is out of date after a topic. */
export function touchesFrame(topic: string): boolean {
  return FRAME.includes(topic);
}
