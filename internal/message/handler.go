package message

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// Handler puts conversations on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// ConversationInput names a conversation.
type ConversationInput struct {
	Kind string    `path:"kind" enum:"tandem,contact,group" doc:"Who writes in it"`
	ID   uuid.UUID `path:"id" format:"uuid" doc:"The tandem, the participant or the cohort"`
}

func (in ConversationInput) place() Place { return Place{Kind(in.Kind), in.ID} }

// MessageInput names a message.
type MessageInput struct {
	ConversationInput
	MessageID uuid.UUID `path:"message_id" format:"uuid"`
}

// ConversationsOutput carries all conversations of the reader.
type ConversationsOutput struct {
	Body struct {
		Items   []ConversationWire `json:"items" doc:"The reader's conversations"`
		Reports int                `json:"reports" doc:"How many messages were reported to the reader and wait for an answer"`
	}
}

// Conversations lists the reader's conversations.
func (h *Handler) Conversations(ctx context.Context, _ *struct{}) (*ConversationsOutput, error) {
	list, reports, err := h.service.Conversations(ctx, actor.Must(ctx))
	out := &ConversationsOutput{}
	out.Body.Reports = reports
	out.Body.Items = wires.Of(list, conversationWire)
	return out, err
}

// MessagesInput says which part of a conversation is wanted.
type MessagesInput struct {
	ConversationInput
	After  int64 `query:"after" default:"-1" doc:"Everything after this change, oldest change first"`
	Before int64 `query:"before" minimum:"0" doc:"What stands before this position"`
	Limit  int   `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"How many at most"`
}

// MessagesOutput carries a part of a conversation.
type MessagesOutput struct{ Body MessagesWire }

// Messages shows a part of a conversation.
func (h *Handler) Messages(ctx context.Context, in *MessagesInput) (*MessagesOutput, error) {
	w := Window{Limit: in.Limit}
	if in.After >= 0 {
		w.After = &in.After
	} else if in.Before > 0 {
		w.Before = &in.Before
	}
	page, err := h.service.Read(ctx, actor.Must(ctx), in.place(), w)
	out := &MessagesOutput{Body: MessagesWire{
		Conversation: conversationWire(page.Conversation), Items: []MessageWire{}, Change: page.Change, Complete: page.Complete,
	}}
	for _, m := range page.Messages {
		out.Body.Items = append(out.Body.Items, messageWire(m))
	}
	return out, err
}

// WriteMessageInput is what somebody wants to say.
type WriteMessageInput struct {
	MessageInput
	IfMatch string `header:"If-Match" doc:"The version a correction is based on; left out to say something new"`
	Body    struct {
		Text     string      `json:"text" required:"false" maxLength:"4000" doc:"The words"`
		Link     *LinkWire   `json:"link" required:"false" doc:"Something of the workbook"`
		MediaIDs []uuid.UUID `json:"media_ids" required:"false" maxItems:"4" doc:"Voice notes and pictures that are on the server already"`
	}
}

// MessageOutput carries a message.
type MessageOutput struct{ Body MessageWire }

// Write says something or corrects it.
func (h *Handler) Write(ctx context.Context, in *WriteMessageInput) (*MessageOutput, error) {
	based := 0
	if in.IfMatch != "" {
		var err error
		if based, err = problem.Version(in.IfMatch); err != nil {
			return nil, err
		}
	}
	draft := Draft{Text: in.Body.Text, Media: in.Body.MediaIDs}
	if l := in.Body.Link; l != nil {
		draft.Link = Link{Kind: LinkKind(l.Kind), ID: l.ID, Text: l.Text}
	}
	said, err := h.service.Write(ctx, actor.Must(ctx), in.place(), in.MessageID, draft, based)
	return &MessageOutput{Body: messageWire(said)}, onTheWire(err)
}

// Delete takes a message back for everybody.
func (h *Handler) Delete(ctx context.Context, in *MessageInput) (*struct{}, error) {
	return nil, h.service.Delete(ctx, actor.Must(ctx), in.place(), in.MessageID)
}

// OpenedInput says how far somebody has read.
type OpenedInput struct {
	ConversationInput
	Body struct {
		Change int64 `json:"change" minimum:"0" doc:"The newest change on the screen"`
	}
}

// Opened notes how far somebody has read, for themselves.
func (h *Handler) Opened(ctx context.Context, in *OpenedInput) (*struct{}, error) {
	return nil, h.service.Opened(ctx, actor.Must(ctx), in.place(), in.Body.Change)
}

// QuestionInput names the participant who asks.
type QuestionInput struct {
	ID uuid.UUID `path:"id" format:"uuid" doc:"The participant"`
}

// TakeOver lets a coach take care of a question.
func (h *Handler) TakeOver(ctx context.Context, in *QuestionInput) (*struct{}, error) {
	return nil, h.service.TakeOver(ctx, actor.Must(ctx), in.ID)
}

// Settle says that nothing waits for an answer any more.
func (h *Handler) Settle(ctx context.Context, in *QuestionInput) (*struct{}, error) {
	return nil, h.service.Settle(ctx, actor.Must(ctx), in.ID)
}
