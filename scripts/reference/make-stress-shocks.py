#!/usr/bin/env python3
"""What each asset did in each crisis that Ballast replays, from public daily candles.

    git clone https://github.com/djienne/Hurst_Crypto && /usr/bin/python3 scripts/reference/make-stress-shocks.py Hurst_Crypto/data

Reads <dir>/<ASSET>USDT.csv (Binance spot daily klines: open_time,open,high,low,close,…) and writes
lib/risk/portfolio/stress/crisis-*.ts. Per asset: close of the last day ÷ close of the day before the first, minus 1; and
the lowest low and highest high on the way against the same close. Assets without both closes are left out.
"""
import csv
import pathlib
import sys
from datetime import date, timedelta

OUT = pathlib.Path(__file__).resolve().parents[2] / "lib" / "risk" / "portfolio" / "stress"
COMMIT = "c83fd0139198121d58e2ad4c2d5429d767788da1"
SKIP = {"WBTC", "WBETH", "BNSOL"}
# The first day replayed is the one after Bitcoin's last high close; the last is its lowest close.
CRISES = [
    ("2018-11", "CRISIS_2018", "last leg of the 2018 bear market", date(2018, 11, 8), date(2018, 12, 15)),
    ("2020-03", "CRISIS_2020_03", "crash of March 2020", date(2020, 3, 7), date(2020, 3, 12)),
    ("2021-05", "CRISIS_2021_05", "crash of May 2021", date(2021, 5, 12), date(2021, 5, 23)),
    ("luna-2022-05", "CRISIS_LUNA", "fall of Terra", date(2022, 5, 5), date(2022, 5, 12)),
    ("ftx-2022-11", "CRISIS_FTX", "fall of FTX", date(2022, 11, 6), date(2022, 11, 9)),
]


def candles(path):
    with open(path, newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {date.fromisoformat(row[0][:10]): tuple(map(float, row[2:5])) for row in rows if row}


def shock(bars, first, last):
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    base = bars.get(first - timedelta(days=1))
    if base is None or any(day not in bars for day in days):
        return None
    start = base[2]
    numbers = (bars[last][2], min(bars[day][1] for day in days), max(bars[day][0] for day in days))
    return [round(number / start - 1, 4) for number in numbers]


def main():
    folder = pathlib.Path(sys.argv[1])
    assets = {path.name[: -len("USDT.csv")]: candles(path) for path in sorted(folder.glob("*USDT.csv"))}
    for name, constant, words, first, last in CRISES:
        shocks = {asset: shock(bars, first, last) for asset, bars in assets.items() if asset not in SKIP}
        lines = [f"    {asset}: [{', '.join(map(str, value))}]," for asset, value in shocks.items() if value]
        text = f'''import type {{ Crisis }} from "./crisis";

/**
 * The {words}. Written by scripts/reference/make-stress-shocks.py from Binance spot daily candles (USDT pairs, days in
 * UTC) as kept at github.com/djienne/Hurst_Crypto, commit {COMMIT[:10]}.
 */
export const {constant}: Crisis = {{
  id: "{name}",
  from: "{first}",
  to: "{last}",
  shocks: {{
{chr(10).join(lines)}
  }},
}};
'''
        (OUT / f"crisis-{name}.ts").write_text(text)
        print(name, len(lines), "assets", "BTC", shocks["BTC"])


main()
