import { AppError } from "@/lib/domain/errors";
import { subscribeLive } from "@/lib/platform/live/live-hub";

const HEARTBEAT_MS = 25_000;
const RECHECK_MS = 60_000;
/** A browser shares one stream between its tabs; this leaves room for several devices. */
const STREAMS_PER_USER_MAX = 10;
/** Events a slow reader may leave unread before its stream is closed; it reconnects and starts afresh. */
const UNREAD_MAX = 100;

interface LiveStreamOptions {
  workspaceId: string;
  userId: string;
  /** Aborts when the browser goes away. */
  signal: AbortSignal;
  /** Asked each minute: false ends the stream, such as after signing out elsewhere. */
  isStillAllowed: () => Promise<boolean>;
}

const open = new Set<() => void>();
const perUser = new Map<string, number>();
let isShutdownHooked = false;

/**
 * liveStream answers with server-sent events: `event: topic`, `data: {"topic":"assessment"}` for whatever changed in the
 * workspace, never the data itself. A comment every 25 s keeps proxies from closing it; the right to listen is checked
 * each minute. Throws AppError `rate_limited` beyond ten streams of one person.
 */
export function liveStream({ workspaceId, userId, signal, isStillAllowed }: LiveStreamOptions): Response {
  const count = perUser.get(userId) ?? 0;
  if (count >= STREAMS_PER_USER_MAX)
    throw new AppError("rate_limited", `You have ${count} live connections open: close some tabs.`, {
      retryAfterSeconds: 60,
    });
  perUser.set(userId, count + 1);
  closeOnShutdown();

  let close = (): void => undefined;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const send = (text: string): void => {
          if ((controller.desiredSize ?? 0) < -UNREAD_MAX) close();
          else controller.enqueue(encoder.encode(text));
        };
        const unsubscribe = subscribeLive(workspaceId, (topic) =>
          send(`event: topic\ndata: ${JSON.stringify({ topic })}\n\n`),
        );
        const heartbeat = setInterval(() => send(": still here\n\n"), HEARTBEAT_MS);
        const recheck = setInterval(() => {
          // A database that cannot be asked is no permission: the browser reconnects when it is back.
          void isStillAllowed().then((isAllowed) => isAllowed || close(), close);
        }, RECHECK_MS);
        let isClosed = false;
        close = () => {
          if (isClosed) return;
          isClosed = true;
          open.delete(close);
          signal.removeEventListener("abort", close);
          clearInterval(heartbeat);
          clearInterval(recheck);
          unsubscribe();
          leave(userId);
          try {
            controller.close();
          } catch {
            // The reader cancelled first: closed already.
          }
        };
        open.add(close);
        signal.addEventListener("abort", close);
        send("retry: 3000\n: connected\n\n");
        if (signal.aborted) close();
      },
      cancel: () => close(),
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

/** openStreamCount is how many streams this process serves. */
export function openStreamCount(): number {
  return open.size;
}

/** closeLiveStreams ends every stream of this process. */
export function closeLiveStreams(): void {
  for (const close of [...open]) close();
}

/** An open stream would keep `next start` from exiting: its server waits for connections to end. */
function closeOnShutdown(): void {
  if (isShutdownHooked) return;
  isShutdownHooked = true;
  process.once("SIGTERM", closeLiveStreams);
  process.once("SIGINT", closeLiveStreams);
}

function leave(userId: string): void {
  const count = (perUser.get(userId) ?? 1) - 1;
  if (count === 0) perUser.delete(userId);
  else perUser.set(userId, count);
}
