interface GridLinesProps {
  ticks: readonly number[];
  /** Where a tick stands in the drawing's own units, from the top; the drawing is 100 wide. */
  y: (tick: number) => number;
}

/** GridLines draws a hairline at each tick of a stretched drawing. */
export function GridLines({ ticks, y }: GridLinesProps) {
  return ticks.map((tick) => (
    <line key={tick} x2="100" y1={y(tick)} y2={y(tick)} className="stroke-line" vectorEffect="non-scaling-stroke" />
  ));
}
