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
};
