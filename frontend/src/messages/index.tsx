export { ConversationScreen } from './conversation';
export { Conversations } from './list';
// Sharing works without internet too.
import './share-sheet';
