import { createHmac } from "node:crypto";
import type { WireEvent } from "./wire";

export interface WebhookSenderDeps {
  /** Real time, epoch ms: the receiver checks the signature's age against its own clock. */
  now: () => number;
  url: () => string | undefined;
  secret: string;
  /** Wait before the second try; doubles with each failure. */
  retryBaseMs: number;
}

export interface DeliveryAttempt {
  eventId: string;
  atMs: number;
  /** Status the receiver answered; null when it could not be reached. */
  status: number | null;
  error: string | null;
}

interface Delivery {
  event: WireEvent;
  attempts: number;
  notBeforeMs: number;
}

const MAX_ATTEMPTS = 12;
const RETRY_MAX_MS = 30_000;
const REQUEST_TIMEOUT_MS = 10_000;
const KEPT_ATTEMPTS = 1_000;

/**
 * WebhookSender delivers events as Stripe does: signed, first tries in the order of creation, a failed one again
 * later (so order is not guaranteed to the receiver), at least once. Pausing holds new deliveries back.
 */
export class WebhookSender {
  readonly attempts: DeliveryAttempt[] = [];
  private readonly deps: WebhookSenderDeps;
  private readonly queue: Delivery[] = [];
  private readonly stopped = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private pumping: Promise<void> | undefined;
  private paused = false;

  constructor(deps: WebhookSenderDeps) {
    this.deps = deps;
  }

  /** Queues an event; without a webhook address Stripe has nobody to tell. */
  enqueue(event: WireEvent): void {
    if (this.deps.url() === undefined) return;
    event.pending_webhooks = 1;
    this.queue.push({ event, attempts: 0, notBeforeMs: 0 });
    this.wake();
  }

  /** Holds deliveries back, or lets them go on. */
  setPaused(paused: boolean): void {
    this.paused = paused;
    this.wake();
  }

  /** Number of events not yet accepted by the receiver. */
  get pendingCount(): number {
    return this.queue.length;
  }

  /** Sends one event now, whatever the queue and the pause say; its queued delivery stays. */
  async redeliver(event: WireEvent): Promise<DeliveryAttempt> {
    return this.send(event);
  }

  /** Stops for good and waits for a request under way. */
  async close(): Promise<void> {
    this.stopped.abort();
    clearTimeout(this.timer);
    await this.pumping;
  }

  private wake(): void {
    if (this.paused || this.stopped.signal.aborted || this.pumping) return;
    clearTimeout(this.timer);
    const next = this.nextDue();
    if (!next) return;
    const waitMs = next.notBeforeMs - performance.now();
    if (waitMs > 0) {
      this.timer = setTimeout(() => this.wake(), waitMs).unref();
      return;
    }
    this.pumping = this.pump().finally(() => {
      this.pumping = undefined;
      this.wake();
    });
  }

  /** The delivery to make next: the one waiting longest; ties keep the order of creation. */
  private nextDue(): Delivery | undefined {
    return this.queue.reduce<Delivery | undefined>(
      (first, it) => (first === undefined || it.notBeforeMs < first.notBeforeMs ? it : first),
      undefined,
    );
  }

  private async pump(): Promise<void> {
    for (;;) {
      const delivery = this.nextDue();
      if (!delivery || this.paused || this.stopped.signal.aborted) return;
      if (delivery.notBeforeMs > performance.now()) return;
      const attempt = await this.send(delivery.event);
      delivery.attempts += 1;
      const accepted = attempt.status !== null && attempt.status >= 200 && attempt.status < 300;
      if (accepted || delivery.attempts >= MAX_ATTEMPTS) {
        if (accepted) delivery.event.pending_webhooks = 0;
        this.queue.splice(this.queue.indexOf(delivery), 1);
        continue;
      }
      const waitMs = Math.min(RETRY_MAX_MS, this.deps.retryBaseMs * 2 ** (delivery.attempts - 1));
      delivery.notBeforeMs = performance.now() + waitMs;
    }
  }

  private async send(event: WireEvent): Promise<DeliveryAttempt> {
    const url = this.deps.url();
    const atMs = this.deps.now();
    const body = JSON.stringify(event, null, 2);
    const attempt: DeliveryAttempt = { eventId: event.id, atMs, status: null, error: null };
    if (url === undefined) {
      attempt.error = "No webhook address is configured";
    } else {
      // Not AbortSignal.any with AbortSignal.timeout: Node 20 collects that pair as garbage before it fires.
      const giveUp = new AbortController();
      const abort = (): void => giveUp.abort();
      const timer = setTimeout(abort, REQUEST_TIMEOUT_MS);
      this.stopped.signal.addEventListener("abort", abort, { once: true });
      try {
        const response = await fetch(url, {
          method: "POST",
          body,
          redirect: "manual",
          headers: {
            "content-type": "application/json; charset=utf-8",
            "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
            "stripe-signature": signPayload(body, this.deps.secret, Math.floor(atMs / 1_000)),
          },
          signal: giveUp.signal,
        });
        await response.arrayBuffer();
        attempt.status = response.status;
      } catch (error) {
        attempt.error = error instanceof Error ? error.message : String(error);
      } finally {
        clearTimeout(timer);
        this.stopped.signal.removeEventListener("abort", abort);
      }
    }
    this.attempts.push(attempt);
    if (this.attempts.length > KEPT_ATTEMPTS) this.attempts.shift();
    return attempt;
  }
}

/** signPayload returns the `Stripe-Signature` header: HMAC-SHA256 over `t.body`. */
function signPayload(body: string, secret: string, timestampSeconds: number): string {
  const signature = createHmac("sha256", secret).update(`${timestampSeconds}.${body}`).digest("hex");
  return `t=${timestampSeconds},v1=${signature}`;
}
