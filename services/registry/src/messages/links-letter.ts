import { farewell, shown } from './letters.ts';
import type { NewMessage } from './message-queries.ts';

export type FailingLink = {
  url: string;
  state: 'broken' | 'unreachable' | 'not-found-page' | 'wrong-content';
  failure: string | null;
  status: number | null;
  failingSince: string;
  datasetTitle: string;
};

const date = new Intl.DateTimeFormat('es-MX', { dateStyle: 'medium', timeZone: 'America/Mexico_City' });
const count = new Intl.NumberFormat('es-MX');

/** What is wrong with an address, in words its publisher can act on. */
function wordsOf({ state, failure, status }: FailingLink): string {
  if (state === 'not-found-page')
    return failure === 'home-page'
      ? 'lleva a la portada del sitio, no al archivo'
      : 'responde una página que dice que no existe';
  if (state === 'wrong-content')
    return (
      {
        html: 'entrega una página web en lugar del archivo',
        pdf: 'entrega un PDF en lugar del archivo prometido',
        empty: 'entrega un archivo vacío',
      }[failure ?? ''] ?? 'no entrega el archivo prometido'
    );
  if (failure === 'http') return `responde el error ${status ?? ''}`.trimEnd();
  return (
    {
      dns: 'el nombre del sitio no existe',
      tls: 'su certificado de seguridad no sirve',
      deadline: 'tarda demasiado en responder',
      redirects: 'da vueltas entre direcciones sin llegar al archivo',
    }[failure ?? ''] ?? 'no responde'
  );
}

/** The addresses of a government's files that have not given them for a day or more, to one of its officials. */
export function linksLetter(report: {
  email: string;
  name: string;
  governmentName: string;
  total: number;
  /** At most 20. */
  links: readonly FailingLink[];
  panelLink: string;
  about: string;
}): NewMessage & { about: string } {
  const { email, name, governmentName, total, links, panelLink, about } = report;
  const listed = links
    .map(
      (link) =>
        `- «${shown(link.datasetTitle)}», desde el ${date.format(new Date(link.failingSince))}: ${wordsOf(link)}\n  ${link.url}`,
    )
    .join('\n');
  const isOne = total === 1;
  const more = total > links.length ? `\n\nY ${count.format(total - links.length)} más, en la página.` : '';
  return {
    kind: 'links-report',
    recipient: email,
    subject: `${isOne ? 'Un archivo que no se puede' : `${count.format(total)} archivos que no se pueden`} descargar (${governmentName})`,
    body: `${name}:

${isOne ? 'Este archivo de su catálogo no se puede' : 'Estos archivos de su catálogo no se pueden'} descargar. Quien los busca en la red lo ve señalado.

${listed}${more}

Cuando lo corrija, la red lo notará sola. Para pedir que lo compruebe ya, o para ver la lista completa:

${panelLink}

${farewell}
`,
    about,
  };
}
