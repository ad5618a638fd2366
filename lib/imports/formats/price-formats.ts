import type { Format } from "./format";

/** PRICE_FORMATS: daily closes of what no market of ours prices. */
export const PRICE_FORMATS: readonly Format[] = [
  {
    id: "ballast",
    kind: "prices",
    venue: "",
    columns: { time: ["date"], asset: ["asset"], price: ["price"], currency: ["currency"] },
    required: [["time", "asset", "price", "currency"]],
  },
  {
    id: "generic",
    kind: "prices",
    venue: "",
    columns: {
      time: "date,day,time,timestamp,datetime,date utc".split(","),
      asset: "asset,symbol,ticker,coin,name,instrument".split(","),
      price: "price,close,adj close,closing price,nav,value,unit value,share price".split(","),
      currency: "currency,ccy,price currency".split(","),
    },
    required: [["time", "asset", "price"]],
  },
];
