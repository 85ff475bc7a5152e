import type { Outbound, OutboundReason } from '@rma/service-kit';
import type { SourceKind } from '../connectors/connectors.ts';
import {
  failureOfDetection,
  type Detection,
  type DetectionFailure,
  type DetectionResult,
  type Sign,
  type Tried,
} from './detection.ts';
import { lookAt, type Look, type LookResult } from './look.ts';
import { probesFor, type Probe } from './probes.ts';
import { readingAddress } from './reading-address.ts';
import { documentSign } from './signs/document-signs.ts';
import { interfaceSign } from './signs/json-signs.ts';
import { fileListSign, isPage, pageHints, type PageHints } from './signs/page-hints.ts';

const WHOLE_MS = 25_000;
const FIRST_LOOK_MS = 10_000;
const PROBE_MS = 6_000;
const AT_A_TIME = 2;
/** Once so many in a row did not answer at all, the rest would not either. */
const MOST_SILENT = 4;
/** So sure that nothing else is asked for. */
const SURE = 0.95;
/** Many portals also give a document; whether one has an interface of its own is worth so many more questions. */
const AFTER_DOCUMENT = 6;

const anything =
  'application/json, text/turtle, application/ld+json, application/rdf+xml, text/html;q=0.9, */*;q=0.8';

const silences: { [Reason in OutboundReason]: string } = {
  refused: 'no es una dirección pública',
  deadline: 'no respondió a tiempo',
  'too-large': 'respondió más de lo que se lee',
  dns: 'ese nombre no existe',
  connect: 'no aceptó la conexión',
  tls: 'su certificado de seguridad no es válido',
  status: 'respondió con un error',
  redirects: 'redirige sin fin',
  encoding: 'su respuesta llegó dañada',
};

const failuresOfSilence: Partial<Record<OutboundReason, DetectionFailure['code']>> = {
  refused: 'refused',
  deadline: 'timeout',
  tls: 'certificate',
};
const failureOfSilence = (reason: OutboundReason): DetectionFailure['code'] =>
  failuresOfSilence[reason] ?? 'unreachable';

function wordsFor(result: LookResult, sign: Sign | null): string {
  if (!result.ok) return silences[result.reason];
  if (sign !== null) return sign.evidence[0] ?? 'es un catálogo';
  const { status, text } = result.look;
  if (status >= 400) return `respondió ${status}`;
  if (isPage(result.look)) return 'respondió una página web';
  return text.trim() === '' ? 'respondió sin contenido' : 'respondió algo que no es un catálogo';
}

const isAnswer = ({ status }: Look) => status >= 200 && status < 300;
const signOf = (look: Look): Sign | null =>
  isAnswer(look) ? (interfaceSign(look) ?? documentSign(look)) : null;

const toDetection = ({ address, ...sign }: Sign, look: Look): Detection => ({
  ...sign,
  url: address ?? readingAddress(sign.kind, look),
});

/** Several answers may tell of one catalogue: what one does not say another may. */
function merged(found: readonly Detection[]): Detection[] {
  const byKind = new Map<string, Detection>();
  for (const each of found) {
    const key = `${each.kind} ${each.url}`;
    const known = byKind.get(key);
    byKind.set(
      key,
      known === undefined
        ? each
        : {
            ...known,
            version: known.version ?? each.version,
            title: known.title ?? each.title,
            count: known.count ?? each.count,
            confidence: Math.max(known.confidence, each.confidence),
            evidence: [...new Set([...known.evidence, ...each.evidence])],
          },
    );
  }
  return [...byKind.values()];
}

/** A portal's own interface says more than the documents it also gives; a list of files says least. */
const order: SourceKind[] = [
  'node',
  'ckan',
  'dkan',
  'arcgis',
  'opendatasoft',
  'socrata',
  'csw',
  'data-json',
  'dcat',
  'file-list',
];
const byLikelihood = (a: Detection, b: Detection): number =>
  Math.abs(a.confidence - b.confidence) > 0.1
    ? b.confidence - a.confidence
    : order.indexOf(a.kind) - order.indexOf(b.kind);

type Asked = { found: Detection[]; isSilent: boolean };

/** Asks one probe after another, two at a time, until something is sure, everything was asked or nothing answers. */
async function askInTurn(
  probes: readonly Probe[],
  ask: (probe: Probe) => Promise<Asked>,
  signal: AbortSignal,
) {
  const found: Detection[] = [];
  let next = 0;
  let silent = 0;
  let last = probes.length;
  const isOver = () => signal.aborted || silent >= MOST_SILENT || next >= last;
  async function walk(): Promise<void> {
    for (;;) {
      const probe = probes[next];
      if (probe === undefined || isOver()) return;
      next += 1;
      const answer = await ask(probe);
      found.push(...answer.found);
      for (const { kind, confidence } of answer.found) {
        const more = kind === 'data-json' || kind === 'dcat' ? AFTER_DOCUMENT : 0;
        if (confidence >= SURE) last = Math.min(last, next + more);
      }
      silent = answer.isSilent ? silent + 1 : 0;
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, walk));
  return found;
}

function failureCode(first: LookResult, hasAnswered: boolean): DetectionFailure['code'] {
  if (first.ok) return [401, 403].includes(first.look.status) ? 'forbidden' : 'nothing-found';
  return hasAnswered ? 'nothing-found' : failureOfSilence(first.reason);
}

/** Where some kinds say who they are, after the address a source of them has. */
const introductions: Partial<Record<SourceKind, string>> = {
  ckan: '/api/3/action/status_show',
  csw: '?service=CSW&version=2.0.2&request=GetCapabilities',
};

/** A version and a title are worth one more question. */
async function introduced(best: Detection, ask: (probe: Probe) => Promise<Asked>): Promise<Detection> {
  const place = introductions[best.kind];
  if (place === undefined || best.version !== null) return best;
  const { found } = await ask({
    kind: best.kind,
    url: `${best.url.replace(/\/+$/, '')}${place}`,
    accept: '*/*',
  });
  const own = found.filter(({ kind }) => kind === best.kind).map((each) => ({ ...each, url: best.url }));
  const [whole = best] = merged([best, ...own]);
  return { ...whole, software: own[0]?.software ?? whole.software, title: own[0]?.title ?? whole.title };
}

function withHints(detection: Detection, hints: PageHints | null): Detection {
  if (hints === null) return detection;
  const why = hints.kinds.get(detection.kind);
  const version = /\d+(?:\.\d+)+/.exec(
    hints.generator?.toLowerCase().startsWith(detection.kind) === true ? hints.generator : '',
  )?.[0];
  return {
    ...detection,
    title: detection.title ?? hints.title,
    version: detection.version ?? version ?? null,
    evidence: why === undefined ? detection.evidence : [...detection.evidence, why],
  };
}

/**
 * Looks at the address; where there is no secure site, or its certificate is not valid, at the same one without it:
 * many municipal portals have no other, and people paste addresses without saying which.
 */
async function firstLook(
  address: string,
  { outbound, signal, tried }: { outbound: Outbound; signal: AbortSignal; tried: Tried[] },
): Promise<LookResult> {
  const look = (url: string) =>
    lookAt(url, { outbound, signal, deadlineMs: FIRST_LOOK_MS, accept: anything });
  const first = await look(address);
  const plain = new URL(address);
  if (first.ok || !['connect', 'tls'].includes(first.reason) || plain.protocol !== 'https:') return first;
  plain.protocol = 'http:';
  const second = await look(plain.href);
  if (!second.ok) return first;
  tried.push({ url: address, answer: wordsFor(first, null) });
  return second;
}

/**
 * Finds out what catalogue is at an address: looks at what it answers, at what its page hints at, and at the places
 * where each kind of portal has its interface, few and two at a time, in at most 25 s. Every answer is judged by its
 * content; status and content type are not believed. `deadlineMs` shortens it; `signal` ends it with what was found.
 * Never throws for what the other side does.
 */
export async function detectCatalogue(
  address: string,
  options: { outbound: Outbound; signal?: AbortSignal | undefined; deadlineMs?: number },
): Promise<DetectionResult> {
  const { outbound, deadlineMs = WHOLE_MS } = options;
  const whole = AbortSignal.timeout(Math.min(deadlineMs, WHOLE_MS));
  const signal = options.signal === undefined ? whole : AbortSignal.any([whole, options.signal]);
  const tried: Tried[] = [];

  const first = await firstLook(address, { outbound, signal, tried });
  const direct = first.ok ? signOf(first.look) : null;
  tried.push({ url: first.ok ? first.look.asked : address, answer: wordsFor(first, direct) });
  if (first.ok && direct !== null && direct.confidence >= 0.75 && direct.kind !== 'ckan') {
    return { ok: true, best: toDetection(direct, first.look), alternatives: [], tried };
  }
  if (!first.ok && ['refused', 'dns', 'connect', 'tls'].includes(first.reason)) {
    return { ok: false, failure: failureOfDetection(failureOfSilence(first.reason)), tried };
  }

  const hints = first.ok && isPage(first.look) ? pageHints(first.look) : null;
  let hasAnswered = first.ok;
  const ask = async ({ url, accept }: Probe): Promise<Asked> => {
    const result = await lookAt(url, { outbound, signal, deadlineMs: PROBE_MS, accept });
    const sign = result.ok ? signOf(result.look) : null;
    if (!signal.aborted) tried.push({ url, answer: wordsFor(result, sign) });
    hasAnswered ||= result.ok;
    return {
      found: result.ok && sign !== null ? [toDetection(sign, result.look)] : [],
      isSilent: !result.ok,
    };
  };

  const start = first.ok ? first.look.url : address;
  const found = await askInTurn(probesFor(start, hints), ask, signal);
  if (first.ok && direct !== null) found.unshift(toDetection(direct, first.look));
  const files = hints === null || !first.ok ? null : fileListSign(hints);
  if (files !== null && first.ok) found.push(toDetection(files, first.look));

  const [best, ...alternatives] = merged(found)
    .map((each) => withHints(each, hints))
    .toSorted(byLikelihood);
  if (best === undefined) {
    const failure = failureOfDetection(failureCode(first, hasAnswered));
    const suggestions = hints?.suggestions ?? [];
    return { ok: false, failure: suggestions.length === 0 ? failure : { ...failure, suggestions }, tried };
  }
  return { ok: true, best: await introduced(best, ask), alternatives: alternatives.slice(0, 5), tried };
}
