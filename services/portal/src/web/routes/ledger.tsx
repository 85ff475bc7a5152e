export const load = async () => null;
export function Page() {
  return <h1>ledger</h1>;
}
