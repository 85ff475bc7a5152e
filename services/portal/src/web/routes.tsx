import type { RouteObject } from 'react-router';
import type { Api } from './api.ts';
import { ErrorPage } from './error-page.tsx';
import { Layout } from './layout.tsx';
import { page, workPage } from './page.tsx';

/** Every page of the portal; the same table serves the server and the browser. */
export function createRoutes(api: Api): RouteObject[] {
  return [
    {
      Component: Layout,
      ErrorBoundary: ErrorPage,
      children: [
        {
          ErrorBoundary: ErrorPage,
          children: [
            page('/', api, () => import('./routes/home.tsx')),
            page('/buscar', api, () => import('./routes/search.tsx')),
            page('/datasets/:id', api, () => import('./routes/dataset.tsx')),
            page('/datasets/:id/historia', api, () => import('./routes/dataset-history.tsx')),
            page('/governments/:cvegeo/historia', api, () => import('./routes/government-history.tsx')),
            page('/governments/:cvegeo/plan', api, () => import('./routes/government-plan.tsx')),
            page('/governments/:cvegeo', api, () => import('./routes/government.tsx')),
            page('/gobiernos', api, () => import('./routes/governments.tsx')),
            page('/temas/:id', api, () => import('./routes/theme.tsx')),
            page('/estandares', api, () => import('./routes/standards.tsx')),
            page('/estandares/:theme/:name', api, () => import('./routes/standard.tsx')),
            page('/tablas', api, () => import('./routes/tables.tsx')),
            page('/tablas/:theme/:name', api, () => import('./routes/table.tsx')),
            page('/packages/:id', api, () => import('./routes/package.tsx')),
            page('/comparar', api, () => import('./routes/compare.tsx')),
            page('/fuentes', api, () => import('./routes/sources.tsx')),
            page('/fuentes/:id', api, () => import('./routes/source.tsx')),
            page('/bitacora', api, () => import('./routes/ledger.tsx')),
            page('/api', api, () => import('./routes/api.tsx')),
            page('/programa', api, () => import('./routes/programme.tsx')),
            page('/programa/material/:slug', api, () => import('./routes/toolkit-document.tsx')),
            page('/governments/:cvegeo/responsables', api, () => import('./routes/government-people.tsx')),
            workPage('/panel/programa', () => import('./work/programme/own-programme.tsx')),
            workPage('/panel/consultas', () => import('./work/programme/tickets.tsx')),
            workPage('/panel/consultas/:id', () => import('./work/programme/ticket.tsx')),
            workPage('/panel/entrega/:cvegeo', () => import('./work/people/handover.tsx')),
            workPage('/panel/entrega/:cvegeo/acta', () => import('./work/people/handover-act.tsx')),
            workPage('/coordinacion/programa', () => import('./work/programme/coordination-programme.tsx')),
            workPage('/coordinacion/administraciones', () => import('./work/people/administrations.tsx')),
            workPage('/unirse', () => import('./work/apply.tsx')),
            workPage('/entrar', () => import('./work/sign-in.tsx')),
            workPage('/avisos', () => import('./work/notices/notices-page.tsx')),
            workPage('/avisos/baja/:token', () => import('./work/notices/unsubscribe-page.tsx')),
            workPage('/cuenta', () => import('./work/account/account-page.tsx')),
            workPage('/invitacion/:token', () => import('./work/invitation.tsx')),
            workPage('/firmar/:token', () => import('./work/signing/signing-page.tsx')),
            workPage('/mi-estado', () => import('./work/state.tsx')),
            workPage('/panel', () => import('./work/panel.tsx')),
            workPage('/panel/nuevo', () => import('./work/panel-new.tsx')),
            workPage('/panel/paquetes/:id', () => import('./work/panel-package.tsx')),
            workPage(
              '/panel/paquetes/:id/:recurso/:paso?',
              () => import('./work/publishing/publishing-page.tsx'),
            ),
            workPage('/panel/portal', () => import('./work/panel-sources.tsx')),
            workPage('/panel/portal/vistas/:id', () => import('./work/source-preview.tsx')),
            workPage('/panel/avisos', () => import('./work/subscriptions.tsx')),
            workPage('/panel/nodo', () => import('./work/panel-node.tsx')),
            workPage('/panel/cosechas/:id', () => import('./work/run-report.tsx')),
            workPage('/panel/inventario', () => import('./work/inventory/inventory-page.tsx')),
            workPage('/panel/inventario/:cvegeo/:id', () => import('./work/inventory/item-page.tsx')),
            workPage('/panel/direcciones', () => import('./work/panel-links.tsx')),
            workPage('/panel/claves', () => import('./work/api-keys.tsx')),
            workPage('/funcionarios/:cvegeo', () => import('./work/officials.tsx')),
            workPage('/coordinacion', () => import('./work/board/board-page.tsx')),
            workPage('/coordinacion/gobiernos/:cvegeo', () => import('./work/board/government-page.tsx')),
            workPage('/coordinacion/invitar', () => import('./work/board/invite-page.tsx')),
            workPage('/calendario', () => import('./work/board/calendars-page.tsx')),
            workPage('/coordinacion/solicitudes', () => import('./work/applications.tsx')),
            workPage('/coordinacion/solicitudes', () => import('./work/applications.tsx')),
            workPage('/coordinacion/solicitudes/:id', () => import('./work/application.tsx')),
            workPage('/coordinacion/convenios', () => import('./work/memoranda.tsx')),
            workPage('/coordinacion/compromisos', () => import('./work/dashboard/coordinated-commitments.tsx')),
            workPage('/coordinacion/integrantes', () => import('./work/members.tsx')),
            workPage('/coordinacion/fuentes', () => import('./work/sources.tsx')),
            workPage('/coordinacion/nodos', () => import('./work/nodes.tsx')),
            workPage('/coordinacion/semana', () => import('./work/week.tsx')),
            workPage('/coordinacion/correo', () => import('./work/mail.tsx')),
            {
              path: '*',
              loader: () => {
                throw new Response(null, { status: 404 });
              },
              Component: () => null,
            },
          ],
        },
      ],
    },
  ];
}
