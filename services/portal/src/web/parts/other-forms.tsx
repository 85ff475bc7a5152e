import { alternatesOf } from '../alternates.ts';
import { paths } from '../paths.ts';

const names: Record<string, string> = {
  'text/turtle': 'Turtle',
  'application/ld+json': 'JSON-LD',
  'application/rdf+xml': 'RDF/XML',
};

/** A dataset's description for catalogues and programs; with its columns when they are known. */
export function OtherForms({ id, hasColumns }: { id: string; hasColumns: boolean }) {
  return (
    <p className="row small">
      <span>Su ficha para programas:</span>
      {alternatesOf(paths.dataset(id)).map(({ type, href }) => (
        <a key={href} href={href} type={type}>
          {names[type]}
        </a>
      ))}
      {hasColumns && (
        <a href={paths.croissant(id)} type="application/ld+json">
          Croissant, con sus columnas
        </a>
      )}
    </p>
  );
}
