/** runs scales a property test: `short` runs in `npm test`, 100× in `npm run test:deep`. */
export function runs(short: number): number {
  return process.env["TEST_DEEP"] === "1" ? short * 100 : short;
}
