import { describe, expect, test } from 'vitest';
import { kindOf, safeFileName } from './document-kinds.ts';

describe('the kind of a document', () => {
  test('is told by how its bytes begin', () => {
    expect(kindOf(Buffer.from('%PDF-1.7'))).toBe('pdf');
    expect(kindOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpeg');
    expect(kindOf(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'))).toBe('png');
  });

  test.each(['', '%PD', '<!DOCTYPE html>', 'PK\x03\x04', ' %PDF-'])('is none for %j', (start) => {
    expect(kindOf(Buffer.from(start))).toBeNull();
  });
});

describe('the name of a document', () => {
  test.each([
    ['Oficio de designación.PDF', 'Oficio de designación.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['C:\\Users\\ana\\oficio.pdf', 'oficio.pdf'],
    ['malo\r\nSet-Cookie: x.pdf', 'maloSet-Cookie: x.pdf'],
    ['factura.exe', 'factura.pdf'],
    ['', 'documento.pdf'],
    ['.pdf', 'documento.pdf'],
  ])('%j becomes %j', (given, safe) => expect(safeFileName(given, 'pdf')).toBe(safe));

  test('is never longer than what every file system takes', () => {
    expect(safeFileName('ñ'.repeat(500), 'pdf').length).toBeLessThanOrEqual(150);
  });
});
