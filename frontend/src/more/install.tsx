import { t } from '../i18n';
import { Installing } from '../guide/help';
import { installPrompt, isInstalled } from '../platform';
import { Screen } from '../screen';
import { Btn } from '../ui/btn';
import { Strip } from '../ui/strip';

/** How the app gets onto the home screen, in pictures; one's own kind of device first. */
export function Install() {
  const prompt = installPrompt.value;
  return (
    <Screen
      title={t('install_title')}
      up="/more"
      plain
      action={
        prompt && (
          <Btn kind="main" icon="down" onClick={() => prompt.prompt()}>
            {t('install_now')}
          </Btn>
        )
      }
    >
      <p>{t('install_text')}</p>
      {isInstalled() ? <Strip kind="good" title={t('install_have')} /> : <Installing />}
    </Screen>
  );
}
