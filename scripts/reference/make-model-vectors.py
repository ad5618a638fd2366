#!/usr/bin/env python3
"""Reference vectors for the fitted models of lib/risk: GARCH(1,1), HAR, the three-state Gaussian HMM, least squares.

    apt-get install -y python3-numpy python3-scipy python3-statsmodels
    /usr/bin/python3 scripts/reference/make-model-vectors.py

Writes lib/risk/__fixtures__/model-vectors.json from the synthetic candles of market-vectors.json and simulated series.
Nothing here shares code or algorithm with ours: the HMM runs in log space, GARCH is maximised by scipy from several
starts, HAR is a statsmodels regression.
"""
import json
import pathlib

import numpy as np
import pandas as pd
import scipy
import statsmodels
import statsmodels.api as sm
from scipy.optimize import minimize
from scipy.signal import lfilter
from scipy.special import logsumexp
from scipy.stats import norm

SEED = 20211231
OUT = pathlib.Path(__file__).resolve().parents[2] / "lib" / "risk" / "__fixtures__"


def garch_variances(squares, alpha, beta):
    target = squares.mean()
    driven = (1 - alpha - beta) * target + alpha * squares
    following, _ = lfilter([1], [1, -beta], driven, zi=[beta * target])
    return np.r_[target, following]


def garch_log_likelihood(squares, alpha, beta):
    h = garch_variances(squares, alpha, beta)[:-1]
    return float(-0.5 * np.sum(np.log(2 * np.pi) + np.log(h) + squares / h))


def simulate_garch(rng, count, alpha, beta, daily_variance, degrees):
    returns = np.empty(count)
    h = daily_variance
    for t in range(count):
        shock = rng.standard_normal() if degrees is None else rng.standard_t(degrees) * np.sqrt((degrees - 2) / degrees)
        returns[t] = np.sqrt(h) * shock
        h = daily_variance * (1 - alpha - beta) + alpha * returns[t] ** 2 + beta * h
    return returns


def fit_garch(returns):
    squares = returns**2
    # Scaled: SLSQP's tolerances are absolute.
    scaled = squares / squares.mean()

    def loss(p):
        return -garch_log_likelihood(scaled, p[0], p[1])

    best = min(
        (
            minimize(loss, start, method="SLSQP", bounds=[(0, 0.9999)] * 2, options={"ftol": 1e-14, "maxiter": 500},
                     constraints={"type": "ineq", "fun": lambda p: 0.9999 - p[0] - p[1]})
            for start in ([0.05, 0.9], [0.1, 0.8], [0.3, 0.5], [0.02, 0.97])
        ),
        key=lambda result: result.fun,
    )
    polished = minimize(loss, best.x, method="Nelder-Mead", options={"xatol": 1e-10, "fatol": 1e-12, "maxiter": 5000})
    inside = polished.x.min() >= 0 and polished.x.sum() <= 0.9999 and polished.fun < best.fun
    alpha, beta = map(float, polished.x if inside else best.x)
    return {
        "alpha": alpha,
        "beta": beta,
        "logLikelihood": garch_log_likelihood(squares, alpha, beta),
        "nextVariance": float(garch_variances(squares, alpha, beta)[-1]),
        "week": float(np.mean([squares.mean() + (alpha + beta) ** k * (garch_variances(squares, alpha, beta)[-1] - squares.mean()) for k in range(7)])),
    }


def garch_vectors(rng):
    cases = []
    for name, (alpha, beta, degrees) in {
        "normal, persistent": (0.08, 0.9, None),
        "fat tails": (0.1, 0.85, 4),
        "short memory": (0.3, 0.3, None),
        "no clustering": (0.0, 0.0, None),
    }.items():
        returns = simulate_garch(rng, 800, alpha, beta, 0.0016, degrees)
        likelihoods = [[a, b, garch_log_likelihood(returns**2, a, b)] for a, b in ((0.05, 0.9), (0.2, 0.5), (0, 0))]
        cases.append({"name": name, "returns": returns.tolist(), "likelihoods": likelihoods, "fit": fit_garch(returns)})
    return cases


def har_vector(horizon=7):
    candles = pd.DataFrame(json.loads((OUT / "market-vectors.json").read_text())["candles"])
    ranges = np.log(candles.high / candles.low)
    variance = ranges**2 / (4 * np.log(2))
    means = {n: np.log(np.maximum(1e-10, variance.rolling(n).mean())) for n in (1, 7, 30)}
    x = sm.add_constant(pd.DataFrame(means))
    y = np.log(np.maximum(1e-10, variance.rolling(horizon).mean())).shift(-horizon)
    known = x[1].notna() & x[7].notna() & x[30].notna() & y.notna()
    fit = sm.OLS(y[known][-1000:], x[known][-1000:]).fit()
    level = (2 * np.log(candles.close).diff()[-1000:].abs().sum() / ranges.iloc[1:][-1000:].sum()) ** 2
    forecast = np.exp(float(fit.predict(x.iloc[[-1]]).iloc[0]) + fit.scale / 2) * level
    return {"horizon": horizon, "pairs": int(fit.nobs), "forecast": float(forecast)}


def least_squares_vector(rng):
    x = np.column_stack([np.ones(60), rng.standard_normal((60, 2)), 1e3 + rng.standard_normal(60)])
    y = x @ [0.5, -2, 3, 0.01] + 0.1 * rng.standard_normal(60)
    fit = sm.OLS(y, x).fit()
    return {"columns": x.T.tolist(), "target": y.tolist(), "coefficients": fit.params.tolist(), "residualVariance": float(fit.scale)}


def simulate_hmm(rng, count):
    transition = np.array([[0.96, 0.03, 0.01], [0.02, 0.96, 0.02], [0.01, 0.04, 0.95]])
    means = np.array([[-1.1, 0.8], [0.0, -0.8], [1.2, 0.2]])
    spreads = np.array([[0.7, 0.5], [0.4, 0.5], [0.6, 0.7]])
    state, rows = 1, np.empty((count, 2))
    for t in range(count):
        state = rng.choice(3, p=transition[state])
        rows[t] = means[state] + spreads[state] * rng.standard_normal(2)
    return np.clip((rows - rows.mean(axis=0)) / rows.std(axis=0), -4, 4)


def hmm_start(rows):
    order = np.argsort(rows[:, 0], kind="stable")
    count = len(rows)
    thirds = [order[count * k // 3 : count * (k + 1) // 3] for k in range(3)]
    return {
        "initial": np.full(3, 1 / 3),
        "transition": np.full((3, 3), 0.025) + np.eye(3) * 0.925,
        "means": np.array([rows[t].mean(axis=0) for t in thirds]),
        "variances": np.maximum(0.01, np.array([rows[t].var(axis=0) for t in thirds])),
    }


def hmm_log_densities(model, rows):
    return norm.logpdf(rows[:, None, :], model["means"], np.sqrt(model["variances"])).sum(axis=2)


def hmm_forward(model, rows):
    log_b, log_a = hmm_log_densities(model, rows), np.log(model["transition"])
    log_alpha = np.empty_like(log_b)
    log_alpha[0] = np.log(model["initial"]) + log_b[0]
    for t in range(1, len(rows)):
        log_alpha[t] = logsumexp(log_alpha[t - 1][:, None] + log_a, axis=0) + log_b[t]
    return log_alpha, float(logsumexp(log_alpha[-1]))


def hmm_step(model, rows):
    log_b, log_a = hmm_log_densities(model, rows), np.log(model["transition"])
    log_alpha, likelihood = hmm_forward(model, rows)
    log_beta = np.zeros_like(log_alpha)
    for t in range(len(rows) - 2, -1, -1):
        log_beta[t] = logsumexp(log_a + log_b[t + 1] + log_beta[t + 1], axis=1)
    gamma = np.exp(log_alpha + log_beta - likelihood)
    xi = np.exp(
        logsumexp(log_alpha[:-1, :, None] + log_a[None] + (log_b[1:] + log_beta[1:])[:, None, :], axis=0) - likelihood
    )
    weights = gamma.sum(axis=0)[:, None]
    means = gamma.T @ rows / weights

    def floored(p):
        p = np.maximum(1e-6, p)
        return p / p.sum(axis=-1, keepdims=True)

    return {
        "initial": floored(gamma[0]),
        "transition": floored(xi / xi.sum(axis=1, keepdims=True)),
        "means": means,
        "variances": np.maximum(0.01, gamma.T @ rows**2 / weights - means**2),
    }


def hmm_vector(rng, iterations=20):
    rows = simulate_hmm(rng, 500)
    model = hmm_start(rows)
    path = [hmm_forward(model, rows)[1]]
    for _ in range(iterations):
        model = hmm_step(model, rows)
        path.append(hmm_forward(model, rows)[1])
    log_alpha, _ = hmm_forward(model, rows)
    filtered = np.exp(log_alpha - logsumexp(log_alpha, axis=1, keepdims=True))
    return {
        "rows": rows.ravel().tolist(),
        "logLikelihoods": path,
        "means": model["means"].ravel().tolist(),
        "transition": model["transition"].ravel().tolist(),
        "filteredLast20": filtered[-20:].ravel().tolist(),
    }


if __name__ == "__main__":
    rng = np.random.default_rng(SEED)
    vectors = {
        "provenance": {
            "generator": "scripts/reference/make-model-vectors.py",
            "seed": SEED,
            "versions": {"numpy": np.__version__, "scipy": scipy.__version__, "statsmodels": statsmodels.__version__},
        },
        "garch": garch_vectors(rng),
        "har": har_vector(),
        "leastSquares": least_squares_vector(rng),
        "hmm": hmm_vector(rng),
    }
    (OUT / "model-vectors.json").write_text(json.dumps(vectors) + "\n")
