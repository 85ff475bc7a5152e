import { useState } from 'react';
import { TextArea } from '../../design/form.tsx';
import { countOf } from '../../format.ts';
import { type ColumnEvidence, recommendedFor } from './privacy-evidence.ts';
import { actionWords, shortestReason } from './privacy-words.ts';

/** One column with data of persons: the evidence, masked, and what can be done with it. */
export function PrivacyColumn({
  column,
  place,
  mayKeep,
  mistake,
}: {
  column: ColumnEvidence;
  place: number;
  mayKeep: boolean;
  mistake: string | undefined;
}) {
  const { header, field, kinds, count, examples, offers, decided, reason } = column;
  const recommended = recommendedFor(column);
  const [action, setAction] = useState(decided ?? recommended);
  return (
    <fieldset className="privacy">
      <legend>«{header}»</legend>
      <p>
        Tiene {kinds.join(' y ')}, en {countOf(count, 'celda', 'celdas')}
        {field === null && '. El estándar no usa esta columna'}.
      </p>
      <p className="small">
        <span className="soft">Como aparecen, con casi todo tapado: </span>
        {examples.map((example, index) => (
          <code key={index} className="masked">
            {example}
          </code>
        ))}
      </p>
      {offers
        .filter((offer) => offer !== 'keep' || mayKeep)
        .map((offer) => (
          <div key={offer} className="choice">
            <input
              type="radio"
              name={`privacidad.${place}`}
              id={`privacidad-${place}-${offer}`}
              value={offer}
              checked={action === offer}
              aria-describedby={`privacidad-${place}-${offer}-que`}
              onChange={() => setAction(offer)}
            />
            <div>
              <label htmlFor={`privacidad-${place}-${offer}`}>{actionWords[offer].title}</label>{' '}
              {offer === recommended && <span className="tag">recomendado</span>}
              <p className="small soft" id={`privacidad-${place}-${offer}-que`}>
                {actionWords[offer].effect}
              </p>
            </div>
          </div>
        ))}
      {!mayKeep && (
        <p className="small soft">
          Solo el enlace o el administrador de datos de ese gobierno puede decidir que se publique como está.
        </p>
      )}
      {action === 'keep' && (
        <TextArea
          name={`motivo.${place}`}
          label="Por qué puede publicarse"
          hint={`Diga la ley o el consentimiento que lo permite, en ${shortestReason} letras o más. Con su nombre y la fecha, queda para siempre en la bitácora pública.`}
          defaultValue={reason}
          mistake={mistake}
        />
      )}
    </fieldset>
  );
}
