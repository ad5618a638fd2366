import { Pool } from "pg";

export interface ControlRow {
  label: string;
  figure: string;
}

const pool = new Pool({ connectionString: process.env["CONTROL_DATABASE_URL"], max: 10 });

/** loadRows asks the database `statements` times, one after the other on one connection, for `rows` rows in all. */
export async function loadRows(statements: number, rows: number): Promise<ControlRow[]> {
  const db = await pool.connect();
  try {
    const loaded: ControlRow[] = [];
    for (let i = 0; i < statements; i++) {
      const share = Math.ceil((rows - loaded.length) / (statements - i));
      const result = await db.query<ControlRow>({
        name: "rows",
        text: "select 'Figure ' || i as label, (i * 7919 % 100000)::text as figure from generate_series(1, $1) as i",
        values: [share],
      });
      loaded.push(...result.rows);
    }
    return loaded;
  } finally {
    db.release();
  }
}
