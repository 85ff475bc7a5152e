import { Breadcrumbs, Head } from '../design/text.tsx';
import { type LoadArguments, absence } from '../page.tsx';
import { Markdown } from '../parts/toolkit/markdown.tsx';
import type { ToolkitEntry } from '../parts/toolkit/programme-types.ts';
import { paths } from '../paths.ts';

export type Data = ToolkitEntry & { markdown: string };

export async function load({ api, params }: LoadArguments): Promise<Data> {
  const slug = params['slug'] ?? '';
  const found = await api.read<Data>(`/api/v1/programme/toolkit/${encodeURIComponent(slug)}`);
  if (!found) throw absence('ninguna guía en esta dirección');
  return found;
}

export function Page({ data: { slug, kind, title, summary, markdown } }: { data: Data }) {
  return (
    <article className="stack toolkit-text">
      <Head title={title} description={summary} path={paths.toolkitDocument(slug)} />
      <div className="no-print">
        <Breadcrumbs trail={[{ name: 'Programa', to: paths.programme() }, { name: title }]} />
      </div>
      <h1>{title}</h1>
      <p className="lede">{summary}</p>
      <Markdown text={markdown} />
      {kind === 'template' && (
        <p className="small soft no-print">
          Copie el texto, cambie lo que está entre corchetes e imprímalo desde su navegador.
        </p>
      )}
    </article>
  );
}
