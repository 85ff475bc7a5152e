import { expect, test } from 'vitest';
import { paths } from './paths.ts';

test('every address of the portal', () => {
  expect({
    home: paths.home(),
    search: paths.search(),
    searchFor: paths.search({
      q: 'refugios niños',
      tema: 'resilience',
      estado: '17',
      'pagina-despues': 'abc=',
    }),
    dataset: paths.dataset('0198a'),
    government: paths.government('17'),
    governments: paths.governments(),
    members: paths.governments({ integrantes: 'si', estado: '14' }),
    theme: paths.theme('mobility'),
    standard: paths.standard('mobility/road-incidents@1.0'),
    package: paths.package('0198b'),
    compareNothing: paths.compare(),
    compare: paths.compare(['17', '14'], 'security'),
    ledger: paths.ledger(),
    ledgerOf: paths.ledger({ gobierno: '17' }),
    api: paths.api(),
    apply: paths.apply(),
    signIn: paths.signIn(),
    signInNext: paths.signIn('/panel/nuevo?gobierno=17'),
    invitation: paths.invitation('t/k'),
    panel: paths.panel(),
    panelNew: paths.panelNew('17'),
    panelPackage: paths.panelPackage('0198b'),
    coordination: paths.coordination(),
    coordinationApplication: paths.coordinationApplication('0198c'),
    coordinationMemoranda: paths.coordinationMemoranda(),
    coordinationMembers: paths.coordinationMembers(),
    coordinationSources: paths.coordinationSources(),
    coordinationMail: paths.coordinationMail(),
  }).toMatchInlineSnapshot(`
    {
      "api": "/api",
      "apply": "/unirse",
      "compare": "/comparar?g=17&g=14&tema=security",
      "compareNothing": "/comparar",
      "coordination": "/coordinacion",
      "coordinationApplication": "/coordinacion/solicitudes/0198c",
      "coordinationMail": "/coordinacion/correo",
      "coordinationMembers": "/coordinacion/integrantes",
      "coordinationMemoranda": "/coordinacion/convenios",
      "coordinationSources": "/coordinacion/fuentes",
      "dataset": "/datasets/0198a",
      "government": "/governments/17",
      "governments": "/gobiernos",
      "home": "/",
      "invitation": "/invitacion/t%2Fk",
      "ledger": "/bitacora",
      "ledgerOf": "/bitacora?gobierno=17",
      "members": "/gobiernos?integrantes=si&estado=14",
      "package": "/packages/0198b",
      "panel": "/panel",
      "panelNew": "/panel/nuevo?gobierno=17",
      "panelPackage": "/panel/paquetes/0198b",
      "search": "/buscar",
      "searchFor": "/buscar?q=refugios+ni%C3%B1os&tema=resilience&estado=17&pagina-despues=abc%3D",
      "signIn": "/entrar",
      "signInNext": "/entrar?siguiente=%2Fpanel%2Fnuevo%3Fgobierno%3D17",
      "standard": "/estandares/mobility/road-incidents",
      "theme": "/temas/mobility",
    }
  `);
});

test('an empty choice leaves no trace in the address', () => {
  expect(paths.search({ q: 'agua', tema: '' })).toBe('/buscar?q=agua');
});
