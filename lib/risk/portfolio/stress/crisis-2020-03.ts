import type { Crisis } from "./crisis";

/**
 * The crash of March 2020. Written by scripts/reference/make-stress-shocks.py from Binance spot daily candles (USDT pairs, days in
 * UTC) as kept at github.com/djienne/Hurst_Crypto, commit c83fd01391.
 */
export const CRISIS_2020_03: Crisis = {
  id: "2020-03",
  from: "2020-03-07",
  to: "2020-03-12",
  shocks: {
    ADA: [-0.5499, -0.5765, 0.0023],
    ALGO: [-0.6401, -0.6517, 0.0241],
    ATOM: [-0.581, -0.6201, 0.0039],
    BCH: [-0.5891, -0.6122, 0.0011],
    BNB: [-0.5662, -0.5834, 0.0071],
    BTC: [-0.4744, -0.5171, 0.0061],
    DOGE: [-0.3566, -0.4368, 0.0031],
    ETC: [-0.5478, -0.5625, 0.0006],
    ETH: [-0.5597, -0.5867, 0.0288],
    HBAR: [-0.5622, -0.6067, 0.0996],
    LINK: [-0.5743, -1.0, 0.001],
    LTC: [-0.5282, -0.5468, 0.0106],
    TRX: [-0.5412, -0.5608, 0.0016],
    VET: [-0.6282, -0.6477, 0.007],
    XLM: [-0.4828, -0.5094, 0.0021],
    XRP: [-0.4465, -0.4771, 0.0009],
    ZEC: [-0.5225, -0.5465, 0.0038],
  },
};
