import { formatNumber } from "@/lib/format/number";
import { niceTicks } from "./nice-ticks";

interface ScatterPlotProps {
  /** Fractions: across, up. */
  points: readonly (readonly [number, number])[];
  label: string;
  axes: readonly [across: string, up: string];
}

const SIZE = 320;
const INSET = 34;

/** ScatterPlot shows two assets' daily returns against each other on one square scale, 0 in the middle. */
export function ScatterPlot({ points, label, axes }: ScatterPlotProps) {
  const reach = Math.max(0.01, ...points.flat().map(Math.abs));
  const ticks = niceTicks(-reach, reach, 4);
  const end = Math.max(...ticks.map(Math.abs));
  const x = (value: number) => INSET + ((value + end) / (2 * end)) * (SIZE - INSET);
  const y = (value: number) => SIZE - INSET - ((value + end) / (2 * end)) * (SIZE - INSET);
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${SIZE} ${SIZE}`} className="figures block w-full max-w-96">
      {ticks.map((tick) => (
        <g key={tick} className="fill-muted text-[10px]">
          <line
            x1={x(tick)}
            x2={x(tick)}
            y1={0}
            y2={SIZE - INSET}
            className={tick === 0 ? "stroke-line-control" : "stroke-line"}
          />
          <line
            x1={INSET}
            x2={SIZE}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? "stroke-line-control" : "stroke-line"}
          />
          {Math.abs(tick) === end ? null : (
            <>
              <text x={x(tick)} y={SIZE - INSET + 13} textAnchor="middle">
                {formatNumber(tick * 100, { decimals: tickDecimals(end) })}
              </text>
              <text x={INSET - 5} y={y(tick) + 3} textAnchor="end">
                {formatNumber(tick * 100, { decimals: tickDecimals(end) })}
              </text>
            </>
          )}
        </g>
      ))}
      {points.map(([across, up], i) => (
        <circle key={i} cx={x(across)} cy={y(up)} r="3" className="fill-series" opacity="0.55" />
      ))}
      <text x={(SIZE + INSET) / 2} y={SIZE - 3} textAnchor="middle" className="fill-soft text-[11px]">
        {axes[0]}
      </text>
      <text
        transform={`translate(10 ${(SIZE - INSET) / 2}) rotate(-90)`}
        textAnchor="middle"
        className="fill-soft text-[11px]"
      >
        {axes[1]}
      </text>
    </svg>
  );
}

function tickDecimals(end: number): number {
  return end < 0.02 ? 1 : 0;
}
