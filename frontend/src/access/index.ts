export { refreshStatement } from './kept';
export { watchFeedback } from './queue';
export { Accessibility } from './statement';
