import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Field } from '@/components/Field';
import { unlockDocument } from '@/lib/documents/documentActions';
import { problemTexts } from '@/lib/text/problemTexts';
import './PasswordForm.css';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly onOpened: () => void;
}

/** Asks for the password of a file in quarantine; it is sent once and kept nowhere, a wrong one may be tried again. */
export function PasswordForm({ id, name, onOpened }: Props) {
  const { t, i18n } = useTranslation();
  const [password, setPassword] = useState('');
  const unlock = useMutation({
    mutationFn: unlockDocument,
    gcTime: 0, // what was typed must not stay in the memory of past changes
    onSuccess: onOpened,
    onSettled: () => setPassword(''),
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (password !== '') unlock.mutate({ id, password });
  };
  const problem = unlock.isError ? problemTexts(unlock.error, t, i18n.language) : null;
  return (
    <form className="wb-password" onSubmit={send} aria-label={t('password.of', { name })}>
      <Field label={t('password.label')} hint={t('password.hint')} error={problem?.detail}>
        {(ids) => (
          <input
            {...ids}
            className="wb-input"
            type="password"
            value={password}
            maxLength={500}
            autoComplete="off"
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button icon={KeyRound} type="submit" busy={unlock.isPending} disabled={password === ''}>
        {t('password.open')}
      </Button>
    </form>
  );
}
