import { Client } from 'pg';

/** How much there is of what grows with the years. */
export type BoardSize = { tickets: number; requests: number; ledgerEntries: number };

const today = `(now() at time zone 'America/Mexico_City')::date`;

/**
 * Every government in its place: of twenty, eleven active, one dormant, one suspended, one that left, two approved,
 * one that applied and three that never did. `n` is a government's number, from which everything else follows.
 */
const governments = `
  create temporary table place as
  select cvegeo, name, n,
    (array['active','active','active','active','active','active','active','active','active','active','active',
      'dormant','suspended','withdrawn','approved','approved','applied',null,null,null])[1 + n % 20] as state
  from (select cvegeo, name, (row_number() over (order by cvegeo))::int as n from registry.government) numbered`;

const memberships = [
  `insert into registry.membership (cvegeo, state, since, joined_at)
   select cvegeo, state, now() - interval '1 day' * (n % 900),
     case when state <> 'applied' then now() - interval '5 years' end
   from place where state is not null`,
  `update national.government g set membership = m.state, member_since = m.joined_at
   from registry.membership m where m.cvegeo = g.cvegeo`,
  `insert into registry.document (sha256, bytes, file_name, media_type, uploaded_by, uploaded_at)
   values (repeat('a', 64), 1, 'oficio.pdf', 'application/pdf', 'system:bench', now())`,
  `insert into registry.application (cvegeo, state, liaison, administrator, designation_id, submitted_at)
   select cvegeo, 'submitted', '{"name":"A","position":"B","email":"a@b.example"}',
     '{"name":"A","position":"B","email":"a@b.example"}', (select id from registry.document limit 1), now()
   from place where state = 'applied'`,
];

const people = [
  // Without roles: the hub makes its first coordinator only where there is none.
  `insert into registry.account (email, name, created_at)
   select 'coordinacion' || i || '@bench.example', 'Coordinadora ' || i, now() from generate_series(1, 12) i`,
  // Two posts, held by somebody else each administration; one government in eleven lacks somebody today.
  `insert into registry.official (cvegeo, post, name, position, email, designation_id, term_starts, term_ends, ended_at,
     recorded_at, recorded_by)
   select cvegeo, post, 'Persona ' || n || '-' || era, 'Dirección', n || '-' || era || '@bench.example',
     (select id from registry.document limit 1), ${today} - 365 * (3 - era) - 700, ${today} + 365 * (era - 2) + 1,
     case when era < 3 then now() - interval '1 year' * (3 - era) end, now(), 'system:bench'
   from place, generate_series(1, 3) era, unnest(array['liaison', 'administrator']) post
   where state in ('active', 'dormant', 'suspended') and not (era = 3 and n % 11 = 0 and post = 'liaison')`,
  `insert into national.official (id, cvegeo, post, name, position, term_starts, term_ends)
   select id, cvegeo, post, name, position, term_starts, term_ends from registry.official where ended_at is null`,
  `insert into registry.administration (cvegeo, starts_on, ends_on, source, is_confirmed, recorded_at, recorded_by)
   select cvegeo, min(starts_on) - 1096, min(starts_on) - 1, 'Bench', true, now(), 'system:bench'
   from registry.administration group by cvegeo on conflict do nothing`,
];

const agreements = [
  `insert into registry.memorandum (folio, cvegeo, title, state, federation_party, government_party, valid_from,
     valid_until, signed_on, signed_copy_id, created_at, created_by, updated_at)
   select 'RMA-' || cvegeo || '-' || year || '-001', cvegeo, 'Convenio de colaboración',
     case when year < 2026 then 'terminated' when n % 20 > 13 then 'in-review' when n % 9 = 0 then 'expiring'
       when n % 20 = 12 then 'suspended' else 'active' end,
     '{"organization":"Federación","signatory":"A","position":"B"}', '{"organization":"G","signatory":"A","position":"B"}',
     make_date(year, 1, 1), case when n % 9 = 0 and year = 2026 then ${today} + 30 + n % 60 else make_date(year + 2, 12, 31) end,
     make_date(year, 1, 1), (select id from registry.document limit 1), now(), 'system:bench', now()
   from place, generate_series(2022, 2026) year
   where state in ('active', 'dormant', 'suspended') or (state = 'approved' and year = 2026)`,
  `insert into national.memorandum (id, folio, cvegeo, title, state, valid_from, valid_until, signed_on)
   select id, folio, cvegeo, title, state, valid_from, valid_until, signed_on
   from registry.memorandum where state not in ('drafted', 'in-review')`,
  `insert into registry.commitment (memorandum_id, cvegeo, position, indicator, parameters, due_on, state, measured, target)
   select m.id, m.cvegeo, i, (array['officials-designated','inventory-filed','plan-published','charter-adopted',
       'officials-designated','inventory-filed'])[i], '{}', m.valid_from + 90 * i,
     case when m.state = 'terminated' or m.valid_from + 90 * i < ${today} - 40 then
       case when (p.n + i) % 7 = 0 then 'overdue' else 'met' end else 'pending' end, 0, 1
   from registry.memorandum m join place p using (cvegeo), generate_series(1, 6) i`,
  `insert into national.commitment (id, memorandum_id, cvegeo, position, indicator, parameters, due_on, state, measured, target)
   select id, memorandum_id, cvegeo, position, indicator, parameters, due_on, state, measured, target
   from registry.commitment`,
  // Already measured: what is timed is reading.
  `update registry.commitment_cursor set ledger_seq = (select seq from ledger.head)`,
];

const work = ({ tickets, requests }: BoardSize) => [
  `insert into registry.data_request (folio, cvegeo, title, description, state, answer, votes, received_at, due_on,
     answered_at, is_late)
   select 'P-' || i, cvegeo, 'Petición de datos número ' || i, repeat('Para un estudio de movilidad. ', 10),
     case when i % 20 < 17 then 'answered' when i % 20 = 17 then 'received' when i % 40 < 30 then 'published' else 'checked' end,
     case when i % 20 < 17 then (array['opened', 'planned', 'refused'])[1 + i % 3] end, i % 50,
     received, (received at time zone 'America/Mexico_City')::date + 30,
     case when i % 20 < 17 then received + interval '20 days' end, i % 20 < 17 and i % 13 = 0
   from (select i, now() - case when i % 20 < 17 then interval '60 days' + interval '1 minute' * ((i * 37) % 2500000)
       else interval '1 hour' * ((i * 7) % 1100) end as received from generate_series(1, ${requests}) i) made
     join place on n = 1 + (i * 17) % 2510`,
  `insert into national.data_request (id, folio, cvegeo, title, description, state, requester_kind, answer, votes,
     received_at, due_on, answered_at, is_late)
   select id, folio, cvegeo, title, description, state, requester_kind, answer, votes, received_at, due_on,
     answered_at, is_late
   from registry.data_request where state <> 'received'`,
  `insert into registry.ticket (cvegeo, topic, title, body, state, is_shared, opened_at, first_answered_at,
     first_answer_minutes, solved_at, solution_minutes)
   select cvegeo, (array['agreement', 'inventory', 'plan', 'formats', 'quality', 'other'])[1 + i % 6], 'Consulta ' || i,
     repeat('Nuestro archivo no abre. ', 10),
     case when i % 50 = 0 then 'open' when i % 50 = 1 then 'answered' else 'solved' end, i % 4 = 0, opened,
     case when i % 50 > 0 then opened + interval '5 hours' end, case when i % 50 > 0 then 120 + i % 300 end,
     case when i % 50 > 1 then opened + interval '2 days' end, case when i % 50 > 1 then 700 + i % 900 end
   from (select i, now() - interval '1 minute' * ((i * 41) % 2600000) as opened from generate_series(1, ${tickets}) i) made
     join place on n = 1 + (i * 13) % 2510`,
  `insert into registry.ticket_reply (ticket_id, side, body, written_at)
   select id, 'squad', 'Así se corrige.', first_answered_at from registry.ticket where first_answered_at is not null`,
];

const plans = [
  `insert into national.inventory (cvegeo, filed_at, plan_published_at, items, open, planned, overdue, closed_by_law)
   select cvegeo, now() - interval '300 days', case when n % 3 > 0 then now() - interval '200 days' end, 20, 8, 10, n % 4, 2
   from place where state in ('active', 'dormant') and n % 6 > 0`,
  `insert into national.inventory_item (id, cvegeo, title, state, planned_on, updated_at, number, responsible, has_private_data)
   select uuidv7(), cvegeo, 'Conjunto ' || i, case when i <= 8 then 'open' when i <= 18 then 'planned' else 'not-openable' end,
     case when i between 9 and 18 then ${today} + (n % 300) + i * 3 - 100 end, now(), i, 'Dirección', false
   from national.inventory join place using (cvegeo), generate_series(1, 20) i`,
  `insert into national.package (id, cvegeo, theme_id, title, licence, periodicity, release_number, released_at, resource_count)
   select uuidv7(), cvegeo, theme, 'Paquete', 'cc-by-4.0', 'R/P1M', 1, now(), 2
   from place, unnest(array['resilience', 'security', 'mobility']) theme where state = 'active'`,
];

const outreach = [
  `insert into registry.outreach (cvegeo, owner_id, next_step, next_step_on, invited_at, contacted_at)
   select cvegeo, (select id from registry.account where email = 'coordinacion' || (1 + n % 12) || '@bench.example'),
     'Llamar al enlace', case when n % 3 = 0 then ${today} + n % 60 - 10 end,
     case when n % 20 > 17 then now() - interval '40 days' end, now() - interval '1 day' * (n % 200) from place`,
  `insert into registry.outreach_event (cvegeo, kind, text, at, recorded_by)
   select cvegeo, 'note', repeat('Hablamos por teléfono. ', 5), now() - interval '3 months' * i,
     'account:' || (select id from registry.account limit 1)
   from place, generate_series(1, 20) i`,
  `insert into registry.message (kind, recipient, subject, body, created_at, sent_at)
   select 'bench', i || '@bench.example', 'Aviso', 'Texto', now() - interval '1 hour' * i, now()
   from generate_series(1, 50000) i`,
];

const ledgerBatch = `
  select ledger.append(jsonb_agg(jsonb_build_object('kind', 'membership.changed', 'subject', 'government:' || cvegeo,
    'cvegeo', cvegeo, 'actor', 'system:bench', 'cause', 'Por acuerdo del comité.')), $2::timestamptz)
  from place where n % 20 = $1`;

/** Writes a network of 2,510 governments with five years behind it, as the superuser, and brings statistics up to date. */
export async function loadBoard(connectionString: string, size: BoardSize): Promise<void> {
  const client = new Client({ connectionString, application_name: 'rma-bench' });
  await client.connect();
  try {
    await client.query(governments);
    for (const statement of [...memberships, ...people, ...agreements, ...work(size), ...plans, ...outreach])
      await client.query(statement);
    const batches = Math.ceil(size.ledgerEntries / 125);
    const fiveYearsMs = 5 * 365 * 86_400_000;
    for (let batch = 0; batch < batches; batch += 1) {
      const at = new Date(Date.now() - fiveYearsMs * (1 - batch / batches));
      await client.query(ledgerBatch, [batch % 20, at.toISOString()]);
    }
    await client.query(`update registry.commitment_cursor set ledger_seq = (select seq from ledger.head)`);
    await client.query('vacuum (analyze)');
  } finally {
    await client.end();
  }
}
