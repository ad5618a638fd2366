/** Days handled at a time: six rows of this length stay in the first-level cache. */
const DAYS_PER_BLOCK = 512;

/**
 * crossProducts is X Xᵀ of a matrix of `rows` × `columns` numbers in row order: result[i × rows + j] = Σₜ xᵢₜ xⱼₜ, exactly
 * symmetric. Computed in tiles of 4 × 2 rows, so that each number read takes part in several products.
 */
export function crossProducts(values: Float64Array, rows: number, columns: number): Float64Array {
  const products = new Float64Array(rows * rows);
  for (let start = 0; start < columns; start += DAYS_PER_BLOCK) {
    const end = Math.min(columns, start + DAYS_PER_BLOCK);
    for (let i = 0; i < rows; i += 4) {
      for (let j = 0; j < i + 4 && j < rows; j += 2) {
        if (i + 4 <= rows && j + 2 <= rows) addTile(products, values, { i, j, rows, columns, start, end });
        else addEdge(products, values, { i, j, rows, columns, start, end });
      }
    }
  }
  for (let i = 0; i < rows; i++) for (let j = 0; j < i; j++) products[j * rows + i] = products[i * rows + j] ?? 0;
  return products;
}

interface Tile {
  i: number;
  j: number;
  rows: number;
  columns: number;
  start: number;
  end: number;
}

function addTile(products: Float64Array, x: Float64Array, { i, j, rows, columns, start, end }: Tile): void {
  const [a, b, c, d] = [i * columns, (i + 1) * columns, (i + 2) * columns, (i + 3) * columns];
  const [p, q] = [j * columns, (j + 1) * columns];
  let [ap, aq, bp, bq, cp, cq, dp, dq] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let t = start; t < end; t++) {
    const u = x[p + t] ?? 0;
    const v = x[q + t] ?? 0;
    const xa = x[a + t] ?? 0;
    const xb = x[b + t] ?? 0;
    const xc = x[c + t] ?? 0;
    const xd = x[d + t] ?? 0;
    ap += xa * u;
    aq += xa * v;
    bp += xb * u;
    bq += xb * v;
    cp += xc * u;
    cq += xc * v;
    dp += xd * u;
    dq += xd * v;
  }
  const at = i * rows + j;
  [ap, aq, bp, bq, cp, cq, dp, dq].forEach((sum, k) => {
    const cell = at + (k >> 1) * rows + (k & 1);
    products[cell] = (products[cell] ?? 0) + sum;
  });
}

/** What does not fill a tile, at the last rows. */
function addEdge(products: Float64Array, x: Float64Array, { i, j, rows, columns, start, end }: Tile): void {
  for (let row = i; row < Math.min(rows, i + 4); row++) {
    for (let column = j; column < Math.min(rows, j + 2); column++) {
      let sum = 0;
      for (let t = start; t < end; t++) sum += (x[row * columns + t] ?? 0) * (x[column * columns + t] ?? 0);
      products[row * rows + column] = (products[row * rows + column] ?? 0) + sum;
    }
  }
}
