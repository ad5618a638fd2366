"use client";

import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { CopyButton } from "@/components/ui/copy-button";

/** AddressBinding tells which addresses to allow on the key, so that a leaked one opens nothing elsewhere. */
export function AddressBinding({ addresses }: { addresses: readonly string[] }) {
  const { binding } = useAccountMessages().connecting;
  if (addresses.length === 0) return <p className="mt-2 text-muted">{binding.unknown}</p>;
  return (
    <div className="mt-3">
      <p className="text-caption text-muted">{binding.title(addresses.length)}</p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="figures font-mono text-ink">{addresses.join(", ")}</span>
        <CopyButton text={addresses.join(",")} />
      </div>
      <p className="mt-1 text-caption text-muted">{binding.why}</p>
    </div>
  );
}
