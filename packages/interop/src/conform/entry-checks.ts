import type { Outbound } from '@rma/service-kit';
import type { Detection } from '../detect/detection.ts';
import type { Judgements } from './report.ts';
import { mayVisit } from './robots.ts';

const agent = 'RedMexicoAbierto';
const deadlineMs = 20_000;
const mostSkewMs = 5 * 60_000;

const isLoopback = ({ hostname }: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);

/** Whether an address answers at all, how, and by what clock. False when there is nothing more to ask. */
export async function judgeEntry(
  address: string,
  { outbound, judgements, now }: { outbound: Outbound; judgements: Judgements; now: () => Date },
): Promise<boolean> {
  const url = new URL(address);
  if (url.protocol === 'https:') judgements.tell('https', 'pass', 'La dirección es https.');
  else if (isLoopback(url)) judgements.tell('https', 'not-applicable', 'Es una dirección de este equipo.');
  else
    judgements.tell(
      'https',
      'warn',
      'La dirección es http: cualquiera en el camino puede cambiar lo que llega.',
    );

  const answer = await outbound.fetch(address, { deadlineMs, retries: 1, ignoreStatus: true });
  if (!answer.ok) {
    judgements.tell('reachable', 'fail', `No contestó: ${answer.detail}.`);
    return false;
  }
  answer.cancel();
  const { status, headers } = answer;
  judgeClock(headers['date'], { judgements, now });
  if (status === 401 || status === 403)
    judgements.tell('robots', 'fail', `El sitio contestó ${status} a un programa que dice quién es.`);
  if (status >= 400) {
    judgements.tell('reachable', 'fail', `Contestó ${status}.`);
    return status === 404 || status === 405;
  }
  judgements.tell('reachable', 'pass', `Contestó ${status}.`);
  return true;
}

function judgeClock(
  date: string | undefined,
  { judgements, now }: { judgements: Judgements; now: () => Date },
): void {
  const told = Date.parse(date ?? '');
  const skewMs = told - now().getTime();
  if (Number.isNaN(told)) judgements.tell('clock', 'not-applicable', 'El servidor no dice su fecha.');
  else if (Math.abs(skewMs) <= mostSkewMs) judgements.tell('clock', 'pass', 'Difiere menos de 5 minutos.');
  else judgements.tell('clock', 'warn', `Difiere ${Math.round(Math.abs(skewMs) / 60_000)} minutos.`);
}

/** Whether the site's robots.txt lets us read the catalogue. */
export async function judgeRobots(
  address: string,
  { outbound, judgements }: { outbound: Outbound; judgements: Judgements },
): Promise<void> {
  const url = new URL(address);
  const answer = await outbound.read(new URL('/robots.txt', url), {
    deadlineMs,
    maxBytes: 512 * 1024,
    retries: 0,
  });
  const isText = answer.ok && !/html/i.test(answer.headers['content-type'] ?? '');
  if (!isText) judgements.tell('robots', 'pass', 'No hay robots.txt: todo está permitido.');
  else if (mayVisit(answer.text, { agent, path: url.pathname + url.search }))
    judgements.tell('robots', 'pass', 'robots.txt lo permite.');
  else judgements.tell('robots', 'fail', `robots.txt prohíbe ${url.pathname} a ${agent}.`);
}

const json = /\b(application|text)\/([\w.+-]*\+)?json\b/;
const typesOfKind: Partial<Record<string, { path: string; accept: string; type: RegExp }>> = {
  ckan: { path: 'api/3/action/package_search?rows=1', accept: 'application/json', type: json },
  'data-json': { path: '', accept: 'application/json', type: json },
  dcat: {
    path: '',
    accept: 'text/turtle, application/ld+json;q=0.9, application/rdf+xml;q=0.8',
    type: /\b(text\/turtle|application\/(ld\+json|rdf\+xml|n-triples|trig|n-quads))\b/,
  },
  opendatasoft: { path: 'api/explore/v2.1/catalog/datasets?limit=1', accept: 'application/json', type: json },
  node: { path: '', accept: 'application/ld+json', type: /\bapplication\/(ld\+json|trig)\b/ },
};

/** Whether the catalogue says what it sends; nothing to judge for kinds whose interface has no single address. */
export async function judgeContentType(
  { kind, url }: Detection,
  { outbound, judgements, now }: { outbound: Outbound; judgements: Judgements; now: () => Date },
): Promise<void> {
  const expected = typesOfKind[kind];
  if (expected === undefined) {
    judgements.tell('content-type', 'not-applicable', 'Este tipo de catálogo no tiene una sola dirección.');
    return;
  }
  const base = expected.path === '' ? url : `${url.replace(/\/+$/, '')}/`;
  const answer = await outbound.fetch(new URL(expected.path, base), {
    accept: expected.accept,
    deadlineMs,
    retries: 1,
  });
  if (!answer.ok) {
    judgements.tell('content-type', 'not-applicable', `No contestó: ${answer.detail}.`);
    return;
  }
  answer.cancel();
  // The page of a portal and its interface may be of different servers.
  judgeClock(answer.headers['date'], { judgements, now });
  const type = answer.headers['content-type'] ?? '';
  const told = type === '' ? 'No dice de qué tipo es.' : `Dice que es ${type}.`;
  judgements.tell('content-type', expected.type.test(type) ? 'pass' : 'warn', told);
}
