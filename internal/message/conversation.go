package message

import (
	"time"

	"github.com/google/uuid"
)

// Kind says who writes in a conversation.
type Kind string

// The kinds: the two and nobody else; somebody and the coaches of their cohort; the whole cohort and its coaches.
const (
	Tandem  Kind = "tandem"
	Contact Kind = "contact"
	Group   Kind = "group"
)

// Place names a conversation by what it belongs to: a tandem, a participant or a cohort. It is there from the
// beginning, whether somebody has written or not.
type Place struct {
	Kind Kind
	ID   uuid.UUID
}

// Conversation counts the changes of a place. Questions to the team wait until a coach answers.
type Conversation struct {
	ID           uuid.UUID `gorm:"primaryKey"`
	Kind         Kind
	TandemID     *uuid.UUID
	PersonID     *uuid.UUID
	CohortID     *uuid.UUID
	LastChange   int64
	WaitingSince *time.Time // for an answer of the team
	OwnerID      *uuid.UUID // the coach who takes care of the question, or took care of the last one
	CreatedAt    time.Time  `gorm:"autoCreateTime:false"`
}

// Mark is how far somebody has read, for nobody else to know.
type Mark struct {
	ConversationID uuid.UUID `gorm:"primaryKey"`
	PersonID       uuid.UUID `gorm:"primaryKey"`
	ReadChange     int64
	Notified       bool // of something they have not looked at yet
}

// TableName names the table.
func (Mark) TableName() string { return "conversation_marks" }

// Place says what the conversation belongs to.
func (c Conversation) Place() Place {
	switch {
	case c.TandemID != nil:
		return Place{Tandem, *c.TandemID}
	case c.PersonID != nil:
		return Place{Contact, *c.PersonID}
	case c.CohortID != nil:
		return Place{Group, *c.CohortID}
	}
	return Place{}
}

// ask notes a word of the participant: a question waits from its first one, and belongs to nobody yet.
func (c *Conversation) ask(now time.Time) {
	if c.WaitingSince == nil {
		c.WaitingSince, c.OwnerID = &now, nil
	}
}

// answer notes a word of a coach. Who answers first owns the question; whoever took it over keeps it.
func (c *Conversation) answer(coach uuid.UUID) {
	if c.OwnerID == nil {
		c.OwnerID = &coach
	}
	c.WaitingSince = nil
}

// takeOver lets a coach take care of the question instead of whoever did. It reports whether anything is different now.
func (c *Conversation) takeOver(coach uuid.UUID) bool {
	if c.OwnerID != nil && *c.OwnerID == coach {
		return false
	}
	c.OwnerID = &coach
	return true
}

// settle says that nothing more needs an answer. It reports whether anything is different now.
func (c *Conversation) settle(coach uuid.UUID) bool {
	if c.WaitingSince == nil {
		return false
	}
	c.answer(coach)
	return true
}
