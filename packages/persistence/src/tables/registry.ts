import type { MemorandumState } from '@rma/domain';
import type { MemorandumText } from './agreement.ts';
import type { OfficialStanding } from './officials.ts';
import type { DefaultJson, Generated, Json } from './columns.ts';

/** A person as an official, before the account exists. */
export type OfficialDetails = {
  name: string;
  position: string;
  email: string;
  phone?: string | undefined;
  termEnds?: string | undefined;
};
/** Who signs for a party of a memorandum, and with what faculties. */
export type Party = {
  organization: string;
  signatory: string;
  position: string;
  /** The law and article by which the signatory may bind the party. */
  faculties?: string | undefined;
  /** Tax and population keys the e.firma must carry, and where the invitation to sign is sent. */
  rfc?: string | undefined;
  curp?: string | undefined;
  email?: string | undefined;
};

export type RegistryTables = {
  'registry.government': {
    cvegeo: string;
    level: 'state' | 'municipality';
    name: string;
    state_cvegeo: string;
    abbreviation: string | null;
    seat_name: string | null;
    population: number | null;
    dwellings: number | null;
    area_km2: number | null;
    lon: number | null;
    lat: number | null;
    west: number | null;
    south: number | null;
    east: number | null;
    north: number | null;
  };
  'registry.neighbour': { cvegeo: string; neighbour_cvegeo: string };
  'registry.membership': { cvegeo: string; state: string; since: Date; joined_at: Date | null };
  'registry.account': {
    id: Generated<string>;
    email: string;
    name: string;
    password_hash: string | null;
    state: Generated<'active' | 'disabled'>;
    created_at: Date;
    last_signed_in_at: Date | null;
  };
  'registry.account_grant': {
    id: Generated<string>;
    account_id: string;
    role: string;
    cvegeo: string | null;
    granted_at: Date;
    granted_by: string;
    ended_at: Date | null;
    ended_by: string | null;
  };
  'registry.session': {
    id: Generated<string>;
    account_id: string;
    started_at: Date;
    user_agent: string | null;
    ended_at: Date | null;
    ended_because: 'signed-out' | 'reuse-detected' | 'revoked' | 'expired' | null;
    method: Generated<'password' | 'invitation' | 'oidc' | 'llave-mx'>;
    /** When the second factor was proved in it. */
    second_factor_at: Generated<Date | null>;
  };
  'registry.refresh_token': {
    token_hash: string;
    session_id: string;
    issued_at: Date;
    expires_at: Date;
    used_at: Date | null;
  };
  'registry.signing_key': {
    kid: string;
    public_jwk: Json<Record<string, unknown>>;
    private_jwk: Json<Record<string, unknown>>;
    created_at: Date;
    signs_until: Date;
    verifies_until: Date;
  };
  'registry.instance_key': {
    kid: string;
    public_jwk: Json<Record<string, unknown>>;
    /** Gone once the key is retired. */
    private_jwk: Json<Record<string, unknown>> | null;
    state: 'active' | 'retired' | 'revoked';
    created_at: Date;
    ended_at: Date | null;
    /** A JWS by the key before it that names this one; null for the first. */
    endorsement: string | null;
  };
  'registry.hub_registration': {
    hub_url: string;
    remote_id: string | null;
    state: 'waiting' | 'proposed' | 'approved' | 'refused' | 'revoked';
    reason: string | null;
    tried_at: Date | null;
    answered_at: Date | null;
    failures: Generated<number>;
    failure: string | null;
    next_try_at: Date;
    /** The keys by which the hub signs its receipts. */
    hub_keys: DefaultJson<Record<string, unknown>[]>;
  };
  'registry.api_key': {
    id: string;
    account_id: string;
    cvegeo: string;
    name: string;
    secret_hash: string;
    scopes: string[];
    created_at: Date;
    expires_at: Date;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
  'registry.invitation': {
    id: Generated<string>;
    email: string;
    name: string;
    role: string;
    cvegeo: string | null;
    official_id: string | null;
    token_hash: string;
    invited_by: string;
    created_at: Date;
    expires_at: Date;
    accepted_at: Date | null;
  };
  'registry.message': {
    id: Generated<string>;
    kind: string;
    recipient: string;
    subject: string;
    body: string;
    created_at: Date;
    sent_at: Date | null;
    attempts: Generated<number>;
    last_error: string | null;
    about: string | null;
    /** Where whoever reads it stops such letters; null for what nobody may silence. */
    unsubscribe_url: string | null;
    /** Its address does not exist: nobody tries again. */
    undeliverable_at: Generated<Date | null>;
  };
  'registry.document': {
    id: Generated<string>;
    sha256: string;
    bytes: number;
    file_name: string;
    media_type: string;
    uploaded_by: string;
    uploaded_at: Date;
  };
  'registry.application': {
    id: Generated<string>;
    cvegeo: string;
    state: 'submitted' | 'approved' | 'declined';
    liaison: Json<OfficialDetails>;
    administrator: Json<OfficialDetails>;
    motivation: string | null;
    designation_id: string;
    submitted_at: Date;
    decided_at: Date | null;
    decided_by: string | null;
    reason: string | null;
  };
  'registry.official': OfficialStanding & {
    id: Generated<string>;
    cvegeo: string;
    post: 'liaison' | 'administrator';
    name: string;
    position: string;
    email: string;
    phone: string | null;
    designation_id: string;
    term_starts: string;
    term_ends: string | null;
    ended_at: Date | null;
    account_id: string | null;
    recorded_at: Date;
    recorded_by: string;
  };
  'registry.memorandum': MemorandumText & {
    id: Generated<string>;
    folio: string;
    cvegeo: string;
    title: string;
    state: MemorandumState;
    federation_party: Json<Party>;
    government_party: Json<Party>;
    valid_from: string;
    valid_until: string;
    signed_on: string | null;
    signed_copy_id: string | null;
    version: Generated<number>;
    created_at: Date;
    created_by: string;
    updated_at: Date;
  };
};
