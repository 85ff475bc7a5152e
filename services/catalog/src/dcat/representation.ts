import type { IncomingMessage } from 'node:http';
import { rdfFormats, type RdfFormat } from '@rma/interop';
import type { FastifyInstance } from 'fastify';

type Strategy = Parameters<FastifyInstance['addConstraintStrategy']>[0];
type Handler = Parameters<ReturnType<Strategy['storage']>['set']>[1];

type Wish = { mediaType: string; weight: number };

function wishesOf(accept: string): Wish[] {
  return accept.split(',').map((part) => {
    const [mediaType = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    return { mediaType, weight: Number.isFinite(weight) ? weight : 0 };
  });
}

const isFormat = (name: string): name is RdfFormat => Object.hasOwn(rdfFormats, name);
const formats = Object.keys(rdfFormats).filter(isFormat);

/**
 * The RDF format that a request's Accept header prefers to a page, or undefined: pages are for whoever does not name
 * one (RFC 9110 §12.5.1). Of several with the same weight, the first of ours.
 */
export function wantedRdf(accept: string | undefined): RdfFormat | undefined {
  if (accept === undefined || !/rdf\+xml|turtle|ld\+json/i.test(accept)) return undefined;
  const wishes = wishesOf(accept);
  const weightOf = (mediaType: string) => wishes.find((wish) => wish.mediaType === mediaType)?.weight ?? 0;
  const page = Math.max(weightOf('text/html'), weightOf('application/xhtml+xml'));
  const best = Math.max(...formats.map((format) => weightOf(rdfFormats[format].mediaType)));
  if (best <= 0 || best < page) return undefined;
  return formats.find((format) => weightOf(rdfFormats[format].mediaType) === best);
}

/** The name of the constraint of routes that answer RDF at the address of a page. */
export const representation = 'representation';

/**
 * Lets RDF have the address of a portal's page: such a route is taken only by requests that prefer RDF, and all others
 * go on to the page.
 */
export const representationStrategy: Strategy = {
  name: representation,
  mustMatchWhenDerived: false,
  storage: () => {
    const handlers = new Map<unknown, Handler>();
    return {
      get: (wanted) => handlers.get(wanted) ?? null,
      set: (wanted, handler) => handlers.set(wanted, handler),
    };
  },
  deriveConstraint: ({ headers }: IncomingMessage) =>
    wantedRdf(headers.accept) === undefined ? undefined : 'rdf',
};
