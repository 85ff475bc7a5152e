export function Page() {
  return <h1>apply</h1>;
}
