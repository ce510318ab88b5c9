import './messages.css';

export { ConversationScreen } from './conversation';
export { Conversations } from './list';
