import { paths } from '../paths.ts';
import { useSite } from '../site.ts';
import { type Cited, apaCitation, bibtex } from './citation.ts';
import { Call, graphqlCall } from './call.tsx';
import { CopyButton } from './copy-button.tsx';

/** A citation to copy, as a sentence and for a reference manager. */
export function Citation({ dataset }: { dataset: Cited }) {
  const { publicUrl } = useSite();
  const address = `${publicUrl}${paths.dataset(dataset.id)}`;
  const text = apaCitation(dataset, address);
  const entry = bibtex(dataset, address);
  return (
    <div className="stack-tight">
      <p className="citation">{text}</p>
      <CopyButton text={text} label="Copiar la cita" />
      <details className="small">
        <summary>BibTeX</summary>
        <div className="stack-tight">
          <pre tabIndex={0} aria-label="Cita en BibTeX">
            <code>{entry}</code>
          </pre>
          <CopyButton text={entry} label="Copiar BibTeX" />
        </div>
      </details>
    </div>
  );
}

/** How a program asks for a dataset that has no rows here to ask for. */
export function ApiCall({ id }: { id: string }) {
  const { publicUrl } = useSite();
  const query = `{ dataset(id: "${id}") { title modified distributions { format downloadUrl } } }`;
  return <Call title="Desde un programa" command={graphqlCall(publicUrl, query)} />;
}
