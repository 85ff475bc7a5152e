import { paths } from '../../paths.ts';
import type { Account } from '../../session.tsx';
import { calendarRoles, governmentsOf, keyRoles } from '../home-of.ts';

export type WorkLink = {
  name: string;
  to: string;
  /** True where the address is also the beginning of others in the list. */
  isExact?: true;
};
export type WorkGroup = { title: string; links: WorkLink[] };

const has = (account: Account, ...roles: string[]) => account.grants.some(({ role }) => roles.includes(role));

function coordinationGroups({ isNode }: { isNode: boolean }): WorkGroup[] {
  return [
    {
      title: 'La red',
      links: [
        { name: 'Tablero', to: paths.coordination(), isExact: true },
        { name: 'Solicitudes', to: paths.coordinationApplications() },
        { name: 'Convenios', to: paths.coordinationMemoranda() },
        { name: 'Compromisos', to: paths.coordinationCommitments() },
        { name: 'Integrantes', to: paths.coordinationMembers() },
        { name: 'Administraciones', to: paths.coordinationAdministrations() },
        { name: 'La semana', to: paths.coordinationWeek() },
      ],
    },
    {
      title: 'Los datos',
      links: [
        { name: 'Fuentes y cosechas', to: paths.coordinationSources() },
        { name: 'Nodos', to: paths.coordinationNodes() },
        { name: 'Peticiones', to: paths.coordinationRequests() },
        { name: 'Usos', to: paths.coordinationReuses() },
        { name: 'Impugnaciones', to: paths.coordinationContests() },
      ],
    },
    {
      title: 'El acompañamiento',
      links: [
        { name: 'Programa', to: paths.coordinationProgramme() },
        { name: 'Consultas al escuadrón', to: paths.tickets() },
      ],
    },
    {
      title: 'El sistema',
      links: [
        { name: 'Correo saliente', to: paths.coordinationMail() },
        { name: 'Avisos de cambios', to: paths.panelNotices() },
        ...(isNode ? [{ name: 'Este nodo', to: paths.panelNode() }] : []),
      ],
    },
  ];
}

function governmentGroups(account: Account): WorkGroup[] {
  const own = governmentsOf(account, keyRoles);
  return [
    {
      title: 'Sus datos',
      links: [
        { name: 'Mi panel', to: paths.panel(), isExact: true },
        { name: 'Publicar datos', to: paths.panelNew() },
        { name: 'Inventario y plan', to: paths.panelInventory() },
        { name: 'Qué arreglar primero', to: paths.improvements() },
        ...(own.length === 0
          ? []
          : [
              { name: 'Su portal', to: paths.panelSources() },
              { name: 'Archivos que no se descargan', to: paths.panelLinks() },
              { name: 'Cuánto se usan', to: paths.panelUse() },
            ]),
      ],
    },
    {
      title: 'Sus compromisos',
      links: [
        { name: 'Peticiones', to: paths.panelRequests() },
        { name: 'Reportes', to: paths.panelReports() },
        { name: 'Consultas públicas', to: paths.panelRounds() },
        ...(own.length === 0 ? [] : [{ name: 'Convenios', to: paths.panelMemoranda() }]),
        ...own.map((cvegeo) => ({
          name: own.length === 1 ? 'Su calificación' : `Calificación de ${cvegeo}`,
          to: paths.scorecard(cvegeo),
        })),
        ...own.map((cvegeo) => ({
          name: own.length === 1 ? 'Funcionarios' : `Funcionarios de ${cvegeo}`,
          to: paths.officials(cvegeo),
        })),
        ...own.map((cvegeo) => ({
          name: own.length === 1 ? 'Plan de entrega' : `Plan de entrega de ${cvegeo}`,
          to: paths.handover(cvegeo),
        })),
      ],
    },
    {
      title: 'Ayuda',
      links: [
        { name: 'Programa', to: paths.panelProgramme() },
        { name: 'Consultas al escuadrón', to: paths.tickets() },
      ],
    },
    ...(own.length === 0
      ? []
      : [
          {
            title: 'El sistema',
            links: [
              { name: 'Claves para programas', to: paths.panelKeys() },
              { name: 'Avisos de cambios', to: paths.panelNotices() },
            ],
          },
        ]),
  ];
}

/** Everywhere a person's work is, in the groups of the menu beside it: only what their roles open. */
export function workGroups(account: Account, { isNode }: { isNode: boolean }): WorkGroup[] {
  return [
    ...(has(account, 'coordinator', 'auditor') ? coordinationGroups({ isNode }) : []),
    ...(has(account, 'liaison', 'administrator', 'squad') ? governmentGroups(account) : []),
    ...(has(account, 'state-cto')
      ? [
          {
            title: 'Su estado',
            links: [
              { name: 'Mi estado', to: paths.stateWork() },
              { name: 'Qué arreglar primero', to: paths.improvements() },
              { name: 'Cuánto se usan sus datos', to: paths.panelUse() },
            ],
          },
        ]
      : []),
    {
      title: 'Usted',
      links: [
        { name: 'Avisos', to: paths.notices() },
        { name: 'Búsquedas guardadas', to: paths.savedSearches() },
        ...(has(account, ...calendarRoles) ? [{ name: 'Calendarios', to: paths.calendars() }] : []),
        { name: 'Su cuenta', to: paths.account() },
      ],
    },
  ];
}

const workplaces = [
  '/coordinacion',
  '/panel',
  '/mi-estado',
  '/funcionarios',
  '/avisos',
  '/busquedas',
  '/cuenta',
  '/calendario',
];
/** Where one decision a screen needs the whole width, and the way out is on the page. */
const wide = ['/panel/paquetes/', '/panel/portal/vistas/'];

/** True where the menu of work stands beside the page. */
export function isWorkplace(pathname: string): boolean {
  return (
    workplaces.some((place) => pathname === place || pathname.startsWith(`${place}/`)) &&
    !wide.some((place) => pathname.startsWith(place))
  );
}

/** True where the page needs the whole width at any size, and the menu of work is folded above it. */
export function isRoomy(pathname: string): boolean {
  return pathname === paths.coordination();
}
