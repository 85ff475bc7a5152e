import { useState } from 'react';
import type { Problem } from '../../api.ts';
import { useSession } from '../../session.tsx';
import { openDocument } from '../open-document.ts';
import { ProblemNotice } from '../problem-notice.tsx';
import { toProblem } from '../rest.ts';
import type { WorkMemorandum } from './memorandum-types.ts';

/** The PDF that is signed, for the two parties; nothing before it is made. */
export function DocumentLink({
  memorandum: { id, folio, documentSha256 },
}: {
  memorandum: Pick<WorkMemorandum, 'id' | 'folio' | 'documentSha256'>;
}) {
  const { call } = useSession();
  const [problem, setProblem] = useState<Problem | null>(null);
  if (documentSha256 === null) return null;
  const download = () => {
    openDocument(call, `/memoranda/${id}/document.pdf`, { fileName: `${folio}.pdf` }).catch(
      (error: unknown) => setProblem(toProblem(error)),
    );
  };
  return (
    <>
      <button type="button" className="button quiet" onClick={download}>
        Descargar el documento (PDF)
      </button>
      <br />
      <span className="small soft">
        Huella SHA-256: <code className="hash">{documentSha256}</code>
      </span>
      {problem && <ProblemNotice problem={problem} />}
    </>
  );
}
