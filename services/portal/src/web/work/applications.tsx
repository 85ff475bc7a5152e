export function Page() {
  return <h1>applications</h1>;
}
