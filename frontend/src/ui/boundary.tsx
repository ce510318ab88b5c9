import { Component, type ComponentChildren } from 'preact';
import { t } from '../i18n';
import { Btn } from './btn';
import { Strip } from './strip';

/** A fault of ours in one screen leaves the rest of the app alone. */
export class Boundary extends Component<{ children: ComponentChildren }, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <main class="page" id="main">
        <h1 tabIndex={-1}>{t('fault_title')}</h1>
        <Strip kind="care" title={t('fault_safe')} alert>
          <Btn onClick={() => location.reload()}>{t('reload')}</Btn>
          <Btn href="/">{t('to_start')}</Btn>
        </Strip>
      </main>
    );
  }
}
