import { readFileSync } from 'node:fs';
import { readAuthorities, type AuthoritiesProblem } from '@rma/efirma';
import { StartupError } from '@rma/service-kit';
import type { EfirmaTrust } from './efirma-trust.ts';

const problems: Record<AuthoritiesProblem, { es: string; en: string }> = {
  'no-certificates': { es: 'no trae ningún certificado en PEM', en: 'it has no certificate in PEM' },
  'unreadable-certificate': {
    es: 'uno de sus certificados no se puede leer',
    en: 'one of its certificates cannot be read',
  },
  'not-an-authority': {
    es: 'uno de sus certificados no es de una autoridad',
    en: "one of its certificates is not an authority's",
  },
  'no-root': {
    es: 'falta el certificado de una autoridad raíz (el que se firma a sí mismo)',
    en: 'the certificate of a root authority (the one that signs itself) is missing',
  },
};

const wrong = (path: string, { es, en }: { es: string; en: string }, cause?: unknown) =>
  new StartupError(
    `RMA_EFIRMA_AUTHORITIES (${path}): ${es}. / RMA_EFIRMA_AUTHORITIES (${path}): ${en}.`,
    cause === undefined ? {} : { cause },
  );

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw wrong(path, { es: 'no se puede leer', en: 'it cannot be read' }, cause);
  }
}

/**
 * The authorities of e.firma that this installation believes, from the file its operator named; undefined when there is
 * none, and agreements are signed on paper. Throws StartupError for a file that is not a usable bundle.
 */
export function readEfirmaTrust({
  authoritiesPath,
  responderUrl,
}: {
  authoritiesPath: string | null;
  responderUrl: string | null;
}): EfirmaTrust | undefined {
  if (authoritiesPath === null) return undefined;
  const read = readAuthorities(contentOf(authoritiesPath));
  if (!read.ok) throw wrong(authoritiesPath, problems[read.reason]);
  return { authorities: read.authorities, responderUrl };
}
