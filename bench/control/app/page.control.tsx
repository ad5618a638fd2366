import { loadRows } from "./load-rows";

interface ControlPageProps {
  searchParams: Promise<Readonly<Record<string, string | undefined>>>;
}

/** As many statements and as much HTML as the page it is compared with: `?statements=12&rows=400`. */
export default async function ControlPage({ searchParams }: ControlPageProps) {
  const { statements, rows } = await searchParams;
  return (
    <main>
      <h1>Control</h1>
      <table>
        <tbody>
          {(await loadRows(Number(statements), Number(rows))).map(({ label, figure }, i) => (
            <tr key={i} className="border-b">
              <th scope="row">{label}</th>
              <td className="text-right">{figure}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
