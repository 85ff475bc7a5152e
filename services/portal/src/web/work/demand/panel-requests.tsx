import { Link } from 'react-router';
import { Head } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import { panelRoles } from '../home-of.ts';
import { SignedIn } from '../signed-in.tsx';
import { RequestBoard } from './request-board.tsx';

export function Page() {
  return (
    <SignedIn roles={[...panelRoles, 'coordinator', 'auditor']}>
      {() => (
        <div className="stack">
          <Head title="Peticiones de datos" path={paths.panelRequests()} />
          <h1>Peticiones de datos</h1>
          <p className="lede">
            Lo que la ciudadanía pide a su gobierno. Responda antes de que venza: publicado, con fecha, o el
            fundamento legal por el que no se puede.
          </p>
          <p>
            <Link to={paths.panelRounds()}>Preguntar a la ciudadanía qué abrir primero</Link>
          </p>
          <RequestBoard
            views={[
              { name: 'Por responder', states: ['published', 'checked'] },
              { name: 'Respondidas', states: ['answered'] },
              { name: 'Unidas y no admitidas', states: ['merged', 'rejected'] },
            ]}
            empty="Cuando alguien pida un dato a su gobierno, aparecerá aquí y le avisaremos por correo."
          />
        </div>
      )}
    </SignedIn>
  );
}
