export function Page() {
  return <h1>sources</h1>;
}
