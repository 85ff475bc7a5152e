export function Page() {
  return <h1>panel-new</h1>;
}
