import type { JobName } from "@/lib/queue/catalog";
import type { Handler } from "./handler";
import { assessMarkets } from "./jobs/assess-markets";
import { assessWorkspaces } from "./jobs/assess-workspaces";
import { captureSnapshot } from "./jobs/capture-snapshot";
import { decideLinking } from "./jobs/decide-linking";
import { deliverMail } from "./jobs/deliver-mail";
import { ensurePartitions } from "./jobs/ensure-partitions";
import { importHistory } from "./jobs/import-history";
import { ingestCandles } from "./jobs/ingest-candles";
import { ingestContractFunding } from "./jobs/ingest-contract-funding";
import { ingestDerivatives } from "./jobs/ingest-derivatives";
import { ingestInstruments } from "./jobs/ingest-instruments";
import { ingestLeverageTiers } from "./jobs/ingest-leverage-tiers";
import { ingestOrderBook } from "./jobs/ingest-order-book";
import { ingestPrices } from "./jobs/ingest-prices";
import { ingestSource } from "./jobs/ingest-source";
import { measureDollarRate } from "./jobs/measure-dollar-rate";
import { prune } from "./jobs/prune";
import { recordSentiment } from "./jobs/record-sentiment";
import { runImport } from "./jobs/run-import";
import { reconcileSubscriptions } from "./jobs/reconcile-subscriptions";
import { watchFeeds } from "./jobs/watch-feeds";
import { writeBriefs } from "./jobs/write-briefs";
import { writeSafetyMails } from "./jobs/write-safety-mails";
import { sweepDue } from "./jobs/sweep-due";

/** HANDLERS pairs every job of the catalogue with what does it. */
export const HANDLERS = {
  "sweep-due": sweepDue,
  "decide-linking": decideLinking,
  "capture-snapshot": captureSnapshot,
  "import-history": importHistory,
  "run-import": runImport,
  "ingest-instruments": ingestInstruments,
  "ingest-prices": ingestPrices,
  "measure-dollar-rate": measureDollarRate,
  "ingest-candles": ingestCandles,
  "ingest-derivatives": ingestDerivatives,
  "ingest-contract-funding": ingestContractFunding,
  "ingest-leverage-tiers": ingestLeverageTiers,
  "ingest-order-book": ingestOrderBook,
  "ingest-source": ingestSource,
  "record-sentiment": recordSentiment,
  "assess-markets": assessMarkets,
  "assess-workspaces": assessWorkspaces,
  "write-safety-mails": writeSafetyMails,
  "watch-feeds": watchFeeds,
  "write-briefs": writeBriefs,
  "deliver-mail": deliverMail,
  "reconcile-subscriptions": reconcileSubscriptions,
  "ensure-partitions": ensurePartitions,
  prune,
} satisfies { [N in JobName]: Handler<N> };
