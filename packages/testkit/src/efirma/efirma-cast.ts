import { createTestAuthority, testPeople } from '@rma/efirma/test-authority';

const dayMs = 86_400_000;

/** An authority and everybody who may turn up with a certificate: who should sign, and who should be refused. */
export function efirmaCast(at: Date) {
  const authority = createTestAuthority({ at });
  const other = createTestAuthority({ at });
  const { federation, government, stranger } = testPeople;
  const revoked = authority.issue(government);
  authority.revoke(revoked, new Date(at.getTime() - dayMs));
  return {
    authority,
    people: testPeople,
    federation: authority.issue(federation),
    government: authority.issue(government),
    /** The right person with something wrong with the certificate. */
    refused: {
      forged: other.issue(government),
      expired: authority.issue(government, { validUntil: new Date(at.getTime() - dayMs) }),
      notYetValid: authority.issue(government, { validFrom: new Date(at.getTime() + 30 * dayMs) }),
      csd: authority.issue(government, { kind: 'csd' }),
      weakKey: authority.issue(government, { keyBits: 1024 }),
      sha1: authority.issue(government, { hash: 'sha1' }),
      revoked,
    },
    stranger: authority.issue(stranger),
  };
}

export type EfirmaCast = ReturnType<typeof efirmaCast>;
