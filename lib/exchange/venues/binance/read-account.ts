import type { Balance } from "@/lib/domain/account-snapshot";
import type { AccountContext } from "@/lib/exchange/account-context";
import type { AccountReader, AccountReading, VenueCall } from "@/lib/exchange/client";
import { readSteadily, readWallets, type WalletPart } from "@/lib/exchange/read-wallets";
import { whereUsed, type UseOfContracts } from "./derivatives-wallet";
import { BINANCE } from "./endpoints";
import { PAGING, readNumbered } from "./paging";
import {
  parseEarnFlexible,
  parseEarnLocked,
  parseFunding,
  parseSpotBalances,
  parseTotalOnlyWallets,
  type SpotReading,
} from "./parse-balances";
import { parseOpenOrders } from "./parse-orders";
import { parsePermissions } from "./parse-permissions";
import { readContracts } from "./read-contracts";
import { readFlows } from "./read-flows";
import { fundingOf, incomeOf } from "./read-income";
import { readMargin } from "./read-margin";
import { tradesOf } from "./read-trades";
import { marketsOf, type Markets } from "./symbols";

/** readBinanceAccount is one Binance account as an AccountReader. */
export function readBinanceAccount(call: VenueCall, { clock }: Pick<AccountContext, "clock">): AccountReader {
  const context = { clock, whereUsed: whereUsed(call) };
  return {
    fetchPermissions: async () => parsePermissions(await call(BINANCE.permissions)),

    fetchAccountRef: async () => parseSpotBalances(await call(BINANCE.spotAccount), new Set()).uid,

    async fetchAccount(instruments) {
      const markets = marketsOf(instruments);
      let spot: SpotReading;
      // The spot account is what is looked at: it comes first, so a key that is refused is asked nothing else.
      const look = async (): Promise<readonly Balance[]> => {
        spot = parseSpotBalances(await call(BINANCE.spotAccount), markets.assets);
        return spot.balances;
      };
      return readSteadily(look, () => readAll(call, { markets, spot, whereUsed: context.whereUsed }));
    },

    trades: tradesOf(call, context),
    funding: fundingOf(call, context),
    income: incomeOf(call, context),
    fetchFlows: (kind, from, to) => readFlows(call, kind, { from, to }),
  };
}

interface Question {
  markets: Markets;
  spot: SpotReading;
  whereUsed: UseOfContracts;
}

async function readAll(call: VenueCall, question: Question): Promise<AccountReading> {
  const reading = await readWallets(walletParts(call, question));
  const balances = [...reading.balances];
  const missingWallets = [...reading.missingWallets];
  // Receipts stand for the earn wallet where it could not be read itself.
  if (missingWallets.includes("earn_flexible")) balances.push(...question.spot.earnReceipts);
  // What we cannot look into is counted, and told.
  if (balances.some(({ wallet }) => wallet === "unified")) missingWallets.push("unified");
  return { ...reading, balances, missingWallets };
}

function walletParts(call: VenueCall, { markets, spot, whereUsed }: Question): WalletPart[] {
  return [
    { wallet: "spot", read: () => Promise.resolve({ balances: spot.balances }) },
    {
      wallet: "spot",
      read: async () => ({ balances: [], openOrders: parseOpenOrders(await call(BINANCE.spotOrders), markets.spot) }),
    },
    {
      wallet: "earn_flexible",
      read: async () => ({ balances: await readNumbered(call, BINANCE.earnFlexible, {}, PAGING, parseEarnFlexible) }),
    },
    {
      wallet: "earn_locked",
      read: async () => ({ balances: await readNumbered(call, BINANCE.earnLocked, {}, PAGING, parseEarnLocked) }),
    },
    { wallet: "funding", read: async () => ({ balances: parseFunding(await call(BINANCE.funding)) }) },
    { wallet: "margin", read: () => readMargin(call, markets) },
    {
      wallet: "futures",
      read: () => whereUsed("linear", () => readContracts(call, markets, "linear"), { balances: [] }),
    },
    {
      wallet: "coin_futures",
      read: () => whereUsed("inverse", () => readContracts(call, markets, "inverse"), { balances: [] }),
    },
    {
      wallet: "bots",
      read: async () => ({
        balances: parseTotalOnlyWallets(await call(BINANCE.walletTotals, { quoteAsset: "USDT" })),
      }),
    },
  ];
}
