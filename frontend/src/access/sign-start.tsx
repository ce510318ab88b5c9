import { loadTexts } from '../i18n';
import { later } from '../ui/later';
import { statement } from './kept';

const Video = later(async () => (await Promise.all([import('./video'), loadTexts('access')]))[0].SignVideo, true);

/** What the app is, in sign language, wherever people read it for the first time. */
export const SignStart = () => (statement.value?.statement.videos.start ? <Video slot="start" /> : null);
