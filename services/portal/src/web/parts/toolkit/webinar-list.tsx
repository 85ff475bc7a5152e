import { StatusWord } from '../../design/text.tsx';
import { formatMoment } from '../../format.ts';
import type { Webinar } from './programme-types.ts';

/** Webinars with their day and hour in Mexico City, and where they are joined for who was told. */
export function WebinarList({ webinars }: { webinars: Webinar[] }) {
  return (
    <ul className="dialog-lines plain">
      {webinars.map((webinar) => (
        <li key={webinar.id} className="stack-tight">
          <h3>{webinar.title}</h3>
          <p className="small soft">
            {formatMoment(webinar.startsAt)}, hora del centro de México; {webinar.durationMinutes} minutos
          </p>
          {webinar.isCancelled && <StatusWord kind="bad">Cancelado</StatusWord>}
          <p>{webinar.description}</p>
          {webinar.joinUrl && !webinar.isCancelled && (
            <p>
              <a href={webinar.joinUrl}>
                Entrar<span className="visually-hidden"> a {webinar.title}</span>
              </a>
            </p>
          )}
          {webinar.recordingUrl && (
            <p>
              <a href={webinar.recordingUrl}>
                Ver la grabación<span className="visually-hidden"> de {webinar.title}</span>
              </a>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
