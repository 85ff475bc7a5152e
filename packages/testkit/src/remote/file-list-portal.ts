import { startOf, type Answer } from './misbehaviour.ts';
import { startPortal, type Current, type PortalOptions, type RemotePortal } from './portal-server.ts';
import { syntheticPackages, type RemoteDatasets } from './synthetic-datasets.ts';

const MOST_ROWS = 500;
const columns = {
  id: 'Identificador',
  title: 'Título',
  description: 'Descripción',
  publisher: 'Área responsable',
  email: 'Correo electrónico',
  modified: 'Fecha de actualización',
  url: 'Liga de descarga',
  periodicity: 'Periodicidad',
  format: 'Formato',
} as const;

/** `count` datasets as a list of files tells them. */
export function syntheticFiles(
  count: number,
  options: { revision?: (index: number) => number } = {},
): RemoteDatasets {
  const packages = syntheticPackages(count, options);
  return {
    count,
    at(index) {
      const { title, notes } = packages.at(index);
      return {
        id: `DA-${String(index).padStart(6, '0')}`,
        title,
        description: notes,
        publisher: 'Dirección de Innovación',
        email: 'datos@municipio.example',
        modified: `2025-${String((index % 12) + 1).padStart(2, '0')}-10`,
        url: `https://datos.example/archivos/conjunto-${index}.csv`,
        periodicity: 'Mensual',
        format: 'CSV',
      };
    },
  };
}

const textOf = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const cell = (value: unknown) => `"${textOf(value).replaceAll('"', '""')}"`;

function* inventory(datasets: RemoteDatasets): Generator<string> {
  yield `${Object.values(columns).join(';')}\r\n`;
  for (let index = 0; index < datasets.count; index += 1) {
    const record = datasets.at(index);
    yield `${Object.keys(columns)
      .map((name) => cell(record[name]))
      .join(';')}\r\n`;
  }
}

/** A portal whose catalogue is a spreadsheet saved as CSV, at `/inventario.csv`. */
export function startInventoryPortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, { datasets }) =>
    url.pathname === '/inventario.csv'
      ? { page: 1, body: () => inventory(datasets), contentType: 'text/csv; charset=utf-8' }
      : null,
  );
}

const escaped = (value: unknown) =>
  textOf(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

function listPage(url: URL, { datasets, script }: Current): Answer {
  const rows = Math.min(script.maxRows ?? MOST_ROWS, script.endless === true ? 20 : MOST_ROWS);
  const page = Number(url.searchParams.get('pagina') ?? 1);
  const from = startOf(script, { start: (page - 1) * rows, page, rows });
  const to = script.endless === true ? from + rows : Math.min(from + rows, datasets.count);
  const hasNext = script.endless === true || page * rows < datasets.count;
  const total = script.announces ?? (script.endless === true ? to + rows : datasets.count);
  function* body() {
    const title = datasets.count === 0 ? 'Índice de /datos' : 'Datos abiertos';
    yield `<!doctype html><html lang="es"><head><title>${title}</title></head><body><nav><a href="/aviso.pdf">Aviso de privacidad</a></nav>`;
    yield `<h1>Datos abiertos</h1><p>Mostrando ${from + 1} a ${to} de ${total} archivos</p>`;
    yield '<table><tr><th>Título</th><th>Descripción</th><th>Actualizado</th><th>Descargar</th></tr>';
    for (let index = from; index < to; index += 1) {
      const { title: name, description, modified, url: address } = datasets.at(index);
      const other = textOf(address).replace(/\.csv$/, '.xlsx');
      yield `<tr><td>${escaped(name)}</td><td>${escaped(description)}</td><td>${escaped(modified)}</td>`;
      yield `<td><a href="${escaped(address)}">CSV</a> <a href="${escaped(other)}">Excel</a></td></tr>\n`;
    }
    yield '</table>';
    if (hasNext) yield `<a href="?pagina=${page + 1}">Siguiente</a>`;
    yield '</body></html>';
  }
  return { page, body, contentType: 'text/html; charset=utf-8' };
}

/** A portal whose catalogue is a page with links to files, at `/datos/`, with further pages. */
export function startFilePagePortal(options: PortalOptions): Promise<RemotePortal> {
  return startPortal(options, (url, current) => (url.pathname === '/datos/' ? listPage(url, current) : null));
}
