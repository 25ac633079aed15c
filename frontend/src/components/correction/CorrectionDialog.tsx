import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useId, useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageView, WordView } from '@/api/types';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { Field } from '@/components/Field';
import { ProblemNotice } from '@/components/ProblemNotice';
import { correctPage, forgetText } from '@/lib/documents/corrections';
import { lineOf } from '@/lib/documents/lineOf';

interface Props {
  readonly id: string;
  readonly page: PageView;
  readonly word: WordView;
  readonly onClose: () => void;
}

/** Asks what a word, or the line that it stands on, says in truth. */
export function CorrectionDialog({ id, page, word, onClose }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const form = useId();
  const [whole, setWhole] = useState(false);
  const line = lineOf(page.text, page.words, word);
  const old = whole ? line : word;
  const [text, setText] = useState(word.text);
  const [reason, setReason] = useState('');
  const save = useMutation({
    mutationFn: () =>
      correctPage(
        { id, page: page.number },
        {
          start: old.start,
          end: old.end,
          old_text: old.text,
          new_text: text.trim(),
          ...(reason.trim() !== '' && { reason: reason.trim() }),
        },
      ),
    onSuccess: async () => {
      await forgetText(queries, id);
      onClose();
    },
  });
  const send = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() === old.text) onClose();
    else save.mutate();
  };
  return (
    <Dialog
      title={t('correction.title')}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button look="primary" icon={Check} type="submit" form={form} busy={save.isPending}>
            {t('correction.save')}
          </Button>
        </>
      }
    >
      {save.isError && <ProblemNotice error={save.error} urgent />}
      <form id={form} onSubmit={send}>
        <p>
          {t('correction.read')} <strong>{old.text}</strong>
        </p>
        <Field label={t('correction.truth')} hint={t('correction.truthHint')}>
          {(ids) => (
            <input
              {...ids}
              className="wb-input"
              value={text}
              maxLength={2000}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <label className="wb-check">
          <input
            type="checkbox"
            checked={whole}
            onChange={(event) => {
              setWhole(event.target.checked);
              setText(event.target.checked ? line.text : word.text);
            }}
          />
          {t('correction.wholeLine')}
        </label>
        <Field label={t('correction.reason')} optional={t('common.optional')}>
          {(ids) => (
            <input
              {...ids}
              className="wb-input"
              value={reason}
              maxLength={500}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
