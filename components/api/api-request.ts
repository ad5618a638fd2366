import { ApiProblem, type ProblemBody } from "./api-problem";

interface ApiRequestOptions {
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON. */
  body?: unknown;
  signal?: AbortSignal;
}

/** apiRequest calls one of our own routes. Returns its JSON (undefined on 204); throws ApiProblem on anything else. */
export async function apiRequest<Result>(path: string, options: ApiRequestOptions = {}): Promise<Result> {
  const response = await send(path, options);
  if (response.status === 204) return undefined as Result;
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  const body: unknown = isJson ? await response.json() : null;
  if (response.ok) return body as Result;
  throw new ApiProblem(isProblem(body) ? body : unreadable(response));
}

async function send(path: string, { method = "GET", body, signal }: ApiRequestOptions): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: { accept: "application/json", ...(body === undefined ? {} : { "content-type": "application/json" }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
      credentials: "same-origin",
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ApiProblem({ code: "network", status: 0, title: "", detail: "" });
  }
}

function isProblem(body: unknown): body is ProblemBody {
  return typeof body === "object" && body !== null && "code" in body && "detail" in body;
}

function unreadable(response: Response): ProblemBody {
  return { code: "internal", status: response.status, title: response.statusText, detail: "" };
}
