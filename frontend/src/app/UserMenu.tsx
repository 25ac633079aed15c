import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { History, LogOut, UserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client, unwrap } from '@/api/client';
import { credentials } from '@/api/credentials';
import type { User } from '@/api/types';
import { Button } from '@/components/Button';
import { Menu } from '@/components/Menu';
import { OwnQuestionsDialog } from '@/features/search/OwnQuestionsDialog';
import { uploads } from '@/features/upload/uploads';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { setPurpose } from '@/lib/purpose/purposeStore';
import { may } from '@/lib/roles/may';
import { meQuery } from '@/lib/session/session';

/** Who is logged in, what that person may see, and the way out. */
export function UserMenu({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const { data: choices } = useQuery(labelChoicesQuery);
  const logout = useLogout();
  const [questionsOpen, setQuestionsOpen] = useState(false);
  return (
    <>
      <Menu
        spokenLabel={t('user.menu', { name: user.name })}
        label={
          <>
            <UserRound aria-hidden="true" />
            <span className="wb-menu__name">{user.name}</span>
          </>
        }
      >
        <div className="wb-user">
          <p className="wb-user__name">{user.name}</p>
          <p>{user.roles.map((role) => t(`roles.${role}`)).join(', ')}</p>
          <p className="wb-muted">
            {nameOf(choices, 'agency', user.agency)}
            {user.units.length > 0 && `: ${user.units.map((unit) => nameOf(choices, 'unit', unit)).join(', ')}`}
          </p>
          {user.roles.some((role) => role !== 'auditor' && role !== 'admin') && (
            <p className="wb-muted">
              {t('user.clearance', { name: nameOf(choices, 'classification', user.clearance) })}
            </p>
          )}
        </div>
        <div className="wb-user__foot">
          {may(user, 'read') && (
            <Button icon={History} onClick={() => setQuestionsOpen(true)}>
              {t('ownQuestions.title')}
            </Button>
          )}
          <Button icon={LogOut} busy={logout.isPending} onClick={() => logout.mutate()}>
            {t('user.logout')}
          </Button>
        </div>
      </Menu>
      {questionsOpen && <OwnQuestionsDialog onClose={() => setQuestionsOpen(false)} />}
    </>
  );
}

function useLogout() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => unwrap(client.POST('/api/v1/logout')),
    onSuccess: () => {
      credentials.csrfToken = null;
      setPurpose(null);
      uploads.clear();
      sessionStorage.removeItem('aktenlotse.account');
      queries.setQueryData(meQuery.queryKey, null);
      void navigate({ to: '/anmelden', search: {} }).then(() =>
        queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'start' && queryKey[0] !== 'me' }),
      );
    },
  });
}
