#!/usr/bin/env python3
"""Reference vectors for the account side of lib/risk (portfolio, tails, clusters), computed outside our code.

    apt-get install -y python3-numpy python3-scipy
    /usr/bin/python3 scripts/reference/make-account-vectors.py

Writes lib/risk/__fixtures__/account-vectors.json. Returns are synthetic (seeded, fat-tailed, two factors). Formulas and
their sources are in each TypeScript docstring; this file states them again in numpy, independently.
"""
import json
import pathlib

import numpy as np
import scipy
from scipy.cluster import hierarchy
from scipy.spatial.distance import squareform

SEED = 20201122
OUT = pathlib.Path(__file__).resolve().parents[2] / "lib" / "risk" / "__fixtures__" / "account-vectors.json"


def make_rows(rng, assets, days):
    """Log returns of a market factor, a second factor for every third asset, and fat-tailed noise."""
    market = rng.standard_t(4, days) * 0.02
    second = rng.standard_t(4, days) * 0.02
    rows = []
    for i in range(assets):
        own = rng.standard_t(4, days) * 0.015
        rows.append((0.9 if i % 2 == 0 else 0.4) * market + (0.8 if i % 3 == 0 else 0.0) * second + own)
    return np.array(rows).round(6)  # short text; the figures below are computed from the rounded rows


def ewma_correlation(rows, decay):
    days = rows.shape[1]
    weights = decay ** np.arange(days - 1, -1, -1.0)
    covariance = (rows * weights) @ rows.T / weights.sum()
    sigma = np.sqrt(np.diag(covariance))
    raw = covariance / np.outer(sigma, sigma)
    effective = weights.sum() ** 2 / (weights**2).sum()
    upper = np.triu_indices(len(rows), 1)
    pairs = raw[upper]
    if len(pairs) < 2:
        return sigma, raw, 0.0
    average = pairs.mean()
    spread = ((pairs - average) ** 2).sum()
    noise = ((1 - pairs**2) ** 2).sum() / (effective - 1)
    shrinkage = float(np.clip(noise / spread, 0, 1))
    shrunk = (1 - shrinkage) * raw + shrinkage * average
    np.fill_diagonal(shrunk, 1)
    return sigma, shrunk, shrinkage


def expected_shortfall(profits, confidence):
    """Integral of the empirical quantile function over the tail (Acerbi & Tasche), by brute force on a fine grid."""
    tail = len(profits) * (1 - confidence)
    sorted_profits = np.sort(profits)
    weights = np.clip(tail - np.arange(len(profits)), 0, 1)
    return max(0.0, -float((weights * sorted_profits).sum() / tail))


def tails(profits):
    result = []
    for confidence in (0.95, 0.99):
        if len(profits) * (1 - confidence) < 1 - 1e-9:
            result.append({"confidence": confidence, "valueAtRisk": None, "expectedShortfall": None})
            continue
        result.append({
            "confidence": confidence,
            "valueAtRisk": max(0.0, -float(np.quantile(profits, 1 - confidence))),
            "expectedShortfall": expected_shortfall(profits, confidence),
        })
    return result


def clusters(correlation, threshold):
    if len(correlation) == 1:
        return [[0]]
    distance = 1 - correlation
    np.fill_diagonal(distance, 0)
    tree = hierarchy.average(squareform(distance, checks=False))
    labels = hierarchy.fcluster(tree, 1 - threshold, criterion="distance")
    groups = {}
    for index, label in enumerate(labels):
        groups.setdefault(label, []).append(index)
    return sorted(groups.values())


def book_case(rng, assets, days):
    rows = make_rows(rng, assets, days)
    exposures = rng.normal(2_000, 3_000, assets)
    sigma, correlation, shrinkage = ewma_correlation(rows, 0.97)
    covariance = np.outer(sigma, sigma) * correlation
    variance = exposures @ covariance @ exposures
    risks = np.abs(exposures * sigma)
    matrix = np.outer(risks, risks) * correlation
    profits = (exposures[:, None] * np.expm1(rows)).sum(axis=0)
    return {
        "rows": rows.tolist(),
        "exposures": exposures.tolist(),
        "decay": 0.97,
        "sigmaDaily": sigma.tolist(),
        "correlation": correlation.tolist(),
        "shrinkage": shrinkage,
        "bookSigma": float(np.sqrt(variance)),
        "shares": (exposures * (covariance @ exposures) / variance).tolist(),
        "effectiveBets": float(np.trace(matrix) ** 2 / np.trace(matrix @ matrix)),
        "clusterThreshold": 0.45,
        "clusters": clusters(correlation.copy(), 0.45),
        "tails": tails(profits),
    }


def nav_case(rng, steps):
    """A fund in units: deposits buy at the opening unit value, withdrawals redeem at the closing one."""
    unit, units = 1.0, 10_000.0
    history = []
    for _ in range(steps):
        before = unit * units
        deposit = float(rng.choice([0, 0, 500, 2_500]))
        units += deposit / unit
        unit *= float(1 + rng.normal(0, 0.03))
        withdrawal = float(rng.choice([0, 0, 0, 800]))
        units -= withdrawal / unit
        history.append({"equityBefore": before, "equityAfter": unit * units, "deposits": deposit,
                        "withdrawals": withdrawal, "unitValue": unit})
    return history


def main():
    rng = np.random.default_rng(SEED)
    document = {
        "metadata": {
            "generator": "scripts/reference/make-account-vectors.py",
            "seed": SEED,
            "versions": {"numpy": np.__version__, "scipy": scipy.__version__},
            "tolerance": "relative 1e-9",
        },
        "books": [book_case(rng, *shape) for shape in ((1, 90), (2, 60), (5, 90), (12, 100), (20, 250))],
        "nav": nav_case(rng, 60),
    }
    OUT.write_text(json.dumps(document, separators=(",", ":")) + "\n")
    print(f"wrote {OUT.relative_to(OUT.parents[3])}")


main()
