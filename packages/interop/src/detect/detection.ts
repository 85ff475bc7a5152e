import type { JWK } from '@rma/service-kit';
import type { SourceKind } from '../connectors/connectors.ts';

/** What one answer gave away. `evidence` are whole Spanish sentences a person reads. */
export type Sign = {
  kind: SourceKind;
  /** The program behind it, as it calls itself. */
  software: string | null;
  version: string | null;
  title: string | null;
  /** How many datasets it says it has. */
  count: number | null;
  /** From 0 to 1: how sure the answer makes of its kind. */
  confidence: number;
  evidence: string[];
  /** The address to read, when the answer itself names it. */
  address?: string;
  /** The keys it shows, of which one signs what it gives: enough to look at it, not to trust it. */
  keys?: readonly JWK[];
};

/** A catalogue that was recognised, with the address a source of it is proposed with. */
export type Detection = Omit<Sign, 'address'> & { url: string };

/** One address that was asked, and what came, in Spanish. */
export type Tried = { url: string; answer: string };

export type DetectionFailure = {
  /**
   * `refused`: we do not fetch it; `unreachable`, `timeout`: nothing answered; `certificate`: it cannot prove who it
   * is; `forbidden`: it lets no program in; `nothing-found`: no catalogue answered.
   */
  code: 'refused' | 'unreachable' | 'timeout' | 'certificate' | 'forbidden' | 'nothing-found';
  /** Why, and what to do, in Spanish. */
  message: string;
  /** Pages of the site that call themselves its open data, to be pasted instead. */
  suggestions?: string[];
};

/** Best first. */
export type DetectionResult =
  | { ok: true; best: Detection; alternatives: Detection[]; tried: Tried[] }
  | { ok: false; failure: DetectionFailure; tried: Tried[] };

const failures = {
  refused:
    'Esa dirección no es de un sitio público de Internet. Escriba la del portal como se visita desde fuera.',
  unreachable:
    'No se pudo conectar con esa dirección. Revise que esté bien escrita y que el portal esté en línea, e inténtelo de nuevo.',
  timeout: 'El sitio no respondió a tiempo. Inténtelo de nuevo más tarde.',
  certificate:
    'El certificado de seguridad del sitio no es válido: venció, es de otro nombre o lo firmó el propio sitio. Pida a quien lo administra que lo renueve; si no es posible, escriba a la coordinación.',
  forbidden:
    'El sitio no deja pasar a los programas. Pida a quien lo administra que permita la entrada a «RedMexicoAbierto».',
  'nothing-found':
    'El sitio respondió, pero no se encontró en él un catálogo de datos. Pegue la dirección del portal de datos abiertos, de su data.json o de la página donde están los archivos.',
} as const satisfies Record<DetectionFailure['code'], string>;

export const failureOfDetection = (code: DetectionFailure['code']): DetectionFailure => ({
  code,
  message: failures[code],
});
