import { farewell, shown } from './letters.ts';
import type { NewMessage } from './message-queries.ts';

export type DigestSource = {
  governmentName: string;
  title: string;
  since: string | null;
  detail: string | null;
};
export type DigestList = { total: number; sources: readonly DigestSource[] };
export type DigestMembers = { members: number; joined: number; applications: number };

const date = new Intl.DateTimeFormat('es-MX', { dateStyle: 'medium', timeZone: 'America/Mexico_City' });
const count = new Intl.NumberFormat('es-MX');

function section(title: string, { total, sources }: DigestList, sinceWord: string): string {
  if (total === 0) return `${title}: ninguna.`;
  const lines = sources.map(({ governmentName, title: source, since, detail }) => {
    const began = since === null ? '' : `, ${sinceWord} ${date.format(new Date(since))}`;
    return `- ${governmentName}, «${shown(source)}»${began}${detail === null ? '' : `. ${shown(detail)}`}`;
  });
  const more = total > sources.length ? [`- y ${count.format(total - sources.length)} más`] : [];
  return [`${title}: ${count.format(total)}`, ...lines, ...more].join('\n');
}

/** The week of the network, to one coordinator: members, sources by what they ask for, addresses that fail. */
export function digestLetter(digest: {
  email: string;
  name: string;
  week: string;
  members: DigestMembers;
  fresh: DigestList;
  pending: DigestList;
  failing: DigestList;
  held: DigestList;
  stale: DigestList;
  rejecting: DigestList;
  links: { checked: number; failing: number };
  link: string;
}): NewMessage & { about: string } {
  const { email, name, week, members, links, link } = digest;
  const [integrantes, joined, applications, failing, checked] = [
    members.members,
    members.joined,
    members.applications,
    links.failing,
    links.checked,
  ].map((each) => count.format(each));
  // Noon, so that the date is the same in any time zone of Mexico.
  const monday = date.format(new Date(`${week}T18:00:00Z`));
  return {
    kind: 'weekly-digest',
    recipient: email,
    subject: `La red en la semana del ${monday}`,
    body: `${name}:

Integrantes: ${integrantes}; nuevos esta semana: ${joined}; solicitudes por resolver: ${applications}.

${[
  section('Fuentes que esperan aprobación', digest.pending, 'propuesta el'),
  section('Cosechas retenidas, que esperan una decisión', digest.held, 'desde el'),
  section('Fuentes con fallas', digest.failing, 'desde el'),
  section('Fuentes atrasadas más del doble de su plazo', digest.stale, 'última lectura buena el'),
  section('Fuentes con más registros rechazados', digest.rejecting, 'cosecha del'),
  section('Fuentes nuevas', digest.fresh, 'aprobada el'),
].join('\n\n')}

Direcciones de archivos que no entregan el suyo: ${failing} de ${checked} comprobadas.

Lo mismo, al día, y para trabajarlo:

${link}

${farewell}
`,
    about: `digest:${week}`,
  };
}
