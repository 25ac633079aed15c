import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MentionView } from '@/api/types';
import { placeBox } from '@/lib/documents/placeBox';
import { entityType } from '@/lib/entities/entityTypes';
import { TYPE_ICONS } from './typeIcons';
import { useMentionName } from './useMentionName';
import './entityTypes.css';
import './StageMentions.css';

/** Lines go this far round the words, as a share of the page's width. */
const MARGIN = 0.0015;

interface Props {
  readonly mentions: readonly MentionView[];
  readonly size: { readonly width: number; readonly height: number };
  /** Whose mentions stand out. */
  readonly wanted: string | undefined;
}

/** Mentions over the image of a page, each a link to what it refers to; in reading order. */
export function StageMentions({ mentions, size, wanted }: Props) {
  return mentions.map((mention) => <StageMention key={mention.id} mention={mention} size={size} wanted={wanted} />);
}

function StageMention({ mention, size, wanted }: Omit<Props, 'mentions'> & { readonly mention: MentionView }) {
  const { t } = useTranslation();
  const name = useMentionName(mention);
  const type = entityType(mention.type);
  const [first] = mention.boxes;
  if (type === null || first === undefined) return null;
  const Icon = TYPE_ICONS[type];
  return (
    <Link
      className="wb-mention"
      to="/entitaet/$id"
      params={{ id: mention.entity_id }}
      data-type={type}
      data-wanted={mention.entity_id === wanted || undefined}
      aria-label={name}
      title={t('mentions.open', { name })}
    >
      {mention.boxes.map((box, part) => (
        <span key={part} className="wb-mention-box" data-type={type} style={placeBox(box, size, size.width * MARGIN)} />
      ))}
      <span className="wb-mention__sign" data-type={type} style={corner(first, size)}>
        <Icon aria-hidden="true" />
      </span>
    </Link>
  );
}

function corner(box: readonly number[], size: Props['size']) {
  const { left, top } = placeBox(box, size);
  return { left, top };
}
