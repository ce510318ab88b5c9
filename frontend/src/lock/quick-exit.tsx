import { t } from '../i18n';
import { Btn } from '../ui/btn';
import { view } from './device';
import { leaveAtOnce } from './leave';

/** Who needs it has it on every screen and sheet, also before signing in. */
export const QuickExit = () => (view.value.exit ? <Btn kind="icon" icon="quickexit" label={t('quick_exit')} onClick={leaveAtOnce} /> : null);
