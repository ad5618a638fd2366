import type { WalletKind } from "@/lib/domain/account-snapshot";

/** What the wallets of an exchange are called. A wallet of another release keeps its own name. */
export const wallets = {
  spot: "Spot",
  earn_flexible: "Earn, flexible",
  earn_locked: "Earn, locked",
  funding: "Funding",
  margin: "Margin",
  futures: "Futures",
  coin_futures: "COIN-M futures",
  unified: "Unified trading",
  options: "Options",
  bots: "Trading bots",
  copy_trading: "Copy trading",
  manual: "Elsewhere",
} satisfies Record<WalletKind, string> as Readonly<Record<string, string>>;
