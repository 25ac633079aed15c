import { MoveHorizontal, ScanText, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/components/IconButton';
import { stepZoom } from '@/lib/documents/stepZoom';
import { formatShare } from '@/lib/format/formatShare';
import { useSetting, writeSetting } from '@/lib/settings/settings';

interface Props {
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
}

/** Enlarges the page and shades the words that were hard to read. */
export function ZoomTools({ zoom, onZoom }: Props) {
  const { t, i18n } = useTranslation();
  const doubtful = useSetting('doubtful') === 'show';
  return (
    <div className="wb-pane__group">
      <IconButton
        icon={ScanText}
        label={t('viewer.shadeDoubtful')}
        aria-pressed={doubtful}
        onClick={() => writeSetting('doubtful', doubtful ? 'hide' : 'show')}
      />
      <IconButton
        icon={ZoomOut}
        label={t('viewer.zoomOut')}
        aria-keyshortcuts="-"
        onClick={() => onZoom(stepZoom(zoom, -1))}
      />
      <span className="wb-pane__count">{formatShare(zoom, i18n.language)}</span>
      <IconButton
        icon={ZoomIn}
        label={t('viewer.zoomIn')}
        aria-keyshortcuts="+"
        onClick={() => onZoom(stepZoom(zoom, 1))}
      />
      <IconButton icon={MoveHorizontal} label={t('viewer.fitWidth')} aria-keyshortcuts="0" onClick={() => onZoom(1)} />
    </div>
  );
}
