package privacy

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/message"
)

// ShownMessagesWire is the conversation with the team as a coach sees it, or nothing.
type ShownMessagesWire struct {
	_ struct{} `nullable:"true"`
	message.MessagesWire
}

// addMessages shows the conversation with the team, and what the person has written in the group. What the two write
// to each other the team never gets.
func (g Glass) addMessages(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	view.GroupMessages = []message.MessageWire{}
	if view.Through == "" {
		return nil
	}
	own := message.MessagesInput{ConversationInput: message.ConversationInput{Kind: string(message.Contact), ID: who.PersonID}, After: -1, Limit: 200}
	shown, err := g.Messages.Messages(ctx, &own)
	if err != nil {
		return err
	}
	if len(shown.Body.Items) > 0 {
		view.Messages = &ShownMessagesWire{MessagesWire: shown.Body}
	}
	group := message.MessagesInput{ConversationInput: message.ConversationInput{Kind: string(message.Group), ID: cohort}, After: -1, Limit: 200}
	said, err := g.Messages.Messages(ctx, &group)
	if err != nil {
		return err
	}
	for _, m := range said.Body.Items {
		if m.AuthorID == who.PersonID {
			view.GroupMessages = append(view.GroupMessages, m)
		}
	}
	return nil
}
