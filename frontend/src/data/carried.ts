import type { ConversationKind } from '../api/types';

type Carried = { text: string; message_id: string; message_place: ConversationKind };
let hands: Carried | null = null;

/** Takes words of a message along to the form where they become a note or a step. */
export function carry(text: string, message_id: string, message_place: ConversationKind) {
  hands = { text, message_id, message_place };
}

/** What was brought along; whoever opens the form another way has nothing in hand. */
export function carried(): Carried | null {
  const here = hands;
  hands = null;
  return here;
}
