import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { DemoAccount } from '@/api/types';
import { Notice } from '@/components/Notice';

interface Props {
  readonly accounts: readonly DemoAccount[];
  readonly disabled: boolean;
  readonly onChoose: (account: DemoAccount) => void;
}

/** The accounts of the demonstration; a click logs in. */
export function DemoAccounts({ accounts, disabled, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <section className="wb-demo" aria-labelledby="demo-title">
      <Notice tone="warning" title={<span id="demo-title">{t('demo.title')}</span>}>
        <p>{t('demo.text')}</p>
      </Notice>
      <ul className="wb-demo__list">
        {accounts.map((account) => (
          <li key={account.username}>
            <button type="button" className="wb-demo__card" disabled={disabled} onClick={() => onChoose(account)}>
              <span className="wb-demo__name">{account.name}</span>
              <span className="wb-demo__role">{account.roles.map((role) => t(`roles.${role}` as 'roles.clerk')).join(', ')}</span>
              <span className="wb-demo__about" lang="de">
                {account.about || account.unit_names.join(', ')}
              </span>
              <span className="wb-demo__login">
                {account.username}
                <br />
                {account.password}
              </span>
              <ArrowRight aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
