import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { LogIn } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '@/api/client';
import { credentials } from '@/api/credentials';
import type { DemoAccount, Me } from '@/api/types';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import { Notice } from '@/components/Notice';
import { ProblemNotice } from '@/components/ProblemNotice';
import { setPurpose } from '@/lib/purpose/purposeStore';
import { meQuery } from '@/lib/session/session';
import { startQuery } from '@/lib/session/startQuery';
import { useTitle } from '@/lib/useTitle';
import { DemoAccounts } from './DemoAccounts';
import './LoginPage.css';

const route = getRouteApi('/anmelden');

/** Logging in, and in a demonstration the accounts that may be used. */
export function LoginPage() {
  const { t } = useTranslation();
  const { zurueck, abgelaufen } = route.useSearch();
  const { data: start } = useQuery(startQuery);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const login = useLogin(zurueck);
  useTitle(t('login.title'));
  const enter = (account: DemoAccount) => {
    setUsername(account.username);
    setPassword(account.password);
    login.mutate(account);
  };
  return (
    <div className={`wb-login ${start?.demo === true ? 'wb-login--demo' : ''}`}>
      <section className="wb-login__card">
        <h1>{t('login.title')}</h1>
        <p className="wb-login__text">{t('login.text')}</p>
        {abgelaufen === '1' && login.isIdle && <Notice tone="info">{t('login.expired')}</Notice>}
        {login.isError && <ProblemNotice error={login.error} urgent />}
        <form
          className="wb-login__form"
          onSubmit={(event) => {
            event.preventDefault();
            login.mutate({ username: username.trim(), password });
          }}
        >
          <Field label={t('login.username')}>
            {(ids) => (
              <input
                {...ids}
                className="wb-input"
                autoComplete="username"
                autoCapitalize="none"
                spellCheck={false}
                required
                autoFocus
                value={username}
                onChange={(event) => setUsername(event.target.value)}
              />
            )}
          </Field>
          <Field label={t('login.password')}>
            {(ids) => (
              <input
                {...ids}
                className="wb-input"
                type="password"
                autoComplete="current-password"
                required
                value={password}
                onChange={(event) => setPassword(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" look="primary" icon={LogIn} busy={login.isPending}>
            {t('login.submit')}
          </Button>
        </form>
      </section>
      {start?.demo === true && <DemoAccounts accounts={start.accounts} disabled={login.isPending} onChoose={enter} />}
    </div>
  );
}

function useLogin(returnTo: string | undefined) {
  const queries = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (body: { username: string; password: string }) =>
      unwrap(client.POST('/api/v1/login', { body: { username: body.username, password: body.password } })),
    onSuccess: (answer) => {
      credentials.csrfToken = answer.csrf_token;
      const before = sessionStorage.getItem('aktenlotse.account');
      // A purpose belongs to one person; the next one at this screen states their own.
      if (before !== null && before !== answer.user.id) setPurpose(null);
      sessionStorage.setItem('aktenlotse.account', answer.user.id);
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'start' && queryKey[0] !== 'me' });
      const me: Me = { ...answer.user, csrf_token: answer.csrf_token, expires_at: answer.expires_at };
      queries.setQueryData<Me | null>(meQuery.queryKey, me);
      const inside =
        returnTo?.startsWith('/') === true && !returnTo.startsWith('//') && !returnTo.startsWith('/anmelden');
      router.history.replace(inside && (before === null || before === answer.user.id) ? returnTo : '/');
    },
  });
}
