import type { Crisis } from "./crisis";

/**
 * The last leg of the 2018 bear market. Written by scripts/reference/make-stress-shocks.py from Binance spot daily candles (USDT pairs, days in
 * UTC) as kept at github.com/djienne/Hurst_Crypto, commit c83fd01391.
 */
export const CRISIS_2018: Crisis = {
  id: "2018-11",
  from: "2018-11-08",
  to: "2018-12-15",
  shocks: {
    ADA: [-0.6447, -0.6572, 0.0127],
    BNB: [-0.54, -0.5837, 0.003],
    BTC: [-0.5118, -0.5202, 0.0024],
    ETC: [-0.6303, -0.6646, 0.0032],
    ETH: [-0.6177, -0.6266, 0.0078],
    LTC: [-0.5667, -0.5902, 0.0119],
    TRX: [-0.4729, -0.5416, 0.007],
    VET: [-0.693, -0.7013, 0.0028],
    XLM: [-0.6352, -0.646, 0.1078],
    XRP: [-0.4745, -0.4814, 0.0109],
  },
};
