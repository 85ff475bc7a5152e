import { formatDate } from '../format.ts';

export type Cited = {
  id: string;
  title: string;
  modified: string | null;
  issued: string | null;
  publisher: { fullName: string };
  package: { release: number } | null;
};

const months =
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

/** `2026, 22 de noviembre` as APA writes a date; `s. f.` when there is none. */
function apaDate(value: string | null): string {
  if (value === null) return 's. f.';
  const [day = '', monthName = '', year = ''] = formatDate(value).split(' ');
  const month = months.find((name) => name.startsWith(monthName)) ?? monthName;
  return `${year}, ${day} de ${month}`;
}

/** A reference in the manner of APA 7: author, date, title, edition, kind, who distributes it, address. */
export function apaCitation(dataset: Cited, address: string): string {
  const edition = dataset.package ? ` (edición ${dataset.package.release})` : '';
  const date = apaDate(dataset.modified ?? dataset.issued);
  return `${dataset.publisher.fullName}. (${date}). ${dataset.title}${edition} [Conjunto de datos]. Red México Abierto. ${address}`;
}

/** The same for BibTeX. The author goes in braces: a government has no first name. */
export function bibtex(dataset: Cited, address: string): string {
  const date = dataset.modified ?? dataset.issued;
  const [, month = ''] = /^\d{4}-(\d{2})/.exec(date ?? '') ?? [];
  const entries: [string, string | null][] = [
    ['author', `{${plain(dataset.publisher.fullName)}}`],
    ['title', `{${plain(dataset.title)}}`],
    ['year', date?.slice(0, 4) ?? null],
    ['month', month === '' ? null : String(Number(month))],
    ['version', dataset.package ? `edición ${dataset.package.release}` : null],
    ['publisher', 'Red México Abierto'],
    ['howpublished', 'Conjunto de datos'],
    ['url', address],
  ];
  const lines = entries.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${value}}`]));
  return `@misc{rma-${dataset.id.slice(0, 8)},\n${lines.join(',\n')}\n}`;
}

/** Braces and backslashes would end or command something in BibTeX. */
const plain = (text: string) => text.replaceAll(/[{}\\]/g, '');
