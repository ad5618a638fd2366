#!/usr/bin/env python3
"""Reference vectors for lib/risk, computed outside our code with numpy, pandas and scipy.

    apt-get install -y python3-numpy python3-pandas python3-scipy
    /usr/bin/python3 scripts/reference/make-vectors.py

Writes lib/risk/__fixtures__/{market,stats}-vectors.json. The candles are synthetic (seeded, fat-tailed, clustered), so
nothing of any exchange's data is in the repository. Formulas and their sources are in each TypeScript
docstring.
"""
import json
import pathlib

import numpy as np
import pandas as pd
import scipy
from scipy import signal, stats

SEED = 20201122
BARS = 420
YEAR = 365
OUT = pathlib.Path(__file__).resolve().parents[2] / "lib" / "risk" / "__fixtures__"
METADATA = {
    "generator": "scripts/reference/make-vectors.py",
    "seed": SEED,
    "versions": {"numpy": np.__version__, "pandas": pd.__version__, "scipy": scipy.__version__},
    "tolerance": "relative 1e-9",
}


def synthetic_candles() -> pd.DataFrame:
    rng = np.random.default_rng(SEED)
    sigma = np.empty(BARS)
    sigma[0] = 0.03
    shocks = rng.standard_t(4, BARS) / np.sqrt(2)
    for i in range(1, BARS):
        sigma[i] = np.sqrt(0.00005 + 0.9 * sigma[i - 1] ** 2 + 0.07 * (sigma[i - 1] * shocks[i - 1]) ** 2)
    close = 100 * np.exp(np.cumsum(0.001 + sigma * shocks))
    opened = np.r_[100, close[:-1]] * np.exp(0.002 * rng.standard_normal(BARS))
    high = np.maximum(opened, close) * np.exp(np.abs(0.6 * sigma * rng.standard_normal(BARS)))
    low = np.minimum(opened, close) * np.exp(-np.abs(0.6 * sigma * rng.standard_normal(BARS)))
    volume = 1e6 * np.exp(0.5 * rng.standard_normal(BARS))
    frame = pd.DataFrame({"open": opened, "high": high, "low": low, "close": close, "volumeQuote": volume})
    return frame.round({"open": 6, "close": 6, "volumeQuote": 2}).assign(
        # Rounded outwards, so a bar never closes outside its own range.
        high=lambda f: np.ceil(f["high"] * 1e6 + 1) / 1e6,
        low=lambda f: np.floor(f["low"] * 1e6 - 1) / 1e6,
    )


def known(series: pd.Series) -> dict:
    """A series without its leading gaps: {firstBar, values}."""
    kept = series.dropna()
    return {"firstBar": int(kept.index[0]), "values": [float(v) for v in kept]}


def wilder_atr(frame: pd.DataFrame, period: int) -> pd.Series:
    previous = frame["close"].shift(1)
    ranges = pd.concat(
        [frame["high"] - frame["low"], (frame["high"] - previous).abs(), (frame["low"] - previous).abs()], axis=1
    ).max(axis=1, skipna=False)
    atr = pd.Series(np.nan, index=frame.index)
    atr[period] = ranges[1 : period + 1].mean()
    for i in range(period + 1, len(frame)):
        atr[i] = (atr[i - 1] * (period - 1) + ranges[i]) / period
    return atr


def ewma_volatility(returns: pd.Series) -> pd.Series:
    squares = returns.dropna() ** 2
    seed = squares[:30].mean()
    rest, _ = signal.lfilter([0.06], [1, -0.94], squares[30:], zi=[0.94 * seed])
    variance = pd.Series(np.r_[seed, rest], index=squares.index[29:])
    return np.sqrt(variance * YEAR).reindex(returns.index)


def yang_zhang(frame: pd.DataFrame, n: int) -> float:
    tail = frame[-n:]
    jump = np.log(tail["open"] / frame["close"].shift(1)[-n:])
    move = np.log(tail["close"] / tail["open"])
    rs = np.log(tail["high"] / tail["close"]) * np.log(tail["high"] / tail["open"]) + np.log(
        tail["low"] / tail["close"]
    ) * np.log(tail["low"] / tail["open"])
    k = 0.34 / (1.34 + (n + 1) / (n - 1))
    return float(np.sqrt((jump.var(ddof=1) + k * move.var(ddof=1) + (1 - k) * rs.mean()) * YEAR))


def trend(frame: pd.DataFrame, returns: pd.Series) -> tuple[pd.Series, pd.Series]:
    close = frame["close"]
    sigma = np.sqrt((returns**2).rolling(199).mean())
    score = pd.Series(0.0, index=frame.index)
    strength = pd.Series(0.0, index=frame.index)
    for horizon in (20, 50, 100, 200):
        average = close.rolling(horizon).mean()
        z = np.log(close / average) / (sigma * np.sqrt(horizon / 3))
        score += (close > average).where(average.notna()) / 4
        strength += pd.Series(stats.norm.cdf(z), index=frame.index) / 4
    return score.where(strength.notna()), strength


def market_vectors() -> dict:
    frame = synthetic_candles()
    returns = np.log(frame["close"]).diff()
    volatility = ewma_volatility(returns)
    year = volatility.dropna()
    hl = np.log(frame["high"] / frame["low"])[-30:]
    co = np.log(frame["close"] / frame["open"])[-30:]
    logs = np.log(frame["volumeQuote"])
    score, strength = trend(frame, returns)
    return {
        "metadata": METADATA,
        "candles": {column: [float(v) for v in frame[column]] for column in frame},
        "atr14": known(wilder_atr(frame, 14)),
        "ewma": known(volatility),
        "ratio": known(volatility / volatility.rolling(30).mean()),
        "rankInYear": known(
            pd.Series(
                {i: stats.percentileofscore(year.loc[:i][-365:], year[i], kind="weak") / 100 for i in year.index[89:]}
            )
        ),
        "realized": {str(n): float(np.sqrt((returns[-n:] ** 2).sum() / (n - 1) * YEAR)) for n in (7, 30, 90)},
        "parkinson30": float(np.sqrt((hl**2).mean() / (4 * np.log(2)) * YEAR)),
        "garmanKlass30": float(np.sqrt((0.5 * hl**2 - (2 * np.log(2) - 1) * co**2).mean() * YEAR)),
        "yangZhang30": yang_zhang(frame, 30),
        "amihud30": known((frame["close"].pct_change().abs() / frame["volumeQuote"]).rolling(30).mean() * 1e6),
        "volumeZ30": known(((logs - logs.shift(1).rolling(30).mean()) / logs.shift(1).rolling(30).std(ddof=1))),
        "trendScore": known(score),
        "trendStrength": known(strength),
    }


def stats_vectors() -> dict:
    rng = np.random.default_rng(SEED + 1)
    xs = rng.standard_t(3, 90)
    ys = 0.6 * xs + rng.standard_normal(90)
    probabilities = [0, 0.01, 0.05, 0.25, 0.5, 0.9, 0.99, 1]
    zs = [-40, -37.5, -10, -7.1, -5, -3, -1.96, -1, -0.1, 0, 0.1, 1, 1.96, 3, 5, 7.1, 10]
    return {
        "metadata": METADATA,
        "xs": xs.tolist(),
        "ys": ys.tolist(),
        "mean": float(xs.mean()),
        "variance": float(xs.var(ddof=1)),
        "standardDeviation": float(xs.std(ddof=1)),
        "covariance": float(np.cov(xs, ys)[0, 1]),
        "correlation": float(np.corrcoef(xs, ys)[0, 1]),
        "spreadOutVariance": {"offset": 1e9, "value": float((xs + 1e9).var(ddof=1))},
        "quantiles": [[p, float(np.quantile(xs, p))] for p in probabilities],
        "normalCdf": [[z, float(stats.norm.cdf(z))] for z in zs],
        "rollingMean7": pd.Series(xs).rolling(7).mean().dropna().tolist(),
        "expandingMidRank": [
            stats.percentileofscore(xs[: i + 1], xs[i], kind="mean") / 100 for i in range(19, len(xs))
        ],
    }


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    for name, vectors in (("market", market_vectors()), ("stats", stats_vectors())):
        (OUT / f"{name}-vectors.json").write_text(json.dumps(vectors) + "\n")
