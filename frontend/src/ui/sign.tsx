import { t } from '../i18n';
import { Badge } from './badge';
import { Who } from './who';
import './sign.css';

type Props = { name: string; side: 'me' | 'partner' | 'team'; signed: string | null };

/** A line to sign on: the name in ink when signed, dashed while open. `signed` is when, in words. */
export const Sign = ({ name, side, signed }: Props) => (
  <div class="sign">
    <Who name={name} side={side} />
    <div class={signed ? 'ln' : 'ln open'}>{signed ? <bdi class="voice">{name}</bdi> : <span class="kick">{t('sign_open', { name })}</span>}</div>
    {signed && (
      <Badge kind="good" icon="check">
        {signed}
      </Badge>
    )}
  </div>
);
