/** What `bench` uses of the launcher, typed: the launcher itself is plain JavaScript, because it runs before npm ci. */
export interface BenchServers {
  /** A migrated, empty database of its own; `env` is a worker's environment on it. */
  makeBatchDatabase(): Promise<{ adminUrl: string; env: NodeJS.ProcessEnv }>;
  /** The whole product on free ports with its demo data: web, worker and sandbox. Needs a web build. */
  startProduct(): Promise<Product>;
  /** Builds the Next application in `folder` and serves it on a free port; resolves to its address. */
  startNext(folder: string, env: Readonly<Record<string, string>>): Promise<string>;
  /** Stops everything that was started, newest first, and deletes PostgreSQL's data. */
  stop(): Promise<void>;
}

export interface Product {
  url: string;
  adminUrl: string;
  workerPid: number;
}

/** startBenchServers starts a throw-away PostgreSQL with the settings of `npm start`. */
export function startBenchServers(): Promise<BenchServers>;

/** Whether `npm start` or `npm run build` has built the web application. */
export function hasWebBuild(): boolean;
