const ASSET_NAMES: Readonly<Record<string, string>> = { USD_STABLE_COIN: "USDC" };
const STAKED = ".staked";

/** PlacedAsset is a coin and whether it is staked, which Crypto.com writes into its name. */
export interface PlacedAsset {
  asset: string;
  isStaked: boolean;
}

/** placedAssetOf reads the name of a coin, such as `BTC` or `SOL.staked`. */
export function placedAssetOf(instrumentName: string): PlacedAsset {
  const isStaked = instrumentName.endsWith(STAKED);
  const name = isStaked ? instrumentName.slice(0, -STAKED.length) : instrumentName;
  return { asset: ASSET_NAMES[name] ?? name, isStaked };
}
