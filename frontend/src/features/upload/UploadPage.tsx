import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelChoices, UploadLabels, User } from '@/api/types';
import { Button } from '@/components/Button';
import { Notice } from '@/components/Notice';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Waiting } from '@/components/Waiting';
import { labelChoicesQuery } from '@/lib/documents/queries';
import { nameOf } from '@/lib/documents/nameOf';
import { formatSize } from '@/lib/format/formatSize';
import { useUser } from '@/lib/session/session';
import { useTitle } from '@/lib/useTitle';
import { addFiles, markOf } from './addFiles';
import { BatchView } from './BatchView';
import { commonFolder, type ChosenFile } from './chosenFile';
import { DropArea } from './DropArea';
import { LabelForm } from './LabelForm';
import { openBatch } from './openBatch';
import { uploads, useUploads } from './uploads';
import './UploadPage.css';

const route = getRouteApi('/shell/eingang');

/** Chosen files that are listed one by one. */
const MOST_SHOWN = 100;

/** Handing in: labels once for all files, the files, and how far each one has come. */
export function UploadPage() {
  const { t } = useTranslation();
  const user = useUser();
  const choices = useQuery(labelChoicesQuery);
  useTitle(t('nav.upload'));
  return (
    <div className="wb-page wb-upload">
      <h1>{t('upload.title')}</h1>
      <p className="wb-page__lead">
        {t('upload.text')} <Link to="/stapel">{t('stack.all')}</Link>
      </p>
      {user.units.length === 0 ? (
        <Notice tone="warning" title={t('upload.noUnit')}>
          {t('upload.noUnitText')}
        </Notice>
      ) : choices.data !== undefined ? (
        <Desk user={user} choices={choices.data} />
      ) : choices.isError ? (
        <ProblemNotice error={choices.error} onRetry={() => void choices.refetch()} />
      ) : (
        <Waiting />
      )}
    </div>
  );
}

interface DeskProps {
  readonly user: User;
  readonly choices: LabelChoices;
}

function Desk({ user, choices }: DeskProps) {
  const { t, i18n } = useTranslation();
  const [labels, setLabels] = useState(() => firstLabels(user));
  const [files, setFiles] = useState<ChosenFile[]>([]);
  const items = useUploads();
  const { stapel } = route.useSearch();
  const send = useMutation({
    // A single file needs no batch; a batch that is gone on with takes any number.
    mutationFn: async () => stapel ?? (files.length > 1 ? await openBatch(commonFolder(files), files.length) : null),
    onSuccess: (batch) => {
      uploads.add(files, { labels, batch });
      setFiles([]);
    },
  });
  const complete = (labels.grants ?? []).every(
    ({ to_unit, until, legal_basis }) => to_unit !== '' && until !== '' && legal_basis.trim() !== '',
  );
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  return (
    <>
      <div className="wb-upload__desk">
        <section className="wb-card" aria-labelledby="upload-labels">
          <h2 id="upload-labels">
            <span className="wb-step">1</span> {t('upload.labels')}
          </h2>
          <LabelForm labels={labels} choices={choices} user={user} onLabels={setLabels} />
        </section>
        <section className="wb-card" aria-labelledby="upload-files">
          <h2 id="upload-files">
            <span className="wb-step">2</span> {t('upload.files')}
          </h2>
          <DropArea onFiles={(added) => setFiles(addFiles(files, added))} />
          {files.length > 0 && (
            <ul className="wb-chosen">
              {files.slice(0, MOST_SHOWN).map((chosen) => (
                <li key={markOf(chosen)}>
                  <span className="wb-chosen__name">{chosen.path}</span>
                  <span className="wb-muted">{formatSize(chosen.file.size, i18n.language)}</span>
                  <button
                    type="button"
                    className="wb-link"
                    onClick={() => setFiles(files.filter((other) => other !== chosen))}
                    aria-label={t('upload.dropFile', { name: chosen.path })}
                  >
                    {t('common.remove')}
                  </button>
                </li>
              ))}
              {files.length > MOST_SHOWN && (
                <li className="wb-muted">{t('batch.more', { count: files.length - MOST_SHOWN })}</li>
              )}
            </ul>
          )}
          <div className="wb-upload__summary">
            <Readers labels={labels} choices={choices} />
            <Button
              look="primary"
              icon={Send}
              disabled={files.length === 0 || !complete}
              busy={send.isPending}
              onClick={() => send.mutate()}
            >
              {files.length === 0
                ? t('upload.submitNone')
                : t('upload.submit', { count: files.length, size: formatSize(bytes, i18n.language) })}
            </Button>
          </div>
          {send.isError && <ProblemNotice error={send.error} />}
          {!complete && <p className="wb-field__error">{t('labels.grantIncomplete')}</p>}
        </section>
      </div>
      {items.length > 0 && <BatchView items={items} />}
    </>
  );
}

/** Says once more, in one sentence, who will be able to read the files. */
function Readers({ labels, choices }: { readonly labels: UploadLabels; readonly choices: LabelChoices }) {
  const { t } = useTranslation();
  const sentence = t(`labels.readers.${labels.release}`, {
    unit: nameOf(choices, 'unit', labels.unit),
    agency: nameOf(choices, 'agency', labels.agency),
    classification: nameOf(choices, 'classification', labels.classification),
  });
  const further = (labels.grants ?? [])
    .filter(({ to_unit }) => to_unit !== '')
    .map(({ to_unit }) => nameOf(choices, 'unit', to_unit));
  return (
    <p className="wb-upload__readers">
      {sentence} {further.length > 0 && t('labels.readers.further', { units: further.join(', ') })}
    </p>
  );
}

function firstLabels(user: User): UploadLabels {
  const unit = user.units[0] ?? '';
  return {
    agency: unit.split('/')[0] ?? user.agency,
    unit,
    // The narrower choice is the harmless one; opening up is a decision of its own.
    classification: Math.min(1, user.clearance),
    release: 'unit',
    grants: [],
  };
}
