/** What helps to make a file: the standard's templates, a filled example and what it asks. */
export function FileLinks({ standardId, title }: { standardId: string; title?: string }) {
  const api = `/api/v1/standards/${standardId}`;
  const of = title === undefined ? null : <span className="visually-hidden"> de {title}</span>;
  return (
    <p className="row small file-links">
      <a href={`${api}/template.xlsx`}>Plantilla de Excel{of}</a>
      <a href={`${api}/template.csv`}>Plantilla CSV{of}</a>
      <a href={`${api}/example.csv`}>Ejemplo{of}</a>
      <a href={`/estandares/${standardId}`}>Qué pide{of}</a>
    </p>
  );
}
