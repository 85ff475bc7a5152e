import { describe, expect, test } from 'vitest';
import { clabeIsValid, curpIsValid, nssIsValid, rfcIsValidPerson } from './check-digits.ts';

describe('check digits', () => {
  test.each(['HEGG560427MVZRRL04', 'BOXW310820HNERXN09'])('CURP %s holds, its neighbour does not', (curp) => {
    expect(curpIsValid(curp)).toBe(true);
    expect(curpIsValid(`${curp.slice(0, 17)}${(Number(curp[17]) + 1) % 10}`)).toBe(false);
  });
  test('a CURP born on the 31st of June is nobody’s', () => {
    expect(curpIsValid('HEGG560631MVZRRL04')).toBe(false);
  });
  test('an RFC of a person holds, its neighbours do not', () => {
    expect(rfcIsValidPerson('HEGT7610034S2')).toBe(true);
    expect(rfcIsValidPerson('HEGT7610034S3')).toBe(false);
  });
  test.each(['XAXX010101000', 'SAT970701NN3', 'EKU9003173C9', 'AAA010101AAA'])(
    'the RFC %s is of nobody or of a company',
    (rfc) => {
      expect(rfcIsValidPerson(rfc)).toBe(false);
    },
  );
  test('an NSS holds, its neighbours and repeated digits do not', () => {
    expect(nssIsValid('72795608040')).toBe(true);
    expect(nssIsValid('72795608041')).toBe(false);
    expect(nssIsValid('00000000000')).toBe(false);
  });
  test('exactly one control digit in ten makes a CLABE hold', () => {
    const all = Array.from({ length: 10 }, (_, digit) => `03218000011835971${digit}`);
    expect(all.filter(clabeIsValid)).toEqual(['032180000118359719']);
  });
});
