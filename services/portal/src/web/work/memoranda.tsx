export function Page() {
  return <h1>memoranda</h1>;
}
