import { pipelineMatterWords, pipelineMatters, pipelineStageWords, pipelineStages } from '@rma/domain';

export const boardViews = { tablero: 'Por etapa', tabla: 'Tabla', mapa: 'Mapa' } as const;
export type BoardView = keyof typeof boardViews;

type Option = { value: string; label: string; asked: string };

const yesOrNo = (yes: string, no: string): Option[] => [
  { value: 'si', label: yes, asked: 'yes' },
  { value: 'no', label: no, asked: 'no' },
];
const same = (words: Record<string, string>, keys: readonly string[]): Option[] =>
  keys.map((key) => ({ value: key, label: words[key] ?? key, asked: key }));

/**
 * The filters of the board: the name each has in the address of the page and in the API, how a person reads it, and
 * what may be chosen. Those without options take any text.
 */
export const boardFilters: { name: string; asked: string; label: string; options: Option[] | null }[] = [
  { name: 'q', asked: 'q', label: 'Nombre o clave', options: null },
  {
    name: 'etapa',
    asked: 'stage',
    label: 'Etapa',
    options: same(pipelineStageWords, pipelineStages),
  },
  {
    name: 'asunto',
    asked: 'matter',
    label: 'Pide atención por',
    options: [
      { value: 'alguno', label: 'Cualquier asunto', asked: 'any' },
      ...same(pipelineMatterWords, pipelineMatters),
    ],
  },
  { name: 'estado', asked: 'state', label: 'Estado', options: null },
  {
    name: 'nivel',
    asked: 'level',
    label: 'Nivel',
    options: [
      { value: 'estados', label: 'Estados', asked: 'state' },
      { value: 'municipios', label: 'Municipios', asked: 'municipality' },
    ],
  },
  {
    name: 'elegible',
    asked: 'eligible',
    label: 'Elegible hoy',
    options: [...yesOrNo('Sí', 'No'), { value: 'por-saber', label: 'No se sabe todavía', asked: 'unknown' }],
  },
  { name: 'responsable', asked: 'owner', label: 'Responsable', options: null },
  {
    name: 'compromisos',
    asked: 'commitments',
    label: 'Compromisos',
    options: [
      { value: 'cumplidos', label: 'Todos cumplidos', asked: 'met' },
      { value: 'pendientes', label: 'Con pendientes', asked: 'pending' },
      { value: 'vencidos', label: 'Con vencidos', asked: 'overdue' },
      { value: 'sin', label: 'Sin compromisos', asked: 'none' },
    ],
  },
  {
    name: 'inventario',
    asked: 'inventory',
    label: 'Inventario',
    options: yesOrNo('Presentado', 'Sin presentar'),
  },
  { name: 'plan', asked: 'plan', label: 'Plan de apertura', options: yesOrNo('Publicado', 'Sin publicar') },
];

export const boardOrders: Option[] = [
  { value: 'atencion', label: 'Lo que más pide atención', asked: 'attention' },
  { value: 'nombre', label: 'Nombre', asked: 'name' },
  { value: 'poblacion', label: 'Población', asked: 'population' },
  { value: 'convenio', label: 'Convenio que vence antes', asked: 'agreement' },
  { value: 'compromisos', label: 'Más compromisos vencidos', asked: 'commitments' },
  { value: 'peticiones', label: 'Más peticiones vencidas', asked: 'requests' },
  { value: 'proximo-paso', label: 'Próximo paso más cercano', asked: 'next-step' },
];

const nobody = 'nadie';

/** The view an address asks for; the board by default. */
export function viewOf(parameters: URLSearchParams): BoardView {
  const asked = parameters.get('vista');
  return asked !== null && Object.hasOwn(boardViews, asked) ? (asked as BoardView) : 'tablero';
}

/** What the API is asked for an address of the board, without the question mark; what means nothing is left out. */
export function questionOf(parameters: URLSearchParams, { isOrdered }: { isOrdered: boolean }): string {
  const question = new URLSearchParams();
  for (const { name, asked, options } of boardFilters) {
    const value = parameters.get(name)?.trim();
    if (!value) continue;
    const said = options ? options.find((option) => option.value === value)?.asked : value;
    if (said !== undefined) question.set(asked, name === 'responsable' && said === nobody ? 'none' : said);
  }
  const order = boardOrders.find(({ value }) => value === parameters.get('orden'));
  if (isOrdered && order) question.set('sort', order.asked);
  return question.toString();
}

/** The same address with something changed; null takes a parameter away. */
export function withChange(parameters: URLSearchParams, change: Record<string, string | null>): string {
  const changed = new URLSearchParams(parameters);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === '') changed.delete(name);
    else changed.set(name, value);
  }
  const text = changed.toString();
  return text === '' ? '' : `?${text}`;
}

/** The filters an address sets, as a person reads them, each with the address without it. */
export function chosenFilters(
  parameters: URLSearchParams,
  names: { states: Record<string, string>; owners: Record<string, string> },
): { name: string; text: string; without: string }[] {
  return boardFilters.flatMap(({ name, label, options }) => {
    const value = parameters.get(name)?.trim();
    if (!value) return [];
    const said = options
      ? options.find((option) => option.value === value)?.label
      : name === 'estado'
        ? names.states[value]
        : name === 'responsable'
          ? ({ [nobody]: 'Nadie' }[value] ?? names.owners[value])
          : value;
    return [{ name, text: `${label}: ${said ?? value}`, without: withChange(parameters, { [name]: null }) }];
  });
}
