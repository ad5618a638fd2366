"""The same kernels in numpy and scipy, as a careful Python programmer writes them.

Usage: numpy_kernels.py <folder with little-endian float64 files>. Reads lines "<kernel> <repetitions>" and answers each
with one JSON line {"ms": processor time of one repetition, "check": a number of the result}.
"""

import json
import sys
import time
from pathlib import Path

import numpy as np
import scipy
from scipy.signal import lfilter

folder = Path(sys.argv[1])
high, low, close = (np.fromfile(folder / f"{name}.f64") for name in ("high", "low", "close"))


def matrix(name):
    shape = [int(side) for side in name.split("x")]
    return np.fromfile(folder / f"returns-{name}.f64").reshape(shape[1], shape[0])


def ewma(values, decay, seed_count):
    seed = values[:seed_count].mean()
    rest, _ = lfilter([1 - decay], [1, -decay], values[seed_count:], zi=[decay * seed])
    return np.concatenate(([seed], rest))


def atr():
    ranges = np.maximum(high[1:], close[:-1]) - np.minimum(low[1:], close[:-1])
    return ewma(ranges, 1 - 1 / 14, 14)


def volatility():
    squares = np.diff(np.log(close)) ** 2
    sums = np.cumsum(squares)
    sums[30:] -= sums[:-30].copy()
    monthly = np.sqrt(sums[29:] / 30 * 365)
    return atr()[-1] + monthly[-1] + np.sqrt(ewma(squares, 0.94, 30) * 365)[-1]


def correlation(rows, decay):
    days = rows.shape[1]
    weights = decay ** np.arange(days - 1, -1, -1)
    total = weights.sum()
    effective = total**2 / (weights**2).sum()
    products = (rows * weights) @ rows.T / total
    sigma = np.sqrt(np.diag(products))
    raw = products / np.outer(sigma, sigma)
    pairs = raw[np.triu_indices(len(raw), 1)]
    average = pairs.mean()
    noise = ((1 - pairs**2) ** 2).sum() / (effective - 1)
    shrinkage = min(1, noise / ((pairs - average) ** 2).sum())
    shrunk = (1 - shrinkage) * raw + shrinkage * average
    np.fill_diagonal(shrunk, 1)
    return shrunk


KERNELS = {
    "atr": lambda: atr()[-1],
    "volatility": volatility,
    **{
        f"correlation-{name}": (lambda rows: lambda: correlation(rows, 0.97)[0, 1])(matrix(name))
        for name in ("365x50", "365x200", "1000x500")
    },
}

print(json.dumps({"numpy": np.__version__, "scipy": scipy.__version__}), flush=True)
for line in sys.stdin:
    name, repetitions = line.split()
    kernel, count = KERNELS[name], int(repetitions)
    start = time.process_time()
    for _ in range(count):
        check = kernel()
    spent = time.process_time() - start
    print(json.dumps({"ms": spent * 1000 / count, "check": float(check)}), flush=True)
