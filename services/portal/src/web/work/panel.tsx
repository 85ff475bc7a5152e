export function Page() {
  return <h1>panel</h1>;
}
