package message

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/media"
	"mainpate/internal/person"
)

const (
	usualPage   = 50
	longestPage = 200
)

// Window says which part of a conversation somebody asks for: everything after a change they know, what stands before a
// position, or else the newest.
type Window struct {
	After  *int64
	Before *int64
	Limit  int
}

// Page is a part of a conversation.
type Page struct {
	Conversation Summary
	Messages     []Said
	Change       int64 // what to ask after next time
	Complete     bool  // nothing more in this direction
}

// Somebody is a person whom a screen has to name.
type Somebody struct {
	ID   uuid.UUID
	Name string
	Role actor.Role
}

// Read shows a part of a conversation. What came after a change comes in the order of the changes, everything else in
// the order in which it was said.
func (s *Service) Read(ctx context.Context, who actor.Actor, p Place, w Window) (Page, error) {
	var page Page
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		c, err := s.circle(ctx, tx, who, p)
		if err != nil {
			return err
		}
		found, err := findConversation(ctx, tx, p)
		if err != nil {
			return err
		}
		var messages []Message
		page = Page{Complete: true, Messages: []Said{}}
		if found != nil {
			if messages, err = w.messages(ctx, c.readable(tx, who.PersonID), found.ID); err != nil {
				return err
			}
			messages = page.cut(messages, w, found.LastChange)
		}
		if page.Messages, err = s.allWithMedia(ctx, tx, messages); err != nil {
			return err
		}
		conceal(page.Messages, who.PersonID)
		summaries, err := s.summaries(ctx, tx, who, []circle{c}, messages)
		if err == nil {
			page.Conversation = summaries[0]
		}
		return err
	})
	return page, err
}

func (w Window) size() int {
	if w.Limit == 0 {
		return usualPage
	}
	return min(w.Limit, longestPage)
}

// messages gives one more than asked for, so that the end shows.
func (w Window) messages(ctx context.Context, tx *gorm.DB, conversationID uuid.UUID) ([]Message, error) {
	var found []Message
	query := tx.WithContext(ctx).Where("messages.conversation_id = ?", conversationID).Limit(w.size() + 1)
	switch {
	case w.After != nil:
		query = query.Where("messages.change > ?", *w.After).Order("messages.change")
	case w.Before != nil:
		query = query.Where("messages.position < ?", *w.Before).Order("messages.position DESC")
	default:
		query = query.Order("messages.position DESC")
	}
	err := query.Find(&found).Error
	return found, err
}

func (p *Page) cut(messages []Message, w Window, last int64) []Message {
	p.Change = last
	if len(messages) > w.size() {
		messages, p.Complete = messages[:w.size()], false
		if w.After != nil {
			p.Change = messages[len(messages)-1].Change
		}
	}
	if w.After == nil {
		slices.Reverse(messages)
	}
	return messages
}

// Summary is a conversation in the list of somebody's conversations.
type Summary struct {
	Place        Place
	Name         string // of the cohort, for a group
	People       []Somebody
	Latest       *Said
	Change       int64
	ReadChange   int64
	Unread       bool
	WaitingSince *time.Time
	OwnerID      *uuid.UUID
	Closed       string // why nothing more can be written, empty while it can
}

// Conversations lists those of the actor: for participants all that there are, for coaches the groups of their cohorts
// and the participants who have written or were written to, those who wait for an answer first.
func (s *Service) Conversations(ctx context.Context, who actor.Actor) ([]Summary, error) {
	var list []Summary
	err := s.db.Look(ctx, func(tx *gorm.DB) error {
		places, err := s.placesOf(ctx, tx, who)
		if err != nil {
			return err
		}
		var circles []circle
		for _, p := range places {
			c, err := s.circle(ctx, tx, who, p)
			if isMissing(err) {
				continue
			}
			if err != nil {
				return err
			}
			circles = append(circles, c)
		}
		if list, err = s.summaries(ctx, tx, who, circles, nil); err != nil {
			return err
		}
		if who.Is(actor.Coach) {
			slices.SortStableFunc(list, waitingFirst)
		}
		return nil
	})
	return list, err
}

func waitingFirst(a, b Summary) int {
	switch {
	case a.WaitingSince != nil && b.WaitingSince != nil:
		return a.WaitingSince.Compare(*b.WaitingSince)
	case a.WaitingSince != nil:
		return -1
	case b.WaitingSince != nil:
		return 1
	case (a.Place.Kind == Group) != (b.Place.Kind == Group):
		if a.Place.Kind == Group {
			return -1
		}
		return 1
	case a.Latest != nil && b.Latest != nil:
		return b.Latest.CreatedAt.Compare(a.Latest.CreatedAt)
	}
	return 0
}

func (s *Service) placesOf(ctx context.Context, tx *gorm.DB, who actor.Actor) ([]Place, error) {
	if who.Is(actor.Coach) {
		return s.placesOfCoach(ctx, tx, who)
	}
	tandems, err := s.tandems.AllOf(ctx, tx, who.PersonID)
	if err != nil {
		return nil, err
	}
	var places []Place
	for i, t := range slices.Backward(tandems) {
		written, err := findConversation(ctx, tx, Place{Tandem, t.ID})
		if err != nil {
			return nil, err
		}
		if written != nil || i == len(tandems)-1 { // an old tandem without a word has nothing to show
			places = append(places, Place{Tandem, t.ID})
		}
	}
	m, err := s.cohorts.MembershipOf(ctx, tx, who.PersonID)
	if isMissing(err) {
		return places, nil
	}
	return append(places, Place{Contact, who.PersonID}, Place{Group, m.Cohort.ID}), err
}

func (s *Service) placesOfCoach(ctx context.Context, tx *gorm.DB, who actor.Actor) ([]Place, error) {
	cohorts, err := s.cohorts.CohortsOfCoach(ctx, tx, who.PersonID)
	if err != nil {
		return nil, err
	}
	members, err := s.cohorts.Participants(ctx, tx, cohorts...)
	if err != nil {
		return nil, err
	}
	var places []Place
	for _, id := range cohorts {
		places = append(places, Place{Group, id})
	}
	ids := make([]uuid.UUID, 0, len(members))
	for _, m := range members {
		ids = append(ids, m.PersonID)
	}
	written, err := conversationsAt(ctx, tx, Contact, ids)
	for _, c := range written {
		places = append(places, c.Place())
	}
	return places, err
}

// summaries complete some circles by what the reader can see in them; also named are the authors of what is shown beside.
func (s *Service) summaries(ctx context.Context, tx *gorm.DB, who actor.Actor, circles []circle, shown []Message) ([]Summary, error) {
	marks, err := marksOf(ctx, tx, who.PersonID)
	if err != nil {
		return nil, err
	}
	list := make([]Summary, 0, len(circles))
	named := map[uuid.UUID]bool{}
	for _, c := range circles {
		one, err := s.summary(ctx, tx, who, c, marks)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
		for _, id := range append(c.named(), authors(one.Latest, shown)...) {
			named[id] = true
		}
	}
	ids := make([]uuid.UUID, 0, len(named))
	for id := range named {
		ids = append(ids, id)
	}
	people, err := s.people.FindMany(ctx, tx, ids)
	for i, c := range circles {
		list[i].People = somebodies(people, append(c.named(), authors(list[i].Latest, shown)...))
	}
	return list, err
}

func (s *Service) summary(ctx context.Context, tx *gorm.DB, who actor.Actor, c circle, marks map[uuid.UUID]Mark) (Summary, error) {
	one := Summary{Place: c.place, Name: c.name}
	if c.refusal != nil {
		one.Closed = c.refusal.Error()
	}
	found, err := findConversation(ctx, tx, c.place)
	if err != nil || found == nil {
		return one, err
	}
	one.Change, one.WaitingSince, one.OwnerID = found.LastChange, found.WaitingSince, found.OwnerID
	one.ReadChange = marks[found.ID].ReadChange
	latest, err := newest(1).messages(ctx, c.readable(tx, who.PersonID), found.ID)
	if err != nil || len(latest) == 0 {
		return one, err
	}
	all, err := s.allWithMedia(ctx, tx, latest[:1])
	if err != nil {
		return one, err
	}
	conceal(all, who.PersonID)
	one.Latest = &all[0]
	var unread int64
	err = c.readable(tx, who.PersonID).WithContext(ctx).Model(&Message{}).
		Where("messages.conversation_id = ? AND messages.position > ? AND messages.author_id <> ? AND messages.deleted_at IS NULL", found.ID, one.ReadChange, who.PersonID).
		Limit(1).Count(&unread).Error
	one.Unread = unread > 0
	return one, err
}

// named are those whom the screen names whether they have written or not. Who is in a group is not told here: somebody
// who is missing there may have left without having said so yet.
func (c circle) named() []uuid.UUID {
	switch c.place.Kind {
	case Tandem:
		return slices.Clone(c.both)
	case Contact:
		return append(slices.Clone(c.people), c.coaches...)
	}
	return slices.Clone(c.coaches)
}

func authors(latest *Said, shown []Message) []uuid.UUID {
	var ids []uuid.UUID
	if latest != nil {
		ids = append(ids, latest.AuthorID)
	}
	for _, m := range shown {
		ids = append(ids, m.AuthorID)
	}
	return ids
}

// somebodies leaves out those who have been erased.
func somebodies(people map[uuid.UUID]person.Person, ids []uuid.UUID) []Somebody {
	list := []Somebody{}
	seen := map[uuid.UUID]bool{}
	for _, id := range ids {
		if p, there := people[id]; there && !seen[id] {
			seen[id] = true
			list = append(list, Somebody{id, p.DisplayName, p.Role})
		}
	}
	return list
}

func (s *Service) withMedia(ctx context.Context, tx *gorm.DB, m Message) (Said, error) {
	all, err := s.allWithMedia(ctx, tx, []Message{m})
	if err != nil {
		return Said{}, err
	}
	return all[0], nil
}

func (s *Service) allWithMedia(ctx context.Context, tx *gorm.DB, messages []Message) ([]Said, error) {
	said, ids := make([]Said, 0, len(messages)), make([]uuid.UUID, 0, len(messages))
	for _, m := range messages {
		ids = append(ids, m.ID)
	}
	hanging, err := s.near.Media.Of(ctx, tx, media.Message, ids)
	if err != nil {
		return nil, err
	}
	hidden, err := hidingsOf(ctx, tx, ids)
	for _, m := range messages {
		one := Said{Message: m, Media: hanging[m.ID]}
		if h, ok := hidden[m.ID]; ok {
			one.Hiding = &h
		}
		said = append(said, one)
	}
	return said, err
}

// MaySee reports whether somebody may read a message: for what hangs on it, and for reports about it. A hidden one is
// read by its writer and by the coach to whom it was shown.
func (s *Service) MaySee(ctx context.Context, tx *gorm.DB, who actor.Actor, messageID uuid.UUID) (bool, error) {
	m, p, err := placeOf(ctx, tx, messageID)
	if err != nil || m == nil {
		return false, err
	}
	if shown, err := shownTo(ctx, tx, who.PersonID, *m); err != nil || shown {
		return shown, err
	}
	hidden, err := hidingsOf(ctx, tx, []uuid.UUID{messageID})
	if _, is := hidden[messageID]; err != nil || is && m.AuthorID != who.PersonID {
		return false, err
	}
	c, err := s.circle(ctx, tx, who, p)
	if isMissing(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	var n int64
	err = c.readable(tx, who.PersonID).WithContext(ctx).Model(&Message{}).Where("messages.id = ?", messageID).Count(&n).Error
	return n > 0, err
}

// placeOf gives a message with its conversation's place, or nothing.
func placeOf(ctx context.Context, tx *gorm.DB, id uuid.UUID) (*Message, Place, error) {
	m, err := findMessage(ctx, tx, id)
	if err != nil || m == nil {
		return nil, Place{}, err
	}
	var c Conversation
	if err := tx.WithContext(ctx).Where("id = ?", m.ConversationID).Take(&c).Error; err != nil {
		return nil, Place{}, orNotFound(err)
	}
	return m, c.Place(), nil
}

func newest(n int) Window { return Window{Limit: n} }
