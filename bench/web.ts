import { DEMO_SLUG } from "@/lib/workspace/demo";
import { startControlPage, type ControlPage } from "./control-page";
import { firstLoadKb } from "./first-load";
import { runLoad, type LoadOptions, type LoadResult } from "./load";
import { median } from "./measure";
import { atMostGoal, report, reportSkipped, type Comparison } from "./report";
import { hasWebBuild, type BenchServers, type Product } from "./servers.mjs";
import { countStatements } from "./statements";

const PASSES = 5;
const PASS_MS = 4_000;
const WARM_UP_MS = 6_000;
const GOAL_SHARE_OF_CONTROL = 0.7;
const GOAL_STATEMENTS = 6;
const GOAL_WORKSPACE_TRANSACTIONS = 1;
const GOAL_JSON_P99_MS = 150;
const JSON_CONNECTIONS = 50;
const GOAL_FIRST_LOAD_OVER_BARE_KB = 50;

interface Page {
  url: string;
  headers: Readonly<Record<string, string>>;
}

/** benchWeb measures the running product, worker included, beside a control page of the same Next. */
export async function benchWeb(servers: BenchServers): Promise<void> {
  if (!hasWebBuild()) {
    reportSkipped("web", "there is no web build: run `npm start` or `npm run build` once");
    return;
  }
  const product = await servers.startProduct();
  const control = await startControlPage(servers, product.adminUrl);
  const headers = { cookie: await demoCookie(product.url) };
  await benchFirstLoad(product, control, headers);
  await benchOverview(product, control, { url: `${product.url}/${DEMO_SLUG}/overview`, headers });
  await benchJson({ url: `${product.url}/api/w/${DEMO_SLUG}/overview`, headers });
}

async function benchOverview(product: Product, control: ControlPage, overview: Page): Promise<void> {
  const html = await htmlOf(overview);
  const count = await countStatements(product, () => htmlOf(overview));
  report({ name: "web.overview.statements", value: count.data, unit: "statements" }, atMostGoal(GOAL_STATEMENTS));
  report(
    {
      name: "web.overview.workspace_transactions",
      value: count.workspaceTransactions,
      unit: "transactions",
    },
    atMostGoal(GOAL_WORKSPACE_TRANSACTIONS),
  );
  const bytes = Buffer.byteLength(html);
  const fitted = await control.fit(bytes, count.all);
  report(
    {
      name: "web.overview.html",
      value: bytes,
      unit: "bytes",
      note: `${count.all} statements with transaction control; the control page has as many`,
    },
    { baseline: fitted.bytes, against: "control page" },
  );
  for (const concurrency of [1, 16]) await compareLoad(overview, { url: fitted.url, headers: {} }, concurrency);
}

async function compareLoad(overview: Page, control: Page, concurrency: number): Promise<void> {
  const ours: LoadResult[] = [];
  const theirs: LoadResult[] = [];
  for (const page of [overview, control]) await runLoad({ ...page, concurrency, durationMs: WARM_UP_MS });
  for (let pass = 0; pass < PASSES; pass++) {
    const options = { concurrency, durationMs: PASS_MS } satisfies Partial<LoadOptions>;
    ours.push(await runLoad({ ...overview, ...options }));
    theirs.push(await runLoad({ ...control, ...options }));
  }
  const line = (figure: keyof LoadResult, name: string, unit: string, goal?: Comparison["goal"]) =>
    report(
      { name: `web.overview.${name}_at_${concurrency}`, value: median(ours.map((result) => result[figure])), unit },
      {
        baseline: median(theirs.map((result) => result[figure])),
        against: "control page",
        ...(goal === undefined ? {} : { goal }),
      },
    );
  line("requestsPerSecond", "requests", "requests/s", { atLeast: GOAL_SHARE_OF_CONTROL });
  line("p50Ms", "p50", "ms");
  line("p99Ms", "p99", "ms");
}

async function benchJson(route: Page): Promise<void> {
  const options = { ...route, concurrency: JSON_CONNECTIONS };
  await runLoad({ ...options, durationMs: WARM_UP_MS });
  const results: LoadResult[] = [];
  for (let pass = 0; pass < PASSES; pass++) results.push(await runLoad({ ...options, durationMs: PASS_MS }));
  const name = `web.json_overview`;
  report({
    name: `${name}.requests_at_${JSON_CONNECTIONS}`,
    value: median(results.map(({ requestsPerSecond }) => requestsPerSecond)),
    unit: "requests/s",
  });
  report(
    {
      name: `${name}.p99_at_${JSON_CONNECTIONS}`,
      value: median(results.map(({ p99Ms }) => p99Ms)),
      unit: "ms",
      note: "the whole first screen as JSON: the heaviest of the JSON routes",
    },
    atMostGoal(GOAL_JSON_P99_MS),
  );
}

async function benchFirstLoad(product: Product, control: ControlPage, headers: Page["headers"]): Promise<void> {
  const bareKb = await firstLoadKb(control.bareUrl, await htmlOf({ url: control.bareUrl, headers: {} }));
  report({ name: "web.first_load_js.bare_next", value: bareKb, unit: "kB gzip" });
  for (const [name, path] of Object.entries({ landing: "/", overview: `/${DEMO_SLUG}/overview` })) {
    const url = `${product.url}${path}`;
    const response = await fetch(url, { headers });
    const figure = `web.first_load_js.${name}`;
    if (response.ok)
      report(
        { name: figure, value: await firstLoadKb(url, await response.text()), unit: "kB gzip" },
        {
          baseline: bareKb + GOAL_FIRST_LOAD_OVER_BARE_KB,
          against: `bare Next + ${GOAL_FIRST_LOAD_OVER_BARE_KB} kB`,
          goal: { atMost: 1 },
        },
      );
    else reportSkipped(figure, `${path} answers ${response.status}`);
  }
}

/** A visitor of the demo, as its button on the landing page signs one in. */
async function demoCookie(url: string): Promise<string> {
  const response = await fetch(`${url}/api/demo`, {
    method: "POST",
    headers: { origin: url, accept: "application/json" },
  });
  const cookie = response.headers.getSetCookie()[0]?.split(";")[0];
  if (!response.ok || cookie === undefined)
    throw new Error(`the demo session was refused: ${response.status} ${await response.text()}`);
  return cookie;
}

async function htmlOf({ url, headers }: Page): Promise<string> {
  const response = await fetch(url, { headers, redirect: "manual" });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${html.slice(0, 300)}`);
  return html;
}
