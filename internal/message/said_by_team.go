package message

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
)

// TeamWordWire is what somebody of the team has written to a participant, on the wire.
type TeamWordWire struct {
	ID         uuid.UUID `json:"id" format:"uuid" doc:"The message"`
	AuthorName string    `json:"author_name" doc:"Who wrote it; empty for somebody who has been erased"`
	Text       string    `json:"text" doc:"The words; empty when there is only something to hear or to look at"`
	Files      int       `json:"files" doc:"How many voice notes and pictures hang on it, to be opened on the person's own devices"`
	CreatedAt  time.Time `json:"created_at" doc:"When it arrived"`
}

// TeamWordsOutput carries what the team has written.
type TeamWordsOutput struct {
	Body struct {
		Items []TeamWordWire `json:"items" doc:"The newest first"`
	}
}

// SaidByTeam are the words of the team to a participant, the newest first. The person's own are left out, because what
// they send along may be a partner's; so is all that is covered.
func (s *Service) SaidByTeam(ctx context.Context, who actor.Actor) ([]Said, map[uuid.UUID]string, error) {
	var said []Said
	names := map[uuid.UUID]string{}
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		found, err := findConversation(ctx, tx, Place{Contact, who.PersonID})
		if err != nil || found == nil {
			return err
		}
		var messages []Message
		err = tx.WithContext(ctx).Where("conversation_id = ? AND author_id <> ? AND deleted_at IS NULL", found.ID, who.PersonID).
			Where("id NOT IN (SELECT message_id FROM message_hidings)").Order("position DESC").Limit(longestPage).Find(&messages).Error
		if err != nil {
			return err
		}
		if said, err = s.allWithMedia(ctx, tx, messages); err != nil {
			return err
		}
		people, err := s.people.FindMany(ctx, tx, authors(nil, messages))
		for id, p := range people {
			names[id] = p.DisplayName
		}
		return err
	})
	return said, names, err
}

// TeamWords shows what the team has written to a participant.
func (h *Handler) TeamWords(ctx context.Context, _ *struct{}) (*TeamWordsOutput, error) {
	said, names, err := h.service.SaidByTeam(ctx, actor.Must(ctx))
	out := &TeamWordsOutput{}
	out.Body.Items = make([]TeamWordWire, 0, len(said))
	for _, m := range said {
		out.Body.Items = append(out.Body.Items, TeamWordWire{m.ID, names[m.AuthorID], m.Text, len(m.Media), m.CreatedAt})
	}
	return out, err
}
