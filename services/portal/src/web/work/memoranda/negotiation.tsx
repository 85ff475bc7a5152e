import { TextArea } from '../../design/form.tsx';
import { StatusWord } from '../../design/text.tsx';
import { formatMoment } from '../../format.ts';
import type { AgreementBlock } from '../../parts/agreement/agreement-block.ts';
import { AgreementText } from '../../parts/agreement/agreement-text.tsx';
import { useSession } from '../../session.tsx';
import { textOf } from '../form-text.ts';
import { Loading, ProblemNotice } from '../problem-notice.tsx';
import { sendJson, useRest, type Listed } from '../rest.ts';
import { WorkForm } from '../work-form.tsx';
import { memorandumPath, type WorkMemorandum } from './memorandum-types.ts';

type Comment = {
  id: string;
  clause: string | null;
  party: 'federation' | 'government';
  body: string;
  proposal: string | null;
  writtenAt: string;
  writtenBy: string;
  isSettled: boolean;
};

/** The text with what each party says of each clause, and a place to say something. */
export function Negotiation({
  memorandum,
  blocks,
  maySettle,
}: {
  memorandum: WorkMemorandum;
  blocks: readonly AgreementBlock[];
  maySettle: boolean;
}) {
  const path = `${memorandumPath(memorandum.id)}/comments`;
  const { data, problem, reload } = useRest<Listed<Comment>>(path);
  const mayComment = ['drafted', 'in-review'].includes(memorandum.state);
  if (problem) return <ProblemNotice problem={problem} />;
  if (!data) return <Loading what="los comentarios" />;
  const notes = (clause: string | null, name: string) => (
    <ClauseNotes
      comments={data.items.filter((comment) => comment.clause === clause)}
      {...{ clause, name, path, mayComment, maySettle }}
      onDone={reload}
    />
  );
  return (
    <div className="stack">
      <AgreementText blocks={blocks} besideClause={({ id, name }) => notes(id, name)} />
      <section aria-labelledby="sobre-todo" className="stack">
        <h3 id="sobre-todo">Sobre todo el texto</h3>
        {notes(null, 'todo el texto')}
      </section>
    </div>
  );
}

const partyWords = { federation: 'Coordinación', government: 'Gobierno' } as const;

function ClauseNotes({
  comments,
  clause,
  name,
  path,
  mayComment,
  maySettle,
  onDone,
}: {
  comments: readonly Comment[];
  clause: string | null;
  name: string;
  path: string;
  mayComment: boolean;
  maySettle: boolean;
  onDone: () => Promise<void>;
}) {
  const { call } = useSession();
  if (comments.length === 0 && !mayComment) return null;
  return (
    <div className="clause-notes stack-tight no-print">
      {comments.map((comment) => (
        <article key={comment.id} className="stack-tight">
          <p className="small">
            <strong>{partyWords[comment.party]}</strong>, {comment.writtenBy},{' '}
            {formatMoment(comment.writtenAt)}{' '}
            {comment.isSettled && <StatusWord kind="good">Atendido</StatusWord>}
          </p>
          <p className="proposal">{comment.body}</p>
          {comment.proposal !== null && (
            <blockquote className="proposal">
              <span className="small soft">Redacción que propone: </span>
              {comment.proposal}
            </blockquote>
          )}
          {maySettle && !comment.isSettled && (
            <WorkForm
              label="Dar por atendido"
              kind="quiet"
              action={async () => {
                await sendJson(call, 'POST', { path: `${path}/${comment.id}/settlement` });
                await onDone();
              }}
            />
          )}
        </article>
      ))}
      {mayComment && (
        <details>
          <summary>
            Comentar<span className="visually-hidden"> {name}</span>
          </summary>
          <WorkForm
            key={comments.length}
            label="Enviar el comentario"
            check={(form) => (textOf(form, 'body') === '' ? { body: 'Escriba su comentario.' } : {})}
            action={async (form) => {
              const proposal = textOf(form, 'proposal');
              await sendJson(call, 'POST', {
                path,
                body: {
                  body: textOf(form, 'body'),
                  ...(clause !== null && { clause }),
                  ...(clause !== null && proposal !== '' && { proposal }),
                },
              });
              await onDone();
            }}
          >
            {(mistakes) => (
              <>
                <TextArea name="body" label="Comentario" mistake={mistakes['body']} />
                {clause !== null && (
                  <TextArea
                    name="proposal"
                    label="Redacción que propone"
                    isRequired={false}
                    mistake={mistakes['proposal']}
                  />
                )}
              </>
            )}
          </WorkForm>
        </details>
      )}
    </div>
  );
}
