import { useSearchParams } from 'react-router';
import { paths } from '../../paths.ts';
import { Coordination } from '../coordination.tsx';
import { BoardFilters } from './board-filters.tsx';
import { viewOf } from './board-address.ts';
import { BoardView } from './board-view.tsx';
import { MapView } from './map-view.tsx';
import { SavedViews } from './saved-views.tsx';
import { TableView } from './table-view.tsx';

export function Page() {
  const [parameters] = useSearchParams();
  const view = viewOf(parameters);
  return (
    <Coordination title="Tablero" path={paths.coordination()}>
      {(account) => (
        <div className="stack">
          <BoardFilters parameters={parameters} />
          {view === 'tablero' && <BoardView parameters={parameters} />}
          {view === 'tabla' && (
            <TableView
              key={parameters.toString()}
              parameters={parameters}
              mayWrite={account.grants.some(({ role }) => role === 'coordinator')}
            />
          )}
          {view === 'mapa' && <MapView parameters={parameters} />}
          <SavedViews parameters={parameters} />
        </div>
      )}
    </Coordination>
  );
}
