import { formatDate } from '../format.ts';
import type { DatasetData } from '../routes/dataset.tsx';
import { useSite } from '../site.ts';
import { CopyButton } from './copy-button.tsx';

/** A citation as the Libre Uso MX terms ask for it: name, author, address, date. */
export function Citation({ dataset }: { dataset: DatasetData }) {
  const { publicUrl } = useSite();
  const year = (dataset.modified ?? dataset.issued)?.slice(0, 4) ?? 's. f.';
  const text = `${dataset.publisher.fullName} (${year}). «${dataset.title}»${
    dataset.modified === null ? '' : `, versión del ${formatDate(dataset.modified)}`
  }. Red México Abierto. ${publicUrl}/datasets/${dataset.id}`;
  return (
    <div className="stack-tight">
      <p>{text}</p>
      <CopyButton text={text} label="Copiar la cita" />
    </div>
  );
}

export function ApiCall({ id }: { id: string }) {
  const { publicUrl } = useSite();
  const query = `{ dataset(id: "${id}") { title modified distributions { format downloadUrl } } }`;
  const call = `curl -s ${publicUrl}/graphql \\\n  -H 'content-type: application/json' \\\n  -d '${JSON.stringify({ query })}'`;
  return (
    <div className="stack-tight">
      <h3>Desde un programa</h3>
      <pre tabIndex={0} aria-label="Llamada a la API">
        <code>{call}</code>
      </pre>
      <CopyButton text={call} label="Copiar la llamada" />
    </div>
  );
}
