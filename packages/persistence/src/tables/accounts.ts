import type { Delivery } from '@rma/domain';
import type { Generated } from './columns.ts';

/** The registry's tables of second factors and of how people are told. */
export type AccountTables = {
  'registry.second_factor': {
    account_id: string;
    /** Base32. */
    secret: string;
    begun_at: Date;
    confirmed_at: Date | null;
    /** The last 30-second step whose code was taken. */
    last_step: number | null;
  };
  'registry.recovery_code': { account_id: string; code_hash: string; used_at: Date | null };
  'registry.notification_preference': {
    recipient: string;
    kind: string;
    delivery: Delivery;
    chosen_at: Date;
  };
  'registry.unsubscribe_link': {
    token: string;
    recipient: string;
    /** A kind of notification, or 'digest'. */
    about: string;
    created_at: Date;
  };
  'registry.notification_webhook': {
    id: Generated<string>;
    account_id: string;
    title: string;
    url: string;
    /** Empty: every kind. */
    kinds: string[];
    state: Generated<'active' | 'failing' | 'ended'>;
    failing_since: Date | null;
    last_delivered_at: Date | null;
    last_failure: string | null;
    created_at: Date;
  };
  'registry.webhook_delivery': {
    webhook_id: string;
    notification_id: string;
    attempts: Generated<number>;
    delivered_at: Date | null;
  };
  'registry.identity_provider': {
    cvegeo: string;
    issuer: string;
    client_id: string;
    client_secret: string;
    email_domain: string;
    set_at: Date;
    set_by: string;
  };
  'registry.account_identity': {
    id: Generated<string>;
    account_id: string;
    method: 'oidc' | 'llave-mx';
    issuer: string;
    /** The provider's own name of the person; the CURP for Llave MX. */
    subject: string;
    linked_at: Date;
    last_used_at: Date | null;
  };
  'registry.sign_in_attempt': {
    id: Generated<string>;
    browser_hash: string;
    /** Null once the provider has answered and only the second factor is missing. */
    state_hash: string | null;
    method: 'oidc' | 'llave-mx';
    cvegeo: string | null;
    account_id: string | null;
    nonce: string | null;
    code_verifier: string | null;
    next_path: string | null;
    expires_at: Date;
  };
};
