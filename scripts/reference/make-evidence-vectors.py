"""Reference vectors of the evidence's performance measures: /usr/bin/python3 scripts/reference/make-evidence-vectors.py

Computed with numpy and pandas only, from a seeded random walk; written to lib/risk/evidence/__fixtures__/.
"""

import json
import pathlib

import numpy as np
import pandas as pd

OUT = pathlib.Path(__file__).resolve().parents[2] / "lib/risk/evidence/__fixtures__/performance-vectors.json"
YEAR = 365


def performance(r):
    equity = np.concatenate([[1.0], np.cumprod(1 + r)])
    high = np.maximum.accumulate(equity)
    fall = 1 - equity / high
    runs = (pd.Series(fall > 0).astype(int).groupby((fall == 0).cumsum()).sum()).max()
    cut = np.quantile(r, 0.05)
    cagr = equity[-1] ** (YEAR / len(r)) - 1
    return {
        "cagr": cagr,
        "volatilityAnnual": np.std(r, ddof=1) * np.sqrt(YEAR),
        "sharpe": np.mean(r) / np.std(r, ddof=1) * np.sqrt(YEAR),
        "sortino": np.mean(r) / np.sqrt(np.mean(np.minimum(r, 0) ** 2)) * np.sqrt(YEAR),
        "maxDrawdown": fall.max(),
        "calmar": cagr / fall.max(),
        "es95": -r[r <= cut].mean(),
        "longestUnderwaterDays": int(runs),
    }


def captures(r, market, days):
    own = (1 + pd.Series(r, days)).groupby(days.strftime("%Y-%m")).prod()
    base = (1 + pd.Series(market, days)).groupby(days.strftime("%Y-%m")).prod()
    mean = lambda growths: growths.prod() ** (1 / len(growths)) - 1
    up = base > 1
    return {"upCapture": mean(own[up]) / mean(base[up]), "downCapture": mean(own[~up]) / mean(base[~up])}


def main():
    rng = np.random.default_rng(7)
    market = 0.001 + 0.03 * rng.standard_t(4, 500) / np.sqrt(2)
    returns = 0.4 * market + 0.004 * rng.standard_normal(500)
    days = pd.date_range("2020-01-15", periods=500, freq="D")
    xs = rng.integers(0, 12, 40).astype(float)
    ys = xs + rng.integers(0, 12, 40)
    data = {
        "provenance": f"numpy {np.__version__}, pandas {pd.__version__}; scripts/reference/make-evidence-vectors.py",
        "returns": returns.tolist(),
        "market": market.tolist(),
        "firstDay": "2020-01-15",
        "performance": performance(returns),
        "captures": captures(returns, market, days),
        "ranks": {"xs": xs.tolist(), "ys": ys.tolist(), "spearman": float(pd.Series(xs).corr(pd.Series(ys), method="spearman"))},
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(data) + "\n")


if __name__ == "__main__":
    main()
