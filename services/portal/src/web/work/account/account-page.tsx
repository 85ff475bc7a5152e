import { Head, Notice } from '../../design/text.tsx';
import { paths } from '../../paths.ts';
import type { Account } from '../../session.tsx';
import { governmentsOf } from '../home-of.ts';
import { SignedIn } from '../signed-in.tsx';
import { IdentityList } from './identity-list.tsx';
import { NotificationChoices } from './notification-choices.tsx';
import { SecondFactor } from './second-factor.tsx';
import { SessionList } from './session-list.tsx';
import { WebhookList } from './webhook-list.tsx';

export function Page() {
  return <SignedIn roles="any">{(account) => <OwnAccount account={account} />}</SignedIn>;
}

function OwnAccount({ account }: { account: Account }) {
  return (
    <div className="stack-wide">
      <header className="page-head">
        <Head title="Mi cuenta" path={paths.account()} />
        <h1>Mi cuenta</h1>
        <p className="lede">
          {account.name}, {account.email}
        </p>
      </header>
      {account.secondFactor === 'to-enrol' && (
        <Notice kind="attention" title="Falta un paso para trabajar">
          <p>
            La coordinación de la red entra con verificación en dos pasos. Actívela aquí abajo; tarda dos
            minutos y se hace una vez.
          </p>
        </Notice>
      )}
      <SecondFactor account={account} />
      <SessionList />
      {account.secondFactor !== 'to-enrol' && (
        <>
          <IdentityList administered={governmentsOf(account, ['administrator'])} />
          <NotificationChoices account={account} />
          <WebhookList />
        </>
      )}
    </div>
  );
}
