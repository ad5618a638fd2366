"use client";

import { useState } from "react";
import { X } from "lucide-react";
import { useAccountMessages } from "@/components/i18n/use-account-messages";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SectionHeading } from "@/components/ui/section-heading";
import { Select } from "@/components/ui/select";
import { ASSET_RULES, type RiskPolicy } from "@/lib/domain/risk-policy";

type Rules = RiskPolicy["assetRules"];

const COIN = /^[A-Z0-9]{1,20}$/;

/** CoinRules says which coins advice may touch. */
export function CoinRules({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) {
  const { settings, ui } = useAccountMessages();
  const words = settings.risk;
  const [coin, setCoin] = useState("");
  const [isWrong, setIsWrong] = useState(false);
  const add = (): void => {
    const code = coin.trim().toUpperCase();
    setIsWrong(!COIN.test(code));
    if (!COIN.test(code)) return;
    onChange({ ...rules, [code]: rules[code] ?? "warn_only" });
    setCoin("");
  };
  return (
    <section aria-labelledby="coins">
      <SectionHeading id="coins">{words.groups.coins}</SectionHeading>
      <ul className="mb-3 max-w-[30rem] border-t border-line text-dense">
        {Object.keys(rules).length === 0 ? <li className="py-2 text-muted">{words.noCoins}</li> : null}
        {Object.entries(rules).map(([asset, rule]) => (
          <li key={asset} className="flex items-center gap-3 border-b border-line py-1.5">
            <span className="w-24 font-medium text-ink">{asset}</span>
            <span className="flex-1">
              <Select
                aria-label={`${words.rule}: ${asset}`}
                value={rule}
                onChange={({ target }) =>
                  onChange({ ...rules, [asset]: ASSET_RULES.find((value) => value === target.value) ?? rule })
                }
              >
                {ASSET_RULES.map((value) => (
                  <option key={value} value={value}>
                    {words.rules[value]}
                  </option>
                ))}
              </Select>
            </span>
            <button
              type="button"
              aria-label={`${ui.remove}: ${asset}`}
              onClick={() => onChange(Object.fromEntries(Object.entries(rules).filter(([key]) => key !== asset)))}
              className="grid size-7 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink pointer-coarse:size-10"
            >
              <X aria-hidden className="size-4" strokeWidth={1.75} />
            </button>
          </li>
        ))}
      </ul>
      <div className="flex max-w-[30rem] items-end gap-2">
        <Field label={words.coin} error={isWrong ? words.coinWrong : undefined} className="flex-1">
          {(control) => (
            <Input
              {...control}
              value={coin}
              onChange={(event) => setCoin(event.target.value)}
              autoCapitalize="characters"
              maxLength={20}
            />
          )}
        </Field>
        <Button onClick={add} disabled={coin.trim() === ""}>
          {words.addCoin}
        </Button>
      </div>
    </section>
  );
}
