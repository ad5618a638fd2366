import type { ImportKind } from "@/lib/domain/import-views";

/** Headers and example lines of the documented formats (docs/csv-import.md). */
export const IMPORT_TEMPLATES: Readonly<Record<ImportKind, string>> = {
  trades:
    "time,symbol,side,quantity,price,fee,fee_asset,venue,trade_id\r\n" +
    "2026-01-31T09:30:00Z,BTC/USDT,buy,0.05,64000,0.00005,BTC,binance,123456789\r\n",
  positions:
    "asset,quantity,place,note,price_usd\r\n" +
    "BTC,0.5,cold,Hardware wallet,\r\n" +
    "ACME,100,elsewhere,Broker,12.5\r\n",
  prices: "date,asset,price,currency\r\n" + "2026-01-30,ACME,12.5,USD\r\n" + "2026-01-31,ACME,12.6,USD\r\n",
};
