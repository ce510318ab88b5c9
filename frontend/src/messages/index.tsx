

export { ConversationScreen } from './conversation';
export { Conversations } from './list';
