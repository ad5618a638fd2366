"use client";

import { useEffect, useRef, useState } from "react";
import { useRouter } from "next/navigation";
import { useQueryClient } from "@tanstack/react-query";
import { staleKeys, touchesFrame } from "./live-topics";

export type LiveState = "live" | "reconnecting";

type Message = { kind: "topic"; topic: string } | { kind: "state"; state: LiveState };

/** Several topics of one batch redraw the frame once. */
const FRAME_PAUSE_MS = 500;

/**
 * useLiveUpdates keeps one event stream per browser and workspace: the tab that holds the lock reads it and tells the
 * others over a channel; when that tab closes, the lock passes on. Topics only name what changed; each tab then loads
 * what it shows.
 */
export function useLiveUpdates(slug: string): LiveState {
  const queries = useQueryClient();
  const router = useRouter();
  const [state, setState] = useState<LiveState>("live");
  const frameTimer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(() => {
    const name = `ballast-live:${slug}`;
    const channel = new BroadcastChannel(name);
    const closing = new AbortController();

    const receive = (message: Message) => {
      if (message.kind === "state") return setState(message.state);
      const keys = staleKeys(message.topic);
      if (keys === null) void queries.invalidateQueries();
      else for (const key of keys) void queries.invalidateQueries({ queryKey: [key, slug] });
      if (!touchesFrame(message.topic)) return;
      clearTimeout(frameTimer.current);
      frameTimer.current = setTimeout(() => router.refresh(), FRAME_PAUSE_MS);
    };
    const publish = (message: Message) => {
      if (closing.signal.aborted) return;
      receive(message);
      channel.postMessage(message);
    };
    channel.onmessage = (event: MessageEvent<Message>) => receive(event.data);

    const lead = () => readStream(`/api/w/${slug}/live`, publish, closing.signal);
    // Without the Locks API (plain http on another host) every tab leads: more streams, same result.
    if ("locks" in navigator) {
      navigator.locks.request(name, { signal: closing.signal }, lead).catch(() => undefined);
    } else void lead();

    return () => {
      closing.abort();
      channel.close();
      clearTimeout(frameTimer.current);
    };
  }, [slug, queries, router]);

  return state;
}

/** Reads until aborted. The browser reconnects by itself; a refusal (signed out) closes for good and says so. */
function readStream(url: string, publish: (message: Message) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const source = new EventSource(url);
    let wasLost = false;
    source.onopen = () => {
      publish({ kind: "state", state: "live" });
      // What was said while the line was down is lost.
      if (wasLost) publish({ kind: "topic", topic: "resync" });
      wasLost = false;
    };
    source.onerror = () => {
      wasLost = true;
      publish({ kind: "state", state: "reconnecting" });
    };
    source.addEventListener("topic", (event: MessageEvent<string>) => {
      publish({ kind: "topic", topic: topicOf(event.data) });
    });
    signal.addEventListener("abort", () => {
      source.close();
      resolve();
    });
  });
}

function topicOf(data: string): string {
  const parsed: unknown = JSON.parse(data);
  const topic = typeof parsed === "object" && parsed !== null && "topic" in parsed ? parsed.topic : null;
  return typeof topic === "string" ? topic : "resync";
}
