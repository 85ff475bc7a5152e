import { describe, expect, it } from 'vitest';
import { citeLegalBasis, legalBases, legalBasisIds, legalBasisIn } from './legal-bases.ts';
import { foldText } from './text.ts';

describe('the legal bases for not opening data', () => {
  it('are recognised in the reasons that people write', () => {
    expect(legalBasisIn('Contiene DATOS PERSONALES de los beneficiarios')).toBe('personal-data');
    expect(legalBasisIn('Art. 113 fr. I: seguridad pública del municipio')).toBe('public-security');
    expect(legalBasisIn('Carpetas de investigación abiertas')).toBe('investigation');
    expect(legalBasisIn('Porque sí')).toBeNull();
  });

  it('take the cause that is named first', () => {
    expect(legalBasisIn('Secreto fiscal; además hay datos personales')).toBe('tax-secret');
  });

  it('are written so that folded text can contain their words', () => {
    for (const id of legalBasisIds)
      for (const words of legalBases[id].saidAs) expect(foldText(words)).toBe(words);
  });

  it('are cited with their law', () => {
    expect(citeLegalBasis('tax-secret')).toContain('artículo 69');
    expect(citeLegalBasis('copyright')).not.toContain('artículo');
  });
});
