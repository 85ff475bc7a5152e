import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Problem } from '../api.ts';
import { Breadcrumbs, Head } from '../design/text.tsx';
import { GovernmentPicker, keyOf } from '../parts/government-picker.tsx';
import { paths } from '../paths.ts';
import { type Account, useSession } from '../session.tsx';
import { useGovernmentNames } from './government-names.ts';
import { governmentsOf, panelRoles } from './home-of.ts';
import type { StandardSummary, WorkPackage } from './package-types.ts';
import { Loading, ProblemNotice } from './problem-notice.tsx';
import { begin, standardsOf } from './publishing/begin.ts';
import { ChooseStandard } from './publishing/choose-standard.tsx';
import { type Listed, toProblem, useRest } from './rest.ts';
import { SignedIn } from './signed-in.tsx';

export function Page() {
  return <SignedIn roles={panelRoles}>{(account) => <NewResource account={account} />}</SignedIn>;
}

const noGovernment: Problem = {
  title: 'Falta el gobierno',
  status: 0,
  detail: 'Diga primero qué gobierno publica.',
  code: 'no-government',
};

/** One decision: which data. Everything else is opened with what is known, and can be changed on the way. */
function NewResource({ account }: { account: Account }) {
  const { call } = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const standards = useRest<Listed<StandardSummary>>('/api/v1/standards');
  const packages = useRest<Listed<WorkPackage>>('/api/v1/packages?first=100');
  const own = governmentsOf(account, panelRoles);
  const names = useGovernmentNames(own.length > 1 ? own : []);
  const asked = search.get('gobierno');
  const [cvegeo, setCvegeo] = useState(asked !== null && own.includes(asked) ? asked : (own[0] ?? ''));
  const [opening, setOpening] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const choose = async (standard: StandardSummary) => {
    const publisher = cvegeo || keyOf(document.querySelector<HTMLInputElement>('[name=cvegeo]')?.value ?? '');
    if (publisher === '') return setProblem(noGovernment);
    setOpening(standard.id);
    setProblem(null);
    try {
      const { packageId, resourceName } = await begin(call, account, { cvegeo: publisher, standard });
      await navigate(paths.panelStep(packageId, resourceName));
    } catch (error) {
      setProblem(toProblem(error));
      setOpening(null);
    }
  };

  const begun = new Set(
    (packages.data?.items ?? []).filter((work) => work.cvegeo === cvegeo).flatMap(standardsOf),
  );
  return (
    <div className="stack">
      <Head title="Publicar datos" path={paths.panelNew()} />
      <Breadcrumbs trail={[{ name: 'Mi panel', to: paths.panel() }, { name: 'Publicar datos' }]} />
      <h1>¿Qué datos va a publicar?</h1>
      <p className="lede">
        Elija el estándar que más se parezca. Después suba su archivo como lo tenga: la red lo ordena con
        usted, y nada es público hasta que lo publique.
      </p>
      {problem && <ProblemNotice problem={problem} />}
      {own.length > 1 && (
        <div className="field">
          <label htmlFor="gobierno">Gobierno que publica</label>
          <select id="gobierno" value={cvegeo} onChange={({ target }) => setCvegeo(target.value)}>
            {own.map((key) => (
              <option key={key} value={key}>
                {names[key] ?? key}
              </option>
            ))}
          </select>
        </div>
      )}
      {own.length === 0 && <GovernmentPicker name="cvegeo" label="Gobierno que publica" />}
      {standards.problem && <ProblemNotice problem={standards.problem} />}
      {!standards.data && !standards.problem && <Loading what="los estándares" />}
      {standards.data && (
        <ChooseStandard
          standards={standards.data.items}
          begun={begun}
          opening={opening}
          onChoose={(standard) => void choose(standard)}
        />
      )}
    </div>
  );
}
