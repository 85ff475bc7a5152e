import { describe, expect, test } from 'vitest';
import { renderPage } from './testing/render.ts';

const textOf = (html: string) =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

const guide = {
  slug: 'priorizar',
  kind: 'guide',
  title: 'Elegir qué abrir primero',
  summary: 'Cuatro preguntas para ordenar la lista.',
};
const programme = {
  weeks: [
    {
      number: 2,
      title: 'Planeación',
      purpose: 'Elegir los datos más valiosos.',
      tasks: [{ key: 'priorities', title: 'Elegir qué abrir primero', guide: 'priorizar' }],
    },
  ],
  cohorts: [
    {
      id: 'c1',
      name: 'Primera generación',
      startsOn: '2026-11-16',
      endsOn: '2026-12-27',
      state: 'running',
      week: 2,
      governments: 3,
      finished: 1,
    },
  ],
  webinars: [
    {
      id: 'w1',
      cohortId: null,
      title: 'Limpiar un padrón',
      description: 'En vivo.',
      startsAt: '2999-11-22T17:00:00Z',
      durationMinutes: 60,
      recordingUrl: null,
      isCancelled: true,
    },
  ],
  toolkit: [guide],
  times: {
    opened: 4,
    waiting: 1,
    solved: 2,
    answered: 3,
    answeredInTime: 3,
    firstAnswerMinutes: 135,
    solutionMinutes: null,
  },
};

describe('the page of the programme', () => {
  const rest = ({ pathname }: URL) => {
    if (pathname === '/api/v1/programme') return programme;
    return pathname.endsWith('/toolkit/priorizar')
      ? { ...guide, markdown: 'Para **cada** conjunto:\n\n1. ¿Alguien lo pide?\n2. ¿Se puede comparar?' }
      : undefined;
  };

  test('tells weeks, cohorts, webinars and how fast the squad answers', async () => {
    const { status, html, errors } = await renderPage('/programa', { rest });
    const text = textOf(html);
    expect({ status, errors }).toEqual({ status: 200, errors: [] });
    expect(text).toContain('Semana 2: Planeación');
    expect(text).toContain('En la semana 2 de 6');
    expect(text).toContain('Cancelado');
    expect(text).toContain('2 h 15 min');
    expect(html).toContain('href="/programa/material/priorizar"');
    expect(html).toContain('href="/programa.ics"');
  });

  test('leads to each guide, and one that does not exist is not found', async () => {
    const { html } = await renderPage('/programa/material/priorizar', { rest });
    expect(html).toContain('<strong>cada</strong>');
    expect(html).toContain('<li>¿Alguien lo pide?</li>');
    expect((await renderPage('/programa/material/nada', { rest })).status).toBe(404);
  });
});

describe('who answers for a government’s data', () => {
  const official = {
    id: 'o1',
    post: 'administrator',
    standing: 'holder',
    name: 'Beto Administrador',
    position: 'Jefe de Sistemas',
    email: null,
    termStarts: '2026-01-01',
    termEnds: null,
    actsUntil: '2027-12-31',
    isActing: true,
    isCurrent: true,
    endedAt: null,
    endedBecause: null,
    absences: [],
  };
  const rest = ({ pathname }: URL) => {
    if (pathname.endsWith('/officials'))
      return {
        items: [
          official,
          { ...official, id: 'o2', standing: 'substitute', name: 'Dora Suplente', isActing: false },
          {
            ...official,
            id: 'o3',
            name: 'Ana Anterior',
            isActing: false,
            isCurrent: false,
            endedAt: '2026-01-01T07:00:00Z',
            endedBecause: 'relevo',
          },
        ],
        incoming: [
          {
            id: 'o4',
            post: 'liaison',
            name: 'Eva Entrante',
            position: 'Directora',
            termStarts: '2028-01-01',
          },
        ],
      };
    if (pathname.endsWith('/custody'))
      return {
        items: [
          {
            kind: 'official',
            since: '2026-02-01T18:00:00Z',
            until: null,
            name: 'Beto Administrador',
            position: 'Jefe de Sistemas',
            post: 'administrator',
            standing: 'holder',
            state: null,
          },
          {
            kind: 'state',
            since: '2026-01-01T18:00:00Z',
            until: '2026-02-01T18:00:00Z',
            name: null,
            position: null,
            post: null,
            standing: null,
            state: { cvegeo: '17', name: 'Morelos' },
          },
        ],
        adoptions: [],
      };
    return {
      items: [
        { startsOn: '2025-01-01', endsOn: '2027-12-31', source: 'Periódico Oficial', isConfirmed: false },
      ],
    };
  };

  test('is on one page, with substitutes, former officials and custody', async () => {
    const { status, html } = await renderPage('/governments/17007/responsables', {
      rest,
      network: { government: () => ({ fullName: 'Cuernavaca, Morelos' }) },
    });
    const text = textOf(html);
    expect(status).toBe(200);
    expect(text).toContain('Suplente: administrador de datos');
    expect(text).toContain('Actúa si falta el titular');
    expect(text).toContain('Terminó el 1 ene 2026, relevo');
    expect(text).toContain('Eva Entrante, Directora: enlace de datos abiertos desde el 1 ene 2028');
    expect(text).toContain('El estado: Morelos');
    expect(text).toContain('Por confirmar');
  });

  test('of a government that does not exist is not found', async () => {
    const { status } = await renderPage('/governments/99999/responsables', {
      rest,
      network: { government: () => null },
    });
    expect(status).toBe(404);
  });
});
