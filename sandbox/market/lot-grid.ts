/** lotGrid derives the tick and lot grid an exchange would give a coin at that price (0.01–0.1 % ticks, lots near $0.5). */
export function lotGrid(price: number): {
  priceDecimals: number;
  tickSize: number;
  quantityDecimals: number;
  stepSize: number;
} {
  const magnitude = Math.log10(price);
  const priceDecimals = Math.min(8, Math.max(2, Math.ceil(4 - magnitude)));
  const quantityDecimals = Math.min(5, Math.max(0, Math.ceil(magnitude)));
  return {
    priceDecimals,
    tickSize: Number((10 ** -priceDecimals).toFixed(priceDecimals)),
    quantityDecimals,
    stepSize: Number((10 ** -quantityDecimals).toFixed(quantityDecimals)),
  };
}
