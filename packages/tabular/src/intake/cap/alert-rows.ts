import { childrenOf, textOf } from './alert-tree.ts';
import type { Alert, AlertElement } from './alert-tree.ts';
import { shapeOf } from './area-shape.ts';

/** Columns of the table of alerts, as the standard resilience/emergency-alerts names them. */
export const alertHeaders = [
  'identificador',
  'emisor',
  'enviado',
  'fecha',
  'estado',
  'tipo_mensaje',
  'ambito',
  'referencias',
  'bloque',
  'num_area',
  'idioma',
  'categorias',
  'evento',
  'respuestas',
  'urgencia',
  'severidad',
  'certeza',
  'vigente_desde',
  'inicio',
  'expira',
  'nombre_emisor',
  'titular',
  'descripcion',
  'instruccion',
  'web',
  'area',
  'geocodigos',
  'altitud_ft',
  'techo_ft',
  'radio_km',
  'geometria',
];

const ofInfo = ['event', 'responseType', 'urgency', 'severity', 'certainty', 'effective', 'onset', 'expires'];
const wordsOfInfo = ['senderName', 'headline', 'description', 'instruction', 'web'];

const joined = (element: AlertElement | null, name: string): string =>
  element === null
    ? ''
    : childrenOf(element, name)
        .map(({ text }) => text)
        .join(' ');

const geocodes = (area: AlertElement): string =>
  childrenOf(area, 'geocode')
    .map((code) => `${textOf(code, 'valueName')}=${textOf(code, 'value')}`)
    .join(' ');

/** Rows of an alert: one per area of each information block; a block without areas, or none, still gives one. */
export const alertRows = ({ root }: Alert): string[][] => {
  const sent = textOf(root, 'sent');
  const head = [
    textOf(root, 'identifier'),
    textOf(root, 'sender'),
    sent,
    /^\d{4}-\d{2}-\d{2}/.exec(sent)?.[0] ?? '',
    textOf(root, 'status'),
    textOf(root, 'msgType'),
    textOf(root, 'scope'),
    textOf(root, 'references').replaceAll(/\s+/g, ' '),
  ];
  const blocks = childrenOf(root, 'info');
  return (blocks.length > 0 ? blocks : [null]).flatMap((info, block) => {
    const areas = info ? childrenOf(info, 'area') : [];
    const told = [
      info ? textOf(info, 'language') : '',
      joined(info, 'category'),
      ...ofInfo.map((name) => joined(info, name)),
      ...wordsOfInfo.map((name) => (info ? textOf(info, name) : '')),
    ];
    return (areas.length > 0 ? areas : [null]).map((area, place) => {
      const shape = area ? shapeOf(area) : { wkt: '', radiusKm: '' };
      const where = area
        ? [textOf(area, 'areaDesc'), geocodes(area), textOf(area, 'altitude'), textOf(area, 'ceiling')]
        : ['', '', '', ''];
      return [...head, String(block + 1), String(place + 1), ...told, ...where, shape.radiusKm, shape.wkt];
    });
  });
};
