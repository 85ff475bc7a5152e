import { sql, type Kysely } from 'kysely';

/** Copies that were filed before signatures had rows of their own become the attested signatures of both parties. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into registry.memorandum_signature (memorandum_id, party, method, signed_at, signatory, document_sha256,
      copy_id, attestation, recorded_by)
    select memorandum.id, party.name, 'attested-copy',
      (memorandum.signed_on + time '12:00') at time zone 'America/Mexico_City',
      case party.name when 'federation' then memorandum.federation_party ->> 'signatory'
        else memorandum.government_party ->> 'signatory' end,
      document.sha256, document.id, 'Copia firmada que archivó la coordinación.', 'system:migration'
    from registry.memorandum as memorandum
    join registry.document as document on document.id = memorandum.signed_copy_id
    cross join (values ('federation'), ('government')) as party (name)
    where memorandum.signed_on is not null;

    update national.memorandum as shown
    set federation_party = jsonb_build_object('organization', memorandum.federation_party -> 'organization',
        'signatory', memorandum.federation_party -> 'signatory', 'position', memorandum.federation_party -> 'position'),
      government_party = jsonb_build_object('organization', memorandum.government_party -> 'organization',
        'signatory', memorandum.government_party -> 'signatory', 'position', memorandum.government_party -> 'position')
    from registry.memorandum as memorandum
    where memorandum.id = shown.id and shown.federation_party is null;
  `.execute(db);
}
