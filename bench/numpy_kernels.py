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
from scipy import optimize
from scipy.cluster import hierarchy
from scipy.optimize import minimize
from scipy.signal import lfilter
from scipy.spatial.distance import pdist

try:
    from sklearn import __version__ as sklearn_version
    from sklearn.covariance import ledoit_wolf
except ImportError:
    sklearn_version, ledoit_wolf = None, None

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


def factor_returns(name):
    days, assets = (int(side) for side in name.split("x"))
    return np.fromfile(folder / f"factor-{name}.f64").reshape(assets, days)


def identity_shrunk(x):
    """Ledoit and Wolf's covariance where scikit-learn is not installed."""
    days, count = x.shape
    x = x - x.mean(axis=0)
    sample = x.T @ x / days
    mu = np.trace(sample) / count
    squares = (sample**2).sum()
    error = (((x**2).sum(axis=1) ** 2).sum() / days - squares) / (count * days)
    shrinkage = min(1, error / ((squares - mu * mu * count) / count))
    shrunk = (1 - shrinkage) * sample
    shrunk.flat[:: count + 1] += shrinkage * mu
    return shrunk


def shrunk_correlation(rows):
    covariance = ledoit_wolf(rows.T)[0] if ledoit_wolf else identity_shrunk(rows.T)
    scale = 1 / np.sqrt(np.diag(covariance))
    return (covariance * scale * scale[:, None])[0, 1]


def tails():
    profits = np.sort(weights @ moves, axis=1)
    total = 0.0
    for confidence in (0.95, 0.99):
        count = round(profits.shape[1] * (1 - confidence))
        position = (1 - confidence) * (profits.shape[1] - 1)
        below = int(position)
        quantiles = profits[:, below] + (profits[:, below + 1] - profits[:, below]) * (position - below)
        total += np.maximum(0, -quantiles).sum() + np.maximum(0, -profits[:, :count].mean(axis=1)).sum()
    return total


def hrp():
    sigma = np.sqrt(np.diag(allocation))
    near = np.sqrt(np.clip(0.5 * (1 - allocation / np.outer(sigma, sigma)), 0, None))
    groups = [hierarchy.leaves_list(hierarchy.single(pdist(near)))]
    split = np.ones(len(allocation))
    while groups:
        groups = [half for group in groups for half in (group[: len(group) // 2], group[len(group) // 2 :]) if len(group) > 1]
        for left, right in zip(groups[::2], groups[1::2]):
            a, b = (cluster_variance(members) for members in (left, right))
            split[left] *= b / (a + b)
            split[right] *= a / (a + b)
    return split[0]


def cluster_variance(members):
    part = allocation[np.ix_(members, members)]
    inverse = 1 / np.diag(part)
    inverse /= inverse.sum()
    return inverse @ part @ inverse


def equal_risk():
    count = len(allocation)
    result = optimize.root(
        lambda x: (x * (allocation @ x) - 1 / count, np.diag(allocation @ x) + x[:, None] * allocation),
        1 / np.sqrt(count * np.diag(allocation)), jac=True, tol=1e-13)
    return result.x[0] / result.x.sum()


moves = np.fromfile(folder / "moves.f64").reshape(20, 1000)
weights = np.fromfile(folder / "weights.f64").reshape(1000, 20)
allocation = np.fromfile(folder / "allocation.f64").reshape(50, 50)
def hmm(rows, iterations):
    """Scaled Baum-Welch: vectorised over states, looping over time, as hmmlearn's numpy path did."""
    order = np.argsort(rows[:, 0], kind="stable")
    thirds = [order[len(rows) * k // 3 : len(rows) * (k + 1) // 3] for k in range(3)]
    means = np.array([rows[third].mean(axis=0) for third in thirds])
    variances = np.maximum(0.01, np.array([rows[third].var(axis=0) for third in thirds]))
    transition = np.full((3, 3), 0.025) + 0.925 * np.eye(3)
    initial = np.full(3, 1 / 3)
    count = len(rows)
    for iteration in range(iterations + 1):
        logs = -0.5 * (
            np.log(2 * np.pi * variances).sum(axis=1) + ((rows[:, None] - means) ** 2 / variances).sum(axis=2)
        )
        largest = logs.max(axis=1)
        densities = np.exp(logs - largest[:, None])
        alpha, scale = np.empty((count, 3)), np.empty(count)
        alpha[0] = initial * densities[0]
        scale[0] = alpha[0].sum()
        alpha[0] /= scale[0]
        for t in range(1, count):
            joint = (alpha[t - 1] @ transition) * densities[t]
            scale[t] = joint.sum()
            alpha[t] = joint / scale[t]
        likelihood = np.log(scale).sum() + largest.sum()
        if iteration == iterations:
            return likelihood
        beta = np.ones((count, 3))
        for t in range(count - 2, -1, -1):
            beta[t] = transition @ (densities[t + 1] * beta[t + 1]) / scale[t + 1]
        gamma = alpha * beta
        moves = transition * (alpha[:-1].T @ (densities[1:] * beta[1:] / scale[1:, None]))
        transition = np.maximum(1e-6, moves / moves.sum(axis=1, keepdims=True))
        transition /= transition.sum(axis=1, keepdims=True)
        initial = np.maximum(1e-6, gamma[0] / gamma[0].sum())
        initial /= initial.sum()
        weights = gamma.sum(axis=0)[:, None]
        means = gamma.T @ rows / weights
        variances = np.maximum(0.01, gamma.T @ rows**2 / weights - means**2)


def garch(returns):
    squares = returns**2
    target = squares.mean()
    squares = squares / target

    def loss(parameters):
        alpha, beta = parameters
        following, _ = lfilter([1], [1, -beta], 1 - alpha - beta + alpha * squares[:-1], zi=[beta])
        variances = np.concatenate(([1], following))
        return 0.5 * np.sum(np.log(variances) + squares / variances)

    fit = minimize(
        loss,
        [0.095, 0.855],
        method="SLSQP",
        bounds=[(0, 0.9999), (0, 0.9999)],
        constraints={"type": "ineq", "fun": lambda p: 0.9999 - p[0] - p[1]},
        options={"ftol": 1e-10},
    )
    return -fit.fun - len(squares) / 2 * np.log(2 * np.pi * target)


hmm_rows = np.fromfile(folder / "hmm-rows.f64").reshape(-1, 2)
garch_returns = np.fromfile(folder / "garch-returns.f64")

KERNELS = {
    "hmm": lambda: hmm(hmm_rows, 20),
    "garch": lambda: garch(garch_returns),
    "tails": tails,
    "hrp": hrp,
    "equal-risk": equal_risk,
    **{
        f"ledoit-wolf-{name}": (lambda rows: lambda: shrunk_correlation(rows))(factor_returns(name))
        for name in ("365x50", "365x200", "1000x500")
    },
    "atr": lambda: atr()[-1],
    "volatility": volatility,
    **{
        f"correlation-{name}": (lambda rows: lambda: correlation(rows, 0.97)[0, 1])(matrix(name))
        for name in ("365x50", "365x200", "1000x500")
    },
}

print(json.dumps({"numpy": np.__version__, "scipy": scipy.__version__, "sklearn": sklearn_version}), flush=True)
for line in sys.stdin:
    name, repetitions = line.split()
    kernel, count = KERNELS[name], int(repetitions)
    start = time.process_time()
    for _ in range(count):
        check = kernel()
    spent = time.process_time() - start
    print(json.dumps({"ms": spent * 1000 / count, "check": float(check)}), flush=True)
