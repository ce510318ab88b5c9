export { BackAgain } from './back';
export { Ending } from './ending';
export { Leaving } from './leaving';
export { PauseScreen } from './pause';
