import type { RememberedHead } from './head-file.ts';
import type { KeyStanding } from './known-keys.ts';
import type { ChainReport } from './verify-chain.ts';

/** What verifying a chain found. */
export type Verification = ChainReport & {
  after: { seq: number; hash: string | null };
  signature: 'good' | 'wrong' | 'no-keys';
  /** How the key that signed the head stands to those remembered. */
  key: KeyStanding;
  /** The signed head contradicts what was remembered, with nothing new to read. */
  isRewrittenBefore: boolean;
};

const signatureSentences = {
  good: 'La instalación firmó su última anotación, y la firma es buena.',
  wrong: 'La firma de la última anotación NO es de ninguna de las llaves publicadas.',
  'no-keys': 'No se pudo comprobar la firma: /.well-known/rma-node.json no dio las llaves.',
};

/** The result for people, in Spanish. */
export function reportText(
  url: string,
  found: { verification: Verification; isWhole: boolean; remembered: RememberedHead | null; path: string },
): string {
  const { verification, isWhole, remembered, path } = found;
  const { after, entries, last, problems, more } = verification;
  const lines = [
    isWhole ? `La bitácora de ${url} está entera.` : `La bitácora de ${url} NO está entera.`,
    entries === 0
      ? `No hay anotaciones después de la ${after.seq}.`
      : `${entries === 1 ? 'Se comprobó 1 anotación' : `Se comprobaron ${entries} anotaciones`}, de la ${after.seq + 1} a la ${last?.seq ?? after.seq} (${last?.at ?? ''}).`,
    ...(last === null ? [] : [`Huella de la última: ${last.hash}`]),
    signatureSentences[verification.signature],
  ];
  if (after.seq > 0 && after.hash === null)
    lines.push(`Lo anterior a la anotación ${after.seq + 1} no se comprobó.`);
  if (remembered !== null && isWhole)
    lines.push(`Lo que se comprobó el ${remembered.checkedAt} sigue igual (anotación ${remembered.seq}).`);
  if (verification.isRewrittenBefore)
    lines.push(
      '  - La anotación que se recuerda ya no es la que la instalación firma: se reescribió lo publicado.',
    );
  if (verification.signature === 'good' && verification.key === 'endorsed')
    lines.push('Firma con una llave nueva, que la anterior avala.');
  if (verification.signature === 'good' && verification.key === 'unknown')
    lines.push(
      'Aviso: firma con una llave que no se conocía y que ninguna anterior avala; confirme el cambio con quien opera la instalación.',
    );
  lines.push(...problems.map(({ sentence }) => `  - ${sentence}`));
  if (more > 0) lines.push(`  … y ${more} problemas más.`);
  if (isWhole && last !== null) lines.push(`Se recordará en ${path}`);
  return `${lines.join('\n')}\n`;
}
