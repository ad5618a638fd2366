#!/usr/bin/env python3
"""Reference vectors for lib/risk/futures, computed outside our code.

    apt-get install -y python3-numpy python3-scipy
    /usr/bin/python3 scripts/reference/make-futures-vectors.py

Writes lib/risk/__fixtures__/futures-vectors.json. Liquidation: the root of (margin balance + profit −
maintenance) found by scipy's Brent method on the tier table itself, not by the closed form. Touch: the maximum of a
driftless walk has the law of |W|, so P = erfc(b / sqrt(2 T)), in scipy.special.erfc. Tiers are synthetic.
"""
import json
import pathlib

import numpy as np
import scipy
from scipy.optimize import brentq
from scipy.special import erfc

OUT = pathlib.Path(__file__).resolve().parents[2] / "lib" / "risk" / "__fixtures__" / "futures-vectors.json"
SEED = 20201122


def make_tiers(rng, scale):
    """Ascending floors and rates; amounts follow Binance's recursion, so that margin is continuous."""
    floors = np.concatenate([[0], np.cumsum(rng.uniform(0.5, 3, 5) * scale)]).round(6)
    rates = np.sort(rng.uniform(0.003, 0.3, 6)).round(5)
    amounts = [0.0]
    for i in range(1, 6):
        amounts.append(amounts[-1] + floors[i] * (rates[i] - rates[i - 1]))
    return [
        {
            "notionalFloor": float(floors[i]),
            "notionalCap": float(floors[i + 1]) if i < 5 else None,
            "maintenanceFraction": float(rates[i]),
            "maintenanceAmount": float(amounts[i]),
            "leverageMax": float(np.floor(1 / rates[i] / 2) + 1),
        }
        for i in range(6)
    ]


def maintenance(tiers, notional):
    best = max((tier for tier in tiers if tier["notionalFloor"] <= notional), key=lambda tier: tier["notionalFloor"])
    return notional * best["maintenanceFraction"] - best["maintenanceAmount"]


def excess(case, price):
    left = case["marginBalance"]
    for leg in case["legs"]:
        sign = 1 if leg["side"] == "long" else -1
        if case["isInverse"]:
            dollars = leg["quantity"] * leg["entryPrice"]
            left += sign * dollars * (1 / leg["entryPrice"] - 1 / price) - maintenance(case["tiers"], dollars / price)
        else:
            notional = leg["quantity"] * price
            left += sign * leg["quantity"] * (price - leg["entryPrice"]) - maintenance(case["tiers"], notional)
    return left


def nearest_root(case):
    """Scan outwards on a fine log grid for the first change of sign on either side, then Brent."""
    mark = case["markPrice"]
    if excess(case, mark) <= 0:
        return mark
    found = []
    for direction in (-1, 1):
        grid = mark * np.exp(direction * np.linspace(0, 8, 40_001))
        values = np.array([excess(case, price) for price in grid])
        below = np.nonzero(values <= 0)[0]
        if len(below):
            i = below[0]
            found.append(brentq(lambda price: excess(case, price), *sorted((grid[i - 1], grid[i])), xtol=1e-12 * mark, rtol=8.9e-16))
    return min(found, key=lambda price: abs(price - mark)) if found else None


def make_liquidations(rng):
    cases = []
    for number in range(36):
        is_inverse = number % 3 == 2
        mark = float(rng.uniform(50, 60_000))
        entry = float(mark * rng.uniform(0.9, 1.1))
        quantity = float(rng.uniform(0.05, 20))
        size = quantity if is_inverse else quantity * entry
        leverage = float(rng.choice([1, 2, 3, 5, 10, 25]))
        legs = [{"side": "long" if number % 2 else "short", "quantity": quantity, "entryPrice": entry}]
        if number % 4 == 3:  # hedge mode: the other leg of the same contract, smaller
            other = "short" if legs[0]["side"] == "long" else "long"
            legs.append({"side": other, "quantity": quantity * 0.4, "entryPrice": entry * 1.02})
        case = {
            "legs": legs,
            "markPrice": mark,
            "marginBalance": size / leverage * (1 if number < 18 else float(rng.uniform(0.8, 3))),
            "tiers": make_tiers(rng, size / 3),
            "isInverse": bool(is_inverse),
        }
        cases.append({**case, "liquidationPrice": nearest_root(case)})
    return cases


def make_touches(rng):
    cases = []
    for _ in range(20):
        price = float(rng.uniform(1, 60_000))
        barrier = float(price * np.exp(rng.uniform(-1.2, 1.2)))
        volatility, days = float(rng.uniform(0.1, 2.5)), float(rng.choice([1, 7, 30]))
        sigma = volatility * np.sqrt(days / 365)
        probability = float(erfc(abs(np.log(barrier / price)) / (sigma * np.sqrt(2))))
        cases.append({"price": price, "barrier": barrier, "volatilityAnnual": volatility, "days": days, "probability": probability})
    return cases


def main():
    rng = np.random.default_rng(SEED)
    provenance = (
        f"scripts/reference/make-futures-vectors.py, numpy {np.__version__}, scipy {scipy.__version__}, seed {SEED}; "
        "synthetic positions and tiers"
    )
    vectors = {"provenance": provenance, "liquidations": make_liquidations(rng), "touches": make_touches(rng)}
    OUT.write_text(json.dumps(vectors) + "\n")


if __name__ == "__main__":
    main()
