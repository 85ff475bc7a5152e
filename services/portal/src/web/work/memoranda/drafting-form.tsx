import { useState } from 'react';
import { ApiProblem } from '../../api.ts';
import { Notice } from '../../design/text.tsx';
import type { AgreementBlock } from '../../parts/agreement/agreement-block.ts';
import { useSession } from '../../session.tsx';
import { WorkForm } from '../work-form.tsx';
import { termsMistakes } from './draft-mistakes.ts';
import { Conflict, type Clash } from './conflict.tsx';
import { memorandumPath, type Terms, type WorkMemorandum } from './memorandum-types.ts';
import { TermsFields, termsFrom } from './terms-form.tsx';

/** What a refused revision brings: what is there now, and what its writer started from. */
type StaleAnswer = {
  current: WorkMemorandum;
  base: { terms: Terms } | null;
  changedBy: string | null;
  changedAt: string | null;
};

const termsOf = ({
  title,
  federationParty,
  governmentParty,
  validFrom,
  validUntil,
  commitments,
  particulars,
}: Terms): Terms => ({
  title,
  federationParty,
  governmentParty,
  validFrom,
  validUntil,
  commitments,
  particulars,
});

/**
 * The terms of a draft. When somebody saved first, both versions are shown side by side and what was typed here is
 * kept until it is saved.
 */
export function DraftingForm({
  memorandum,
  blocks,
  onSaved,
}: {
  memorandum: WorkMemorandum;
  blocks: readonly AgreementBlock[];
  onSaved: () => Promise<void>;
}) {
  const { call } = useSession();
  const [clash, setClash] = useState<Clash | null>(null);
  const [isSaved, setIsSaved] = useState(false);

  const save = async (terms: Terms, { version }: { version: number }) => {
    try {
      await call(memorandumPath(memorandum.id), {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify(terms),
      });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 412) throw error;
      const stale = error.problem as unknown as StaleAnswer;
      setClash({
        mine: terms,
        theirs: termsOf(stale.current),
        base: stale.base?.terms ?? termsOf(memorandum),
        version: stale.current.version,
        changedBy: stale.changedBy,
        changedAt: stale.changedAt,
      });
      return;
    }
    setClash(null);
    setIsSaved(true);
    await onSaved();
  };

  if (clash)
    return (
      <Conflict
        key={clash.version}
        clash={clash}
        onSave={(merged) => save(merged, { version: clash.version })}
      />
    );
  return (
    <div className="stack">
      {isSaved && (
        <Notice role="status" title="Guardado">
          <p>El texto de abajo ya dice lo que cambió.</p>
        </Notice>
      )}
      <WorkForm
        key={memorandum.version}
        label="Guardar los cambios"
        busyLabel="Guardando…"
        check={termsMistakes}
        action={(form) => save(termsFrom(form), memorandum)}
      >
        {(mistakes) => (
          <TermsFields
            terms={memorandum}
            clauses={blocks.filter(({ kind }) => kind === 'clause')}
            mistakes={mistakes}
          />
        )}
      </WorkForm>
    </div>
  );
}
