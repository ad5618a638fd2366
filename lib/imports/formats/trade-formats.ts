import type { Format } from "./format";

const PAIRED = ["time", "pair", "side", "quantity", "price"] as const;

/** Binance → Orders → Spot order → Trade history. Numbers carry their unit: `0.5BTC`. */
const BINANCE: Format = {
  id: "binance",
  kind: "trades",
  venue: "binance",
  columns: {
    time: ["date utc"],
    pair: ["pair"],
    side: ["side"],
    price: ["price"],
    quantity: ["executed"],
    total: ["amount"],
    fee: ["fee"],
  },
  required: [[...PAIRED, "total", "fee"]],
};

/** The same page's export until 2021. */
const BINANCE_2021: Format = {
  id: "binance",
  kind: "trades",
  venue: "binance",
  columns: {
    time: ["date utc"],
    pair: ["market"],
    side: ["type"],
    price: ["price"],
    quantity: ["amount"],
    total: ["total"],
    fee: ["fee"],
    feeAsset: ["fee coin"],
  },
  required: [[...PAIRED, "total", "fee", "feeAsset"]],
};

/** Kraken → Documents → Trades: `trades.csv`. Fees are in the quote. */
const KRAKEN: Format = {
  id: "kraken",
  kind: "trades",
  venue: "kraken",
  columns: {
    id: ["txid"],
    pair: ["pair"],
    time: ["time"],
    side: ["type"],
    price: ["price"],
    total: ["cost"],
    fee: ["fee"],
    quantity: ["vol"],
  },
  required: [[...PAIRED, "id", "total", "fee"]],
};

/** Coinbase → Statements → Transaction history. Its header stands below a few lines about the account. */
const COINBASE: Format = {
  id: "coinbase",
  kind: "trades",
  venue: "coinbase",
  columns: {
    id: ["id"],
    time: ["timestamp"],
    side: ["transaction type"],
    base: ["asset"],
    quantity: ["quantity transacted"],
    quote: ["price currency", "spot price currency"],
    price: ["price at transaction", "spot price at transaction"],
    fee: ["fees and or spread", "fees"],
  },
  required: [["time", "side", "base", "quantity", "quote", "price"]],
  hasOtherRows: true,
};

/** Coinbase Advanced → Fills. */
const COINBASE_FILLS: Format = {
  id: "coinbase",
  kind: "trades",
  venue: "coinbase",
  columns: {
    id: ["trade id"],
    pair: ["product"],
    side: ["side"],
    time: ["created at"],
    quantity: ["size"],
    price: ["price"],
    fee: ["fee"],
    feeAsset: ["price fee total unit"],
  },
  required: [[...PAIRED, "id", "fee", "feeAsset"]],
};

/** The documented format: what our template has. */
const BALLAST: Format = {
  id: "ballast",
  kind: "trades",
  venue: "",
  columns: {
    time: ["time"],
    pair: ["symbol"],
    side: ["side"],
    quantity: ["quantity"],
    price: ["price"],
    fee: ["fee"],
    feeAsset: ["fee asset"],
    venue: ["venue"],
    id: ["trade id"],
  },
  required: [[...PAIRED, "fee", "feeAsset", "venue", "id"]],
};

/** Whatever names its columns in one of the usual ways. */
const GENERIC: Format = {
  id: "generic",
  kind: "trades",
  venue: "",
  columns: {
    time: [
      ..."time,date,datetime,date time,date utc,time utc,utc time,timestamp,executed at,created at".split(","),
      ..."trade time,transaction time,filled time,tradecreatedat,order filled time utc".split(","),
    ],
    pair: "pair,symbol,market,product,instrument,trading pair,spot pairs,instrument id,pairs".split(","),
    base: "base,base asset,base currency,base coin,coin,asset".split(","),
    quote: "quote,quote asset,quote currency,quote coin,currency,price currency".split(","),
    side: "side,type,direction,buy sell,action,transaction type,trade type,operation".split(","),
    quantity: [
      ..."quantity,qty,size,filled quantity,executed quantity,executed qty,filled amount,filled".split(","),
      ..."executed,vol,volume,amount,units".split(","),
    ],
    price: "price,filled price,fill price,avg price,average price,executed price,unit price,rate".split(","),
    total: "total,cost,funds,quote quantity,quote qty,filled value,turnover,value,proceeds".split(","),
    fee: "fee,fees,commission,fee amount,trading fee,fee paid".split(","),
    feeAsset: "fee asset,fee coin,fee currency,feecurrency,commission asset,fee unit".split(","),
    id: "trade id,tradeid,fill id,execution id,id,txid".split(","),
    venue: "venue,exchange,source".split(","),
  },
  required: [
    PAIRED,
    ["time", "pair", "side", "quantity", "total"],
    ["time", "base", "quote", "side", "quantity", "price"],
    ["time", "base", "quote", "side", "quantity", "total"],
  ],
};

/** TRADE_FORMATS, the most particular first: the first whose columns are all there is the one. */
export const TRADE_FORMATS: readonly Format[] = [
  BINANCE,
  BINANCE_2021,
  KRAKEN,
  COINBASE,
  COINBASE_FILLS,
  BALLAST,
  GENERIC,
];
