import type { AccountProfile } from "./account-profile";
import { aiBook } from "./profiles/ai-book";
import { BALANCE_HOLDERS } from "./profiles/balance-holders";
import { bybitTrader } from "./profiles/bybit-trader";
import { coinMarginTrader } from "./profiles/coin-margin-trader";
import { coinbaseTrader } from "./profiles/coinbase-trader";
import { dcaBuyer } from "./profiles/dca-buyer";
import { dustCollector } from "./profiles/dust-collector";
import { emptyAccount } from "./profiles/empty-account";
import { fallenAccount } from "./profiles/fallen-account";
import { hedgedHolder } from "./profiles/hedged-holder";
import { holder } from "./profiles/holder";
import { krakenFuturesTrader } from "./profiles/kraken-futures-trader";
import { krakenTrader } from "./profiles/kraken-trader";
import { lockedEarner } from "./profiles/locked-earner";
import { okxTrader } from "./profiles/okx-trader";
import { smallAccount } from "./profiles/small-account";
import { stablecoinHolder } from "./profiles/stablecoin-holder";
import { trader } from "./profiles/trader";
import { WALLET_TRADERS } from "./profiles/wallet-traders";

/** DEMO_PROFILES lists the demo accounts; the first is the default demo. The order fixes their ids: append only. */
export const DEMO_PROFILES: readonly AccountProfile[] = [
  aiBook,
  trader,
  holder,
  dcaBuyer,
  stablecoinHolder,
  smallAccount,
  dustCollector,
  lockedEarner,
  hedgedHolder,
  fallenAccount,
  emptyAccount,
  bybitTrader,
  okxTrader,
  ...BALANCE_HOLDERS,
  krakenTrader,
  krakenFuturesTrader,
  coinbaseTrader,
  ...WALLET_TRADERS,
  coinMarginTrader,
];
