package message

import (
	"context"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/media"
	"mainpate/internal/person"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// Pool knows who of a cohort takes part before there are tandems.
type Pool interface {
	TakingPart(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID) ([]uuid.UUID, error)
}

// Reminders tells people that there is something to read, without saying what, and stops when they have looked.
type Reminders interface {
	Message(ctx context.Context, tx *gorm.DB, conversationID uuid.UUID, revision int, people []uuid.UUID, inTandem bool) error
	MessageOpened(ctx context.Context, tx *gorm.DB, conversationID, personID uuid.UUID) error
}

// Live tells open phones that a place has changed, never what. It belongs to the transaction for those on other
// replicas; what it gives back is called after the commit, for those on this one.
type Live interface {
	Changed(ctx context.Context, tx *gorm.DB, kind string, id uuid.UUID, change int64, people []uuid.UUID) (told func(), err error)
}

// Neighbours are asked and told; all but the media may be missing.
type Neighbours struct {
	Pool      Pool
	Reminders Reminders
	Live      Live
	Media     *media.Service
	News      News
	Office    Office
}

// Service is everything that can be done in conversations.
type Service struct {
	db       *database.DB
	people   *person.Service
	cohorts  *programme.Service
	tandems  *tandem.Service
	near     Neighbours
	keepDays int
}

// NewService needs people, cohorts and tandems below it; keepDays is how long words are kept after the end of a cohort,
// 0 for ever.
func NewService(db *database.DB, people *person.Service, cohorts *programme.Service, tandems *tandem.Service, near Neighbours, keepDays int) *Service {
	return &Service{db: db, people: people, cohorts: cohorts, tandems: tandems, near: near, keepDays: keepDays}
}

// room is where one person writes in one conversation, which nobody else changes meanwhile.
type room struct {
	circle
	tx           *gorm.DB
	who          actor.Actor
	conversation Conversation
	now          time.Time
	changed      bool
}

// inRoom lets somebody work in a conversation in one transaction. Whoever has it open is told afterwards.
func (s *Service) inRoom(ctx context.Context, who actor.Actor, p Place, work func(r *room) error) error {
	told := func() {}
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		told = func() {}
		c, err := s.circle(ctx, tx, who, p)
		if err != nil {
			return err
		}
		r := &room{circle: c, tx: tx, who: who, now: s.db.Now()}
		if r.conversation, err = hold(ctx, tx, p.fresh(r.now)); err != nil {
			return err
		}
		if err := work(r); err != nil || !r.changed {
			return err
		}
		if err := saveConversation(ctx, tx, r.conversation); err != nil || s.near.Live == nil {
			return err
		}
		told, err = s.near.Live.Changed(ctx, tx, string(p.Kind), p.ID, r.conversation.LastChange, r.everybody())
		return err
	})
	if err == nil {
		told()
	}
	return err
}

func (p Place) fresh(now time.Time) Conversation {
	c := Conversation{ID: database.NewID(), Kind: p.Kind, CreatedAt: now}
	switch p.Kind {
	case Tandem:
		c.TandemID = &p.ID
	case Contact:
		c.PersonID = &p.ID
	default:
		c.CohortID = &p.ID
	}
	return c
}

// next is the number of the next change.
func (r *room) next() int64 {
	r.changed = true
	r.conversation.LastChange++
	return r.conversation.LastChange
}

// Said is a message with what hangs on it.
type Said struct {
	Message
	Media  []media.Item
	Hiding *Hiding // while the team covers it
}

// Write says something, or corrects what was said: based is the version a correction was made from, 0 for something
// new. The same wish may come again and again; what was deleted meanwhile stays deleted.
func (s *Service) Write(ctx context.Context, who actor.Actor, p Place, id uuid.UUID, wish Draft, based int) (Said, error) {
	wish = wish.tidy()
	var said Said
	err := s.inRoom(ctx, who, p, func(r *room) error {
		m, err := findMessage(ctx, r.tx, id)
		if err != nil {
			return err
		}
		switch {
		case m == nil && based == 0:
			m, err = s.say(ctx, r, id, wish)
		case m == nil || m.ConversationID != r.conversation.ID || m.AuthorID != who.PersonID:
			return problem.NotFound()
		case based == 0 && m.DeletedAt != nil || m.says(wish):
		default:
			err = s.correct(ctx, r, m, wish, based)
		}
		if err != nil {
			return err
		}
		said, err = s.withMedia(ctx, r.tx, *m)
		return err
	})
	if database.IsDuplicate(err) { // taken in another conversation a moment ago
		err = problem.NotFound().Because(err)
	}
	return said, err
}

func (s *Service) say(ctx context.Context, r *room, id uuid.UUID, wish Draft) (*Message, error) {
	if r.refusal != nil {
		return nil, r.refusal
	}
	if err := wish.check(); err != nil {
		return nil, err
	}
	m := wish.message(id, r.conversation.ID, r.cohort, r.who.PersonID, r.next(), r.now)
	if err := insertMessage(ctx, r.tx, m); err != nil {
		return nil, err
	}
	if len(wish.Media) > 0 {
		if err := s.near.Media.Attach(ctx, r.tx, r.who.PersonID, media.Place{Kind: media.Message, ID: id}, wish.Media); err != nil {
			return nil, err
		}
	}
	if err := s.notify(ctx, r); err != nil {
		return nil, err
	}
	if r.place.Kind == Contact && r.who.Is(actor.Coach) {
		r.conversation.answer(r.who.PersonID)
	} else if r.place.Kind == Contact {
		r.conversation.ask(r.now)
	}
	return &m, nil
}

func (s *Service) correct(ctx context.Context, r *room, m *Message, wish Draft, based int) error {
	if r.refusal != nil {
		return r.refusal
	}
	if m.Version != based {
		said, err := s.withMedia(ctx, r.tx, *m)
		if err != nil {
			return err
		}
		return problem.Stale(said)
	}
	wish.Link = m.Link
	if err := wish.check(); err != nil {
		return err
	}
	m.Correct(wish.Text, r.next(), r.now)
	return saveMessage(ctx, r.tx, *m)
}

// Delete takes a message back for everybody, within a day. What is gone already is gone.
func (s *Service) Delete(ctx context.Context, who actor.Actor, p Place, id uuid.UUID) error {
	return s.inRoom(ctx, who, p, func(r *room) error {
		m, err := findMessage(ctx, r.tx, id)
		if err != nil {
			return err
		}
		if m == nil || m.ConversationID != r.conversation.ID {
			return problem.NotFound()
		}
		if m.DeletedAt != nil {
			return nil
		}
		if err := m.mayDelete(who.PersonID, r.now); err != nil {
			return err
		}
		m.Delete(r.next(), r.now)
		if err := s.dropMedia(ctx, r.tx, id); err != nil {
			return err
		}
		if err := saveMessage(ctx, r.tx, *m); err != nil || r.conversation.WaitingSince == nil {
			return err
		}
		asked, err := saidSince(ctx, r.tx, r.conversation, *r.conversation.WaitingSince)
		if !asked { // who has taken the question back waits for nothing
			r.conversation.WaitingSince = nil
		}
		return err
	})
}

// dropMedia deletes what hangs on messages.
func (s *Service) dropMedia(ctx context.Context, tx *gorm.DB, messageIDs ...uuid.UUID) error {
	for _, id := range messageIDs {
		if err := s.near.Media.Attach(ctx, tx, uuid.Nil, media.Place{Kind: media.Message, ID: id}, nil); err != nil {
			return err
		}
	}
	return nil
}

// Opened notes how far somebody has read, so that they are told again of what comes after.
func (s *Service) Opened(ctx context.Context, who actor.Actor, p Place, change int64) error {
	if who.IsMirror() {
		return nil
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if _, err := s.circle(ctx, tx, who, p); err != nil {
			return err
		}
		c, err := findConversation(ctx, tx, p)
		if err != nil || c == nil {
			return err
		}
		if err := markRead(ctx, tx, c.ID, who.PersonID, min(change, c.LastChange)); err != nil || s.near.Reminders == nil {
			return err
		}
		return s.near.Reminders.MessageOpened(ctx, tx, c.ID, who.PersonID)
	})
}

// TakeOver lets a coach take care of a question.
func (s *Service) TakeOver(ctx context.Context, who actor.Actor, personID uuid.UUID) error {
	return s.care(ctx, who, personID, func(c *Conversation) bool { return c.takeOver(who.PersonID) })
}

// Settle says that nothing waits for an answer of the team any more.
func (s *Service) Settle(ctx context.Context, who actor.Actor, personID uuid.UUID) error {
	return s.care(ctx, who, personID, func(c *Conversation) bool { return c.settle(who.PersonID) })
}

func (s *Service) care(ctx context.Context, who actor.Actor, personID uuid.UUID, change func(c *Conversation) bool) error {
	return s.inRoom(ctx, who, Place{Contact, personID}, func(r *room) error {
		if r.refusal != nil {
			return r.refusal
		}
		if change(&r.conversation) {
			r.next()
		}
		return nil
	})
}
