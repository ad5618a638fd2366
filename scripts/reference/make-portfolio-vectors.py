#!/usr/bin/env python3
"""Reference vectors for lib/risk/portfolio and lib/risk/multi-asset, computed outside our code.

    apt-get install -y python3-numpy python3-scipy python3-sklearn
    /usr/bin/python3 scripts/reference/make-portfolio-vectors.py

Writes lib/risk/portfolio/__fixtures__/portfolio-vectors.json. Returns are synthetic (seeded, fat-tailed, two factors,
clustered volatility). Covariance comes from scikit-learn, trees, linear programs, convex minima and distributions
from scipy; the rest states its formula in numpy, independently of the TypeScript.
"""
import json
import pathlib

import numpy as np
import scipy
import sklearn
from scipy import optimize, stats
from scipy.cluster import hierarchy
from scipy.spatial.distance import pdist, squareform
from sklearn.covariance import ledoit_wolf

SEED = 20261122
OUT = pathlib.Path(__file__).resolve().parents[2] / "lib" / "risk" / "portfolio" / "__fixtures__" / "portfolio-vectors.json"


def make_rows(rng, assets, days):
    market = rng.standard_t(4, days) * 0.02 * (1 + 0.7 * np.sin(np.arange(days) / 40))
    second = rng.standard_t(4, days) * 0.015
    rows = [
        (0.9 if i % 2 == 0 else 0.4) * market + (0.8 if i % 3 == 0 else 0.0) * second
        + rng.standard_t(4, days) * 0.01 * (1 + i % 4)
        for i in range(assets)
    ]
    return np.array(rows).round(5)  # short text; the figures below are computed from the rounded rows


def filtered(row, decay=0.94, seed_days=30, floor_share=0.1):
    variance = np.mean(row[:seed_days] ** 2)
    floor = floor_share * np.sqrt(np.mean(row**2))
    sigmas = []
    for value in row:
        sigmas.append(max(floor, np.sqrt(variance)))
        variance = decay * variance + (1 - decay) * value**2
    return row / np.array(sigmas) * max(floor, np.sqrt(variance))


def shortfall(profits, confidence):
    tail = len(profits) * (1 - confidence)
    weights = np.clip(tail - np.arange(len(profits)), 0, 1)
    return -(np.sort(profits) * weights).sum() / tail


def components(moves, exposures, confidence):
    profits = exposures @ moves
    days = len(profits)
    order = np.argsort(profits, kind="stable")
    var = -np.quantile(profits, 1 - confidence)
    centre, width = (1 - confidence) * (days - 1), max(1, 0.02 * days)
    kernel = np.clip(1 - np.abs(np.arange(days) - centre) / width, 0, None)
    near = -(moves[:, order] * kernel).sum(axis=1) / kernel.sum()
    marginal = near * var / (near @ exposures)
    tail = np.clip(days * (1 - confidence) - np.arange(days), 0, 1) / (days * (1 - confidence))
    beyond = -(moves[:, order] * tail).sum(axis=1)
    return {"var": var, "es": shortfall(profits, confidence), "marginal": marginal.tolist(),
            "componentVar": (marginal * exposures).tolist(), "componentEs": (beyond * exposures).tolist()}


def leaf_order_score(correlation):
    """Best sum of neighbours over every order the average-linkage tree allows, by trying all 2^(N−1)."""
    tree = hierarchy.to_tree(hierarchy.average(squareform(1 - correlation, checks=False)))

    def orders(node):
        if node.is_leaf():
            return [(node.id,)]
        left, right = orders(node.left), orders(node.right)
        return [a + b for a in left for b in right] + [b + a for a in left for b in right]

    return float(max(sum(correlation[a, b] for a, b in zip(order, order[1:])) for order in orders(tree)))


def equal_risk(covariance):
    count = len(covariance)
    result = optimize.minimize(
        lambda y: 0.5 * np.exp(y) @ covariance @ np.exp(y) - y.sum() / count, np.log(1 / np.sqrt(np.diag(covariance))),
        jac=lambda y: np.exp(y) * (covariance @ np.exp(y)) - 1 / count, method="BFGS", options={"gtol": 1e-13})
    x = np.exp(result.x)
    for _ in range(50):  # polish: Newton on x (Σx) = 1/N
        residual = x * (covariance @ x) - 1 / count
        x = x - np.linalg.solve(np.diag(covariance @ x) + x[:, None] * covariance, residual)
    return (x / x.sum()).tolist()


def hrp(covariance):
    """López de Prado 2016, snippets 16.1–16.3."""
    sigma = np.sqrt(np.diag(covariance))
    near = np.sqrt(np.clip(0.5 * (1 - covariance / np.outer(sigma, sigma)), 0, None))
    order = [int(leaf) for leaf in hierarchy.leaves_list(hierarchy.single(pdist(near)))]
    weights = np.ones(len(covariance))

    def cluster_variance(members):
        part = covariance[np.ix_(members, members)]
        inverse = 1 / np.diag(part)
        inverse /= inverse.sum()
        return inverse @ part @ inverse

    groups = [order]
    while groups:
        groups = [half for group in groups for half in (group[: len(group) // 2], group[len(group) // 2 :]) if len(group) > 1]
        for left, right in zip(groups[::2], groups[1::2]):
            a, b = cluster_variance(left), cluster_variance(right)
            weights[left] *= 1 - a / (a + b)
            weights[right] *= a / (a + b)
    return weights.tolist()


def least_shortfall(moves, fixed, floors, confidence):
    """Rockafellar & Uryasev's linear program, by HiGHS."""
    count, days = moves.shape
    cost = np.concatenate([np.zeros(count), [1], np.full(days, 1 / (days * (1 - confidence)))])
    above = np.hstack([-moves.T, -np.ones((days, 1)), -np.eye(days)])
    result = optimize.linprog(cost, A_ub=above, b_ub=-fixed, A_eq=[[1] * count + [0] * (days + 1)], b_eq=[1],
                              bounds=[(floor, None) for floor in floors] + [(None, None)] + [(0, None)] * days)
    return float(result.fun)


def likelihood(count, probability):
    return 0.0 if count == 0 else count * np.log(probability)


def coverage(hits, probability):
    hits = np.array(hits, dtype=int)
    n, x = len(hits), int(hits.sum())
    kupiec = -2 * (likelihood(x, probability) + likelihood(n - x, 1 - probability)
                   - likelihood(x, x / n) - likelihood(n - x, 1 - x / n))
    pairs = np.array([[((hits[:-1] == i) & (hits[1:] == j)).sum() for j in (0, 1)] for i in (0, 1)])
    pooled = pairs[:, 1].sum() / pairs.sum()
    after = [row[1] / row.sum() if row.sum() else 0 for row in pairs]
    chain = sum(likelihood(pairs[i, 0], 1 - after[i]) + likelihood(pairs[i, 1], after[i]) for i in (0, 1))
    independence = -2 * (likelihood(pairs[:, 0].sum(), 1 - pooled) + likelihood(pairs[:, 1].sum(), pooled) - chain)
    return {"hits": hits.tolist(), "probability": probability,
            "kupiec": [kupiec, stats.chi2.sf(kupiec, 1)],
            "independence": [independence, stats.chi2.sf(independence, 1)],
            "conditional": [kupiec + independence, stats.chi2.sf(kupiec + independence, 2)]}


def book_case(rng, assets, days):
    rows = make_rows(rng, assets, days)
    exposures = rng.normal(2_000, 2_000, assets).round(2)
    moves = np.expm1(np.array([filtered(row) for row in rows]))
    covariance, shrinkage = ledoit_wolf(rows.T)
    floors = (rng.random(assets) * 0.3 / assets).round(4)
    fixed = (0.3 * rng.normal(0, 0.02, days)).round(5)
    return {
        "rows": rows.tolist(), "exposures": exposures.tolist(),
        "ledoitWolf": {"covariance": covariance.ravel().tolist(), "shrinkage": shrinkage},
        "filteredLast": [float(filtered(row)[-1]) for row in rows],
        "tails": {str(c): components(moves, exposures, c) for c in (0.95, 0.99)},
        "leafOrderScore": leaf_order_score(np.corrcoef(rows)) if assets <= 12 else None,
        "equalRisk": equal_risk(covariance), "hrp": hrp(covariance),
        "minimumShortfall": {"floors": floors.tolist(), "fixed": fixed.tolist(),
                             "value": least_shortfall(np.expm1(rows), fixed, floors, 0.95)},
    }


def pair_case(rng):
    x = rng.normal(0, 0.03, 160).round(5)
    lead = np.concatenate([[0], x[:-1]])
    y = (0.6 * x + 0.5 * lead + rng.normal(0, 0.02, 160)).round(5)
    before, now, after, moved = x[:-2], x[1:-1], x[2:], y[1:-1]
    spread = np.var(now, ddof=1)
    slope = lambda market: np.cov(market, moved)[0, 1] / spread
    beta = (slope(before) + slope(now) + slope(after)) / (1 + 2 * np.cov(before, now)[0, 1] / spread)
    sums = lambda values: np.convolve(values, np.ones(2), "valid")
    r = float(np.corrcoef(x, y)[0, 1])
    half = stats.norm.ppf(0.975) / np.sqrt(len(x) - 3)
    return {"x": x.tolist(), "y": y.tolist(), "scholesWilliamsBeta": float(beta),
            "overlapping2": float(np.corrcoef(sums(x), sums(y))[0, 1]), "correlation": r,
            "fisher": [float(np.tanh(np.arctanh(r) - half)), float(np.tanh(np.arctanh(r) + half))]}


def main():
    rng = np.random.default_rng(SEED)
    document = {
        "provenance": {
            "generator": "scripts/reference/make-portfolio-vectors.py", "seed": SEED,
            "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "scikit-learn": sklearn.__version__},
            "tolerance": "relative 1e-9",
        },
        "books": [book_case(rng, *shape) for shape in ((2, 120), (5, 250), (12, 300), (9, 500), (30, 20))],
        "coverage": [coverage((rng.random(days) < share).tolist(), probability)
                     for days, share, probability in ((250, 0.05, 0.05), (500, 0.08, 0.05), (750, 0.012, 0.01), (60, 0.0, 0.05))],
        "chiSquare": [[x, k, float(stats.chi2.sf(x, k))] for k in (1, 2, 3, 4, 7) for x in (0.01, 0.5, 3.84, 10.0, 40.0)],
        "normalTail": {str(c): [float(stats.norm.ppf(c)), float(stats.norm.pdf(stats.norm.ppf(c)) / (1 - c))] for c in (0.95, 0.99)},
        "pair": pair_case(rng),
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(document, separators=(",", ":"), default=float) + "\n")
    print(f"wrote {OUT.relative_to(OUT.parents[4])}: {OUT.stat().st_size // 1024} kB")


main()
