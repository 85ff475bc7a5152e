/** The registry's tables of second factors. */
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
};
