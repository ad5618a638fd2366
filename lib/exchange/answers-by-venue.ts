import type { AnswerTable } from "./answer-table";
import { BINANCE_ANSWERS } from "./venues/binance/answers";
import { BITFINEX_ANSWERS } from "./venues/bitfinex/answers";
import { BITGET_ANSWERS } from "./venues/bitget/answers";
import { BITSTAMP_ANSWERS } from "./venues/bitstamp/answers";
import { BYBIT_ANSWERS } from "./venues/bybit/answers";
import { COINBASE_ANSWERS } from "./venues/coinbase/answers";
import { CRYPTOCOM_ANSWERS } from "./venues/cryptocom/answers";
import { DERIBIT_ANSWERS } from "./venues/deribit/answers";
import { GATE_ANSWERS } from "./venues/gate/answers";
import { HTX_ANSWERS } from "./venues/htx/answers";
import { KRAKEN_ANSWERS } from "./venues/kraken/answers";
import { KRAKEN_FUTURES_ANSWERS } from "./venues/krakenfutures/answers";
import { KUCOIN_ANSWERS } from "./venues/kucoin/answers";
import { MEXC_ANSWERS } from "./venues/mexc/answers";
import { OKX_ANSWERS } from "./venues/okx/answers";

/** ANSWERS_BY_VENUE is what is understood of every exchange, by its id. */
export const ANSWERS_BY_VENUE: Readonly<Record<string, AnswerTable>> = {
  binance: BINANCE_ANSWERS,
  bybit: BYBIT_ANSWERS,
  okx: OKX_ANSWERS,
  kraken: KRAKEN_ANSWERS,
  krakenfutures: KRAKEN_FUTURES_ANSWERS,
  coinbase: COINBASE_ANSWERS,
  kucoin: KUCOIN_ANSWERS,
  bitget: BITGET_ANSWERS,
  gate: GATE_ANSWERS,
  mexc: MEXC_ANSWERS,
  htx: HTX_ANSWERS,
  bitfinex: BITFINEX_ANSWERS,
  deribit: DERIBIT_ANSWERS,
  bitstamp: BITSTAMP_ANSWERS,
  cryptocom: CRYPTOCOM_ANSWERS,
};
