package message

import (
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/media"
	"mainpate/internal/problem"
)

// LinkWire is something of the workbook on the wire.
type LinkWire struct {
	_    struct{}   `nullable:"true"`
	Kind string     `json:"kind" enum:"entry,step,plan_item,place" doc:"What it is"`
	ID   *uuid.UUID `json:"id" required:"false" format:"uuid" nullable:"true" doc:"Which one; for a place the entry it stands in, if any"`
	Text string     `json:"text" minLength:"1" maxLength:"500" doc:"The words that were sent"`
}

// MessageWire is a message on the wire.
type MessageWire struct {
	ID          uuid.UUID         `json:"id" format:"uuid" doc:"Its id"`
	AuthorID    uuid.UUID         `json:"author_id" format:"uuid" doc:"Who wrote it; the nil id for somebody who has been erased"`
	Text        string            `json:"text" doc:"The words; empty when it was deleted"`
	Link        *LinkWire         `json:"link" doc:"What of the workbook was sent along"`
	Media       []media.MediaWire `json:"media" doc:"Voice notes and pictures"`
	Position    int64             `json:"position" doc:"The order in the conversation, the same for everybody"`
	Change      int64             `json:"change" doc:"The newest change of it"`
	Version     int               `json:"version" doc:"Counts the changes; a correction names it in If-Match"`
	CreatedAt   time.Time         `json:"created_at" doc:"When it arrived"`
	CorrectedAt *time.Time        `json:"corrected_at" doc:"When its words were last corrected"`
	Hidden      *HiddenWire       `json:"hidden" doc:"Set while the team covers it; its words are then only for whoever wrote it"`
	DeletedAt   *time.Time        `json:"deleted_at" doc:"When it was taken back for everybody"`
}

// SomebodyWire is a person to name.
type SomebodyWire struct {
	ID          uuid.UUID `json:"id" format:"uuid" doc:"The person"`
	DisplayName string    `json:"display_name" doc:"What they want to be called"`
	Role        string    `json:"role" enum:"participant,coach,manager,administrator" doc:"Their part"`
}

// LatestWire is the newest message of a conversation, or nothing.
type LatestWire struct {
	_ struct{} `nullable:"true"`
	MessageWire
}

// ConversationWire is a conversation on the wire.
type ConversationWire struct {
	Kind         string         `json:"kind" enum:"tandem,contact,group" doc:"Who writes in it: the two, somebody and the team, the whole cohort"`
	ID           uuid.UUID      `json:"id" format:"uuid" doc:"The tandem, the participant or the cohort it belongs to"`
	Name         string         `json:"name" doc:"The cohort's name for a group, else empty"`
	People       []SomebodyWire `json:"people" doc:"Whom the screen has to name; not everybody who reads"`
	Latest       *LatestWire    `json:"latest" doc:"What was said last"`
	Change       int64          `json:"change" doc:"The newest change; ask for messages after the one you know"`
	ReadChange   int64          `json:"read_change" doc:"How far the reader has read; nobody else gets it"`
	Unread       bool           `json:"unread" doc:"Whether there is something the reader has not looked at; nobody else gets it"`
	WaitingSince *time.Time     `json:"waiting_since" doc:"Since when a question to the team has been waiting"`
	OwnerID      *uuid.UUID     `json:"owner_id" format:"uuid" nullable:"true" doc:"The coach who takes care of the question, or answered the last one"`
	Closed       string         `json:"closed" enum:",tandem_ended,you_have_left,cohort_closed" doc:"Why nothing more can be written, empty while it can"`
}

// MessagesWire are a part of a conversation.
type MessagesWire struct {
	Conversation ConversationWire `json:"conversation" doc:"The conversation"`
	Items        []MessageWire    `json:"items" doc:"Messages: after a change in the order of the changes, else as they were said"`
	Change       int64            `json:"change" doc:"What to ask after next time"`
	Complete     bool             `json:"complete" doc:"Whether there is nothing more in this direction"`
}

func messageWire(s Said) MessageWire {
	m := s.Message
	w := MessageWire{
		ID: m.ID, AuthorID: m.AuthorID, Text: m.Text, Media: media.OnWire(s.Media), Position: m.Position, Change: m.Change,
		Version: m.Version, CreatedAt: m.CreatedAt, CorrectedAt: m.CorrectedAt, Hidden: hiddenWire(s.Hiding), DeletedAt: m.DeletedAt,
	}
	if m.Link.Kind != "" {
		w.Link = &LinkWire{Kind: string(m.Link.Kind), ID: m.Link.ID, Text: m.Link.Text}
	}
	return w
}

func conversationWire(s Summary) ConversationWire {
	w := ConversationWire{
		Kind: string(s.Place.Kind), ID: s.Place.ID, Name: s.Name, People: []SomebodyWire{}, Change: s.Change, ReadChange: s.ReadChange,
		Unread: s.Unread, WaitingSince: s.WaitingSince, OwnerID: s.OwnerID, Closed: s.Closed,
	}
	for _, p := range s.People {
		w.People = append(w.People, SomebodyWire{p.ID, p.Name, string(p.Role)})
	}
	if s.Latest != nil {
		w.Latest = &LatestWire{MessageWire: messageWire(*s.Latest)}
	}
	return w
}

// onTheWire shows the current state of a stale correction in the shape of its answer.
func onTheWire(err error) error {
	var p *problem.Error
	if errors.As(err, &p) {
		if said, ok := p.Current.(Said); ok {
			p.Current = messageWire(said)
		}
	}
	return err
}
