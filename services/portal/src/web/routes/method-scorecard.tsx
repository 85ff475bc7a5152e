import {
  contestAnswerWords,
  improvementMonths,
  rankedPeers,
  scorecardFigureIds,
  scorecardFigures,
} from '@rma/domain';
import { Link } from 'react-router';
import { DataTable } from '../design/data-table.tsx';
import { Head } from '../design/text.tsx';
import { paths } from '../paths.ts';

export const load = () => Promise.resolve(null);

/** Everything that somebody needs to work the grade out again, or to disagree with it. */
export function Page() {
  return (
    <div className="stack-wide prose">
      <Head
        title="Cómo se califica a los gobiernos"
        description="Las ocho cifras, lo que pesa cada una, la confianza, los empates y cómo impugnar."
        path={paths.methodScorecard()}
      />
      <header className="page-head">
        <h1>Cómo se califica a los gobiernos</h1>
        <p className="lede">
          La calificación va de 0 a 100 y es el promedio, por su peso, de las cifras que se pudieron juzgar.
          Cualquiera la puede volver a calcular: las cuentas de cada cifra se publican con ella.
        </p>
      </header>
      <section aria-labelledby="cifras">
        <div className="section-head">
          <h2 id="cifras">Las ocho cifras</h2>
        </div>
        <DataTable
          caption="Cada cifra, lo que pesa y cómo se calcula"
          captionHidden
          rows={[...scorecardFigureIds]}
          keyOf={(id) => id}
          columns={[
            { title: 'Cifra', cell: (id) => scorecardFigures[id].name },
            { title: 'Pesa', isNumber: true, cell: (id) => `${scorecardFigures[id].weight} de 100` },
            { title: 'Cómo se calcula', cell: (id) => scorecardFigures[id].explanation },
          ]}
        />
      </section>
      <section aria-labelledby="justa" className="stack-tight">
        <div className="section-head">
          <h2 id="justa">Por qué es justa con los pequeños</h2>
        </div>
        <p>
          Todas las cifras son partes de lo que cada gobierno tiene, nunca totales. Lo que no hay no se juzga:
          quien no tiene convenio no pierde por compromisos que no hizo, y sin datos no hay cero. Un estándar
          que el inventario declara imposible de abrir, con su fundamento, no se le pide.
        </p>
        <p>
          Las clasificaciones comparan estados con estados y municipios con municipios, y también a cada uno
          con los {rankedPeers} más cercanos en población. Aparecen los integrantes de la red y quienes
          publican. Los que empatan comparten lugar.
        </p>
      </section>
      <section aria-labelledby="confianza" className="stack-tight">
        <div className="section-head">
          <h2 id="confianza">La confianza</h2>
        </div>
        <p>
          Cada cifra dice de cuántos casos sale: de diez o más, confianza alta; de tres a nueve, media; de uno
          o dos, baja. En un tema bastan cuatro y dos, porque cada tema tiene cuatro estándares.
        </p>
        <p>
          La confianza de la calificación es la parte del peso total que se pudo juzgar, contando dos tercios
          de las cifras de confianza media y un tercio de las de baja: alta desde 80 %, media desde 65 %, baja
          desde 50 %. Con menos de la mitad no hay calificación: el gobierno aparece aparte, con muy poco que
          juzgar.
        </p>
      </section>
      <section aria-labelledby="tiempo" className="stack-tight">
        <div className="section-head">
          <h2 id="tiempo">Cuándo cambia</h2>
        </div>
        <p>
          La del mes en curso se vuelve a calcular cuando cambia algo de lo que sale, y una vez al día por lo
          que cambia con el tiempo. Al terminar el mes queda fija. La mejora son los puntos que sube en{' '}
          {improvementMonths} meses; sin calificación entonces, no se mide.
        </p>
      </section>
      <section aria-labelledby="impugnar" className="stack-tight">
        <div className="section-head">
          <h2 id="impugnar">Si una cifra está mal</h2>
        </div>
        <p>
          El enlace o el administrador de datos del gobierno la puede impugnar. Lo que dice y la respuesta de
          la coordinación son públicos, quedan junto a la cifra y en la{' '}
          <Link to={paths.ledger({ tipo: 'figure.contested' })}>bitácora</Link>. Hay tres respuestas:
        </p>
        <ul>
          {Object.values(contestAnswerWords).map((word) => (
            <li key={word}>{word}.</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="origen" className="stack-tight">
        <div className="section-head">
          <h2 id="origen">De dónde viene</h2>
        </div>
        <p>
          La implementación es la calificación que los Escuadrones de Datos usaron desde 2014. La descripción
          sigue la <a href="https://data.europa.eu/mqa/methodology">metodología MQA de data.europa.eu</a>.
          Oro, plata y bronce vienen del robot que revisaba los recursos de ADELA. Los pesos son de la Red.
        </p>
        <p>
          <Link to={paths.rankings()}>Ver las clasificaciones</Link>
        </p>
      </section>
    </div>
  );
}
