"use client";

import type { DataTrust } from "@/lib/domain/market-state";
import { useScreenMessages } from "@/components/i18n/use-screen-messages";

/** TrustReasons says why data deserve less than full trust, each since when. Nothing when they deserve it. */
export function TrustReasons({ trust }: { trust: DataTrust }) {
  const { feeds, time } = useScreenMessages();
  return (
    <ul className="flex flex-col gap-0.5">
      {trust.reasons.map(({ code, since }) => (
        <li key={code}>
          {since === null ? feeds.trust[code] : feeds.trustSince(feeds.trust[code], time.dayClock(since))}
        </li>
      ))}
    </ul>
  );
}
