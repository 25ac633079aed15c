import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/components/Button';
import { chosenFile, type ChosenFile } from './chosenFile';
import { readDropped } from './readDropped';

interface Props {
  readonly onFiles: (files: ChosenFile[]) => void;
}

/** Takes files by drag and drop, folders too, or by the file dialog. */
export function DropArea({ onFiles }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  return (
    <div
      className="wb-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void readDropped(event.dataTransfer).then(onFiles);
      }}
    >
      <FileUp className="wb-drop__icon" aria-hidden="true" />
      <p className="wb-drop__title">{t('upload.drop')}</p>
      <p className="wb-muted">{t('upload.formats')}</p>
      <div className="wb-drop__buttons">
        <Button onClick={() => input.current?.click()}>{t('upload.choose')}</Button>
        <Button onClick={() => folder.current?.click()}>{t('upload.chooseFolder')}</Button>
      </div>
      <input
        ref={input}
        className="kern-sr-only"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t('upload.choose')}
        onChange={(event) => {
          onFiles(Array.from(event.target.files ?? [], chosenFile));
          // The same file can then be chosen once more.
          event.target.value = '';
        }}
      />
      <input
        ref={folder}
        className="kern-sr-only"
        type="file"
        {...{ webkitdirectory: '' }}
        tabIndex={-1}
        aria-label={t('upload.chooseFolder')}
        onChange={(event) => {
          onFiles(Array.from(event.target.files ?? [], chosenFile).filter(({ path }) => !/(^|\/)\./.test(path)));
          event.target.value = '';
        }}
      />
    </div>
  );
}
