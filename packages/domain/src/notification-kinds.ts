/** How a person hears of something besides the portal: at once, in the day's digest, or not by mail. */
export const deliveries = ['immediate', 'digest', 'portal'] as const;
export type Delivery = (typeof deliveries)[number];

type Kind = {
  /** What it tells, for the page where a person chooses. */
  name: string;
  delivery: Delivery;
  /** What nobody may silence: it goes by mail at once, whatever the person chose. */
  isMandatory?: true;
};

/** Everything the network tells a person, and how unless they choose otherwise. */
export const notificationKinds = {
  'memorandum.review': { name: 'Un convenio espera su revisión o cambió', delivery: 'immediate' },
  'memorandum.sign': { name: 'Un convenio espera firma', delivery: 'immediate', isMandatory: true },
  'memorandum.state': {
    name: 'Un convenio entra en vigor, está por vencer o terminó',
    delivery: 'immediate',
  },
  'commitment.reminder': { name: 'Un compromiso está por vencer', delivery: 'immediate' },
  'commitment.overdue': { name: 'Un compromiso venció sin cumplirse', delivery: 'immediate' },
  'commitment.met': { name: 'Un compromiso se cumplió', delivery: 'digest' },
  'official.term': { name: 'Un cargo está por terminar o quedó vacante', delivery: 'immediate' },
  'handover.due': { name: 'Se acerca un cambio de administración', delivery: 'immediate' },
  'plan.due': { name: 'Una fecha del plan de apertura se acerca o pasó', delivery: 'digest' },
  'plan.opened': { name: 'Un dato del inventario quedó abierto', delivery: 'digest' },
  'request.received': { name: 'Llegó una petición de datos', delivery: 'immediate' },
  'request.answered': { name: 'Se respondió una petición que usted hizo o apoyó', delivery: 'immediate' },
  'request.due': { name: 'El plazo de una petición o un reporte se acerca o pasó', delivery: 'immediate' },
  'report.received': { name: 'Alguien reportó un problema en un conjunto de datos', delivery: 'immediate' },
  'report.answered': { name: 'Se respondió un reporte que usted hizo', delivery: 'immediate' },
  'consultation.opened': { name: 'Se abrió una consulta sobre qué datos abrir', delivery: 'digest' },
  'reuse.submitted': { name: 'Alguien envió un uso de los datos', delivery: 'digest' },
  'reuse.decided': { name: 'Se decidió sobre un uso que usted envió', delivery: 'immediate' },
  'figure.contested': { name: 'Un gobierno impugnó una cifra', delivery: 'immediate' },
  'figure.answered': { name: 'Se respondió una impugnación de su gobierno', delivery: 'immediate' },
  'search.alert': { name: 'Hay resultados nuevos en una búsqueda guardada', delivery: 'digest' },
  'squad.task': { name: 'Una tarea del programa está por vencer', delivery: 'digest' },
  'squad.webinar': { name: 'Un seminario se acerca o cambió', delivery: 'immediate' },
  'ticket.answered': { name: 'Respondieron su consulta al escuadrón', delivery: 'immediate' },
  'ticket.received': { name: 'Llegó una consulta al escuadrón', delivery: 'digest' },
  'network.invitation': { name: 'La red invita a un gobierno a unirse', delivery: 'immediate' },
  'harvest.report': { name: 'La cosecha de su portal encontró algo que corregir', delivery: 'immediate' },
  'file.report': {
    name: 'Un archivo de su portal no cumple el estándar o parece tener datos personales',
    delivery: 'immediate',
  },
  'links.report': { name: 'Direcciones de sus archivos dejaron de servir', delivery: 'immediate' },
  'network.week': { name: 'La semana de la red, para la coordinación', delivery: 'immediate' },
  'account.security': {
    name: 'Cambió la seguridad de su cuenta',
    delivery: 'immediate',
    isMandatory: true,
  },
} as const satisfies Record<string, Kind>;

export type NotificationKind = keyof typeof notificationKinds;
export const notificationKindNames = Object.keys(notificationKinds) as [
  NotificationKind,
  ...NotificationKind[],
];
