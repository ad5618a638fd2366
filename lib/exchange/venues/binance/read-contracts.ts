import type { OpenOrder, Position } from "@/lib/domain/account-snapshot";
import type { VenueCall } from "@/lib/exchange/client";
import { orUnsupported, type WalletReading } from "@/lib/exchange/read-wallets";
import { CONTRACTS, type ContractFamily } from "./derivatives-wallet";
import { parseFuturesBalances, parseHasPositions, parsePositions } from "./parse-futures";
import { parseConditionalOrders, parseOpenOrders } from "./parse-orders";
import { withLeverageTiers } from "./read-leverage-tiers";
import type { Markets } from "./symbols";

/** readContracts reads the wallet of one family of contracts: collateral, positions and open orders. */
export async function readContracts(call: VenueCall, markets: Markets, family: ContractFamily): Promise<WalletReading> {
  const endpoints = CONTRACTS[family];
  const account = await call(endpoints.account);
  const positions = parseHasPositions(account) ? await readPositions(call, markets, family, account) : [];
  const balances = parseFuturesBalances(account, endpoints.wallet);
  // Without collateral nothing can be ordered.
  if (balances.length === 0) return { balances, positions };
  const orders = parseOpenOrders(await call(endpoints.orders), markets[family], positions);
  const conditional = await readConditionalOrders(call, markets, family, positions);
  return { balances, positions, openOrders: [...orders, ...conditional] };
}

async function readPositions(
  call: VenueCall,
  markets: Markets,
  family: ContractFamily,
  account: unknown,
): Promise<Position[]> {
  const { positions, leverageBrackets } = CONTRACTS[family];
  const open = parsePositions(account, await call(positions), markets[family]);
  return withLeverageTiers(call, leverageBrackets, open, markets[family]);
}

/** Venues that speak an older Binance have no such list: their stops are ordinary orders. */
function readConditionalOrders(
  call: VenueCall,
  markets: Markets,
  family: ContractFamily,
  positions: readonly Position[],
): Promise<OpenOrder[]> {
  return orUnsupported(
    async () => parseConditionalOrders(await call(CONTRACTS[family].conditionalOrders), markets[family], positions),
    [],
  );
}
