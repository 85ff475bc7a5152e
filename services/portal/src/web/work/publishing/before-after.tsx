/** A value as it came and as it will be. */
export function BeforeAfter({ before, after }: { before: string; after: string }) {
  return (
    <span className="before-after">
      <span className="visually-hidden">Antes: </span>
      <del>{shown(before)}</del> <span aria-hidden="true">→</span>
      <span className="visually-hidden">. Después: </span> <ins>{shown(after)}</ins>
    </span>
  );
}

const shown = (value: string) => (value.trim() === '' ? '(vacía)' : value);
