import { useQueryClient } from '@tanstack/react-query';
import { FolderKey } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { Dialog } from '@/components/Dialog';
import { usePurpose } from '@/lib/purpose/purposeStore';
import { writePurpose } from '@/lib/purpose/writePurpose';
import { PurposeForm } from './PurposeForm';

/** Shows the purpose of this session at all times and lets it be changed. */
export function PurposeBar() {
  const { t } = useTranslation();
  const purpose = usePurpose();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  if (purpose === null) {
    return (
      <p className="wb-purpose-bar">
        <FolderKey aria-hidden="true" />
        <span className="wb-purpose-bar__text wb-muted">{t('purpose.none')}</span>
      </p>
    );
  }
  const text = writePurpose(purpose);
  return (
    <section className="wb-purpose-bar" aria-label={t('purpose.label')}>
      <FolderKey aria-hidden="true" />
      <span className="wb-purpose-bar__text" title={text}>
        {t('purpose.label')}: <strong>{text}</strong>
      </span>
      <Button look="tertiary" onClick={() => setOpen(true)}>
        {t('purpose.edit')}
      </Button>
      {open && (
        <Dialog title={t('purpose.changeTitle')} onClose={() => setOpen(false)}>
          <p className="wb-muted">{t('purpose.changeText')}</p>
          <PurposeForm
            before={purpose}
            onCancel={() => setOpen(false)}
            onDone={() => {
              setOpen(false);
              // What is on the screen was read for the old purpose; it is asked for anew and logged under the new one.
              void queries.resetQueries({
                predicate: ({ queryKey }) => !['me', 'start', 'labels', 'meaning'].includes(String(queryKey[0])),
              });
            }}
          />
        </Dialog>
      )}
    </section>
  );
}
