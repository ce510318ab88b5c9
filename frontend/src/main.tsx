import './styles/index.css';
import { render } from 'preact';
import { App, preload, start } from './app';
import { preferredLang, setLang } from './i18n';
import { staysAway } from './lock/leave';
import { startWorker } from './platform';

const root = document.getElementById('app');
if (root && !staysAway()) {
  void Promise.all([setLang(preferredLang(), false), preload()])
    .then(start)
    .then(() => render(<App />, root));
}
addEventListener('load', () => void startWorker());
