import './styles/index.css';
import { render } from 'preact';
import { App, start } from './app';
import { preferredLang, setLang } from './i18n';
import { startWorker } from './platform';

const root = document.getElementById('app');
if (root) {
  void setLang(preferredLang(), false)
    .then(start)
    .then(() => render(<App />, root));
}
addEventListener('load', () => void startWorker());
