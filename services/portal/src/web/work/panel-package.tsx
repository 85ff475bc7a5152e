export function Page() {
  return <h1>panel-package</h1>;
}
