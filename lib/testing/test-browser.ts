import { runtimeEnv } from "@/lib/platform/env";

type Handler = (
  request: Request,
  context: { params: Promise<Readonly<Record<string, string | string[] | undefined>>> },
) => Promise<Response>;

export interface TestRequest {
  method?: string;
  params?: Readonly<Record<string, string>>;
  query?: string;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is, for what JSON.stringify would not produce. */
  raw?: string;
  headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  status: number;
  /** The parsed JSON body; null when there is none. */
  body: unknown;
  response: Response;
}

/**
 * TestBrowser calls route handlers in-process the way a browser calls the server: it keeps cookies and says which page
 * a request comes from. Each has an address of its own, so rate limits of one test do not meet another's.
 */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly address: string;
  private static count = 0;

  constructor() {
    TestBrowser.count += 1;
    this.address = `10.0.${Math.floor(TestBrowser.count / 250)}.${(TestBrowser.count % 250) + 1}`;
  }

  async call(
    handler: Handler,
    { method = "GET", params = {}, query = "", ...rest }: TestRequest = {},
  ): Promise<TestAnswer> {
    const { json, raw = json === undefined ? undefined : JSON.stringify(json), headers = {} } = rest;
    const origin = new URL(runtimeEnv().NEXTAUTH_URL).origin;
    const request = new Request(`${origin}/test${query}`, {
      method,
      headers: {
        "x-forwarded-for": this.address,
        "user-agent": "test browser",
        ...(method === "GET" ? {} : { origin }),
        ...(raw === undefined ? {} : { "content-type": "application/json" }),
        ...(this.cookies.size === 0 ? {} : { cookie: this.cookieHeader() }),
        ...headers,
      },
      ...(raw === undefined ? {} : { body: raw }),
    });
    const response = await handler(request, { params: Promise.resolve(params) });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const text = response.headers.get("content-type")?.includes("event-stream") ? "" : await response.text();
    return { status: response.status, body: parse(text), response };
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  private keep(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (/max-age=0\b/i.test(line)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
