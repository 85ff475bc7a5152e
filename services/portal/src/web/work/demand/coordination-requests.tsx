import { Head } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { SignedIn } from '../signed-in.tsx';
import { RequestBoard } from './request-board.tsx';

/** The squad's and the coordinators' view of all the requests of the network. */
export function Page() {
  return (
    <SignedIn roles={['coordinator', 'squad', 'auditor']}>
      {() => (
        <div className="stack">
          <Head title="Peticiones, coordinación" path={paths.coordinationRequests()} />
          <h1>Peticiones de datos</h1>
          <p className="lede">
            El escuadrón revisa que cada una pida un dato, une las que piden lo mismo y no admite las demás.
            El plazo del gobierno corre desde que se publican.
          </p>
          <RequestBoard
            views={[
              { name: 'Por revisar', states: ['published'] },
              { name: 'Esperan respuesta', states: ['checked'] },
              { name: 'Respondidas', states: ['answered'] },
              { name: 'Unidas y no admitidas', states: ['merged', 'rejected'] },
            ]}
            empty="Las peticiones de toda la red aparecen aquí cuando alguien confirma su correo."
          />
        </div>
      )}
    </SignedIn>
  );
}
