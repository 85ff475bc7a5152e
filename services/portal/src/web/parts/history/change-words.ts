import { formatBytes, formatDate } from '../../format.ts';
import { themeWords } from '../../words.ts';
import { licenceName } from '../licence.ts';
import { periodicityName } from '../periodicity.ts';

export type FieldChange = { field: string; item: string | null; before: unknown; after: unknown };

/** What changed, and the two texts to compare when there are two; `null` says there was, or is, nothing. */
export type ChangeWords = { what: string; before: string | null; after: string | null };

const fieldNames: Record<string, string> = {
  title: 'el título',
  description: 'la descripción',
  publisher: 'el gobierno que lo publica',
  publisherName: 'el nombre de quien lo publica',
  theme: 'el tema',
  standard: 'el estándar que sigue',
  package: 'el paquete al que pertenece',
  license: 'la licencia',
  issued: 'la fecha de publicación',
  modified: 'la fecha de actualización',
  periodicity: 'cada cuánto se actualiza',
  temporal: 'el periodo que cubre',
  spatial: 'el territorio que cubre',
  landingPage: 'su página de origen',
  contact: 'el contacto',
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const quoted = (words: string[]) => words.map((word) => `«${word}»`).join(', ');

/** A value as a person reads it. */
function said(field: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (isObject(value)) {
    const { name, email } = value;
    return [name, email].filter((part) => typeof part === 'string' && part !== '').join(', ');
  }
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  switch (field) {
    case 'issued':
    case 'modified':
      return formatDate(text);
    case 'license':
      return licenceName(text);
    case 'periodicity':
      return periodicityName(text);
    case 'theme':
      return themeWords[text] ?? text;
    default:
      return text;
  }
}

const fileFacts: [name: string, words: string, say: (value: unknown) => string][] = [
  ['title', 'el título', String],
  ['format', 'el formato', String],
  ['url', 'la dirección', String],
  ['accessUrl', 'la página de acceso', String],
  ['bytes', 'el tamaño', (value) => formatBytes(Number(value))],
  ['modified', 'la fecha', (value) => formatDate(String(value))],
  // Sixty-four characters say no more than that the content is another.
  ['sha256', 'el contenido', (value) => String(value).slice(0, 12)],
];

function fileChange({ item, before, after }: FieldChange): ChangeWords {
  const name = `«${item ?? ''}»`;
  const formatOf = (file: unknown) =>
    isObject(file) && typeof file['format'] === 'string' ? ` (${file['format']})` : '';
  if (!isObject(before))
    return { what: `Se agregó el recurso ${name}${formatOf(after)}`, before: null, after: null };
  if (!isObject(after))
    return { what: `Se quitó el recurso ${name}${formatOf(before)}`, before: null, after: null };
  const differing = fileFacts.filter(
    ([fact]) => JSON.stringify(before[fact] ?? null) !== JSON.stringify(after[fact] ?? null),
  );
  const [only] = differing;
  if (differing.length === 1 && only !== undefined) {
    const [fact, words, say] = only;
    const value = (file: Record<string, unknown>) =>
      file[fact] === null || file[fact] === undefined ? null : say(file[fact]);
    return { what: `Cambió ${words} del recurso ${name}`, before: value(before), after: value(after) };
  }
  const list = differing.map(([, words]) => words).join(', ');
  return {
    what: list === '' ? `Cambió el recurso ${name}` : `Cambió el recurso ${name}: ${list}`,
    before: null,
    after: null,
  };
}

/** One difference between two versions of a dataset, in words. */
export function changeWords(change: FieldChange): ChangeWords {
  const { field, item, before, after } = change;
  if (field === 'distributions') return fileChange(change);
  if (field === 'alsoAt') {
    const what = isObject(before) ? 'Ya no está también en' : 'También está en';
    return { what: `${what} «${item ?? ''}»`, before: null, after: null };
  }
  if (field === 'keywords') {
    const [were, are] = [texts(before), texts(after)];
    const came = are.filter((word) => !were.includes(word));
    const went = were.filter((word) => !are.includes(word));
    const parts = [
      ...(came.length > 0 ? [`se agregó ${quoted(came)}`] : []),
      ...(went.length > 0 ? [`se quitó ${quoted(went)}`] : []),
    ];
    return { what: `Palabras clave: ${parts.join('; ') || 'cambió su orden'}`, before: null, after: null };
  }
  const name = fieldNames[field] ?? field;
  const [was, is] = [said(field, before), said(field, after)];
  if (was === null) return { what: `Se agregó ${name}`, before: null, after: is };
  if (is === null) return { what: `Se quitó ${name}`, before: was, after: null };
  return { what: `Cambió ${name}`, before: was, after: is };
}
