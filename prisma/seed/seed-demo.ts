import { startTrial } from "@/lib/billing/start-trial";
import { listConnections } from "@/lib/connection/list-connections";
import { loadAttempt } from "@/lib/connection/load-attempt";
import { startLinking } from "@/lib/connection/start-linking";
import { AppError } from "@/lib/domain/errors";
import { loadOverview } from "@/lib/recommendation/load-overview";
import type { Clock } from "@/lib/platform/clock";
import type { WorkspaceContext } from "@/lib/workspace/context";
import { DEMO_SLUG, DEMO_VISITOR_EMAIL } from "@/lib/workspace/demo";
import { loadOnboarding } from "@/lib/workspace/onboarding/load-onboarding";
import { saveAnswer } from "@/lib/workspace/onboarding/save-answer";
import type { Answer } from "@/lib/workspace/onboarding/answers";
import { openWorkspace } from "@/lib/workspace/open-workspace";
import { ensureDemoPeople } from "./ensure-demo-people";
import { fetchSandboxKey } from "./fetch-sandbox-key";
import { waitFor } from "./wait-for";

const ACCOUNT = "ai-book";
const LABEL = "Demo account";
const LINKING_PATIENCE_MS = 60_000;
const ASSESSMENT_PATIENCE_MS = 120_000;

/** What the demo's owner answered: a trader with the Active preset. */
const ANSWERS: readonly Answer[] = [
  { question: "activity", value: "trade" },
  { question: "currency", value: "USD" },
  { question: "lossLimit", value: 0.25 },
  { question: "tradeRisk", value: 0.01 },
  { question: "leverage", value: 1 },
  { question: "longTerm", value: { rule: "advise", assets: [] } },
];

/**
 * seedDemo makes the demo workspace: an owner who can sign in, a shared visitor who may look, a finished onboarding, and
 * the sandbox's `ai-book` account linked by its read-only key. It ends when the first assessment is there.
 */
export async function seedDemo(
  given: { email: string; password: string; sandboxUrl: string },
  clock: Clock,
): Promise<{ email: string; slug: string }> {
  const ownerId = await ensureDemoPeople({ ...given, visitorEmail: DEMO_VISITOR_EMAIL, slug: DEMO_SLUG }, clock);
  const ctx = await openWorkspace({ slug: DEMO_SLUG, userId: ownerId }, clock);
  await answerQuestions(ctx);
  await startTrial(ctx).catch(unless("conflict"));
  await linkAccount(ctx, given.sandboxUrl);
  await waitFor(
    "the first assessment",
    ASSESSMENT_PATIENCE_MS,
    async () => (await loadOverview(ctx)).assessment !== null,
  );
  return { email: given.email, slug: DEMO_SLUG };
}

async function answerQuestions(ctx: WorkspaceContext): Promise<void> {
  if ((await loadOnboarding(ctx)).isFinished) return;
  for (const answer of ANSWERS) await saveAnswer(ctx, answer);
}

async function linkAccount(ctx: WorkspaceContext, sandboxUrl: string): Promise<void> {
  const isLinked = (await listConnections(ctx)).some(
    ({ label, status }) => label === LABEL && status !== "disconnected",
  );
  if (isLinked) return;
  const credentials = await fetchSandboxKey(sandboxUrl, ACCOUNT);
  const { id } = await startLinking(ctx, { venue: "binance", label: LABEL, credentials });
  await waitFor("the worker's verdict on the demo key", LINKING_PATIENCE_MS, async () => {
    const { status, reason } = await loadAttempt(ctx, id);
    if (status === "accepted") return true;
    if (status === "pending" || status === "proving") return false;
    throw new Error(`the demo key was not accepted: ${status}, ${reason ?? "no reason given"}`);
  });
}

function unless(code: AppError["code"]): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof AppError) || error.code !== code) throw error;
  };
}
