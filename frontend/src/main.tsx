import './styles/index.css';
import { render } from 'preact';
import { App, preload, start } from './app';
import { preferredLang, setLang } from './i18n';
import { startWorker } from './platform';

const root = document.getElementById('app');
if (root) {
  void Promise.all([setLang(preferredLang(), false), preload()])
    .then(start)
    .then(() => render(<App />, root));
}
addEventListener('load', () => void startWorker());
