package message

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/person"
)

// Summary is a conversation in the list of somebody's conversations.
type Summary struct {
	Place        Place
	Name         string // of the cohort, for a group
	People       []Somebody
	Begun        bool // somebody has written
	Latest       *Said
	Change       int64
	ReadChange   int64
	Unread       bool
	WaitingSince *time.Time
	OwnerID      *uuid.UUID
	Closed       string // why nothing more can be written, empty while it can
}

// Somebody is a person whom a screen has to name.
type Somebody struct {
	ID   uuid.UUID
	Name string
	Role actor.Role
}

// Conversations lists those of the actor: for participants all that there are, for coaches the groups of their cohorts
// and the participants who have written or were written to, those who wait for an answer first. Beside them stands how
// many reports wait for the actor. However much there is, the database is asked just as often.
func (s *Service) Conversations(ctx context.Context, who actor.Actor) (list []Summary, reports int, err error) {
	err = s.db.Look(ctx, func(tx *gorm.DB) error {
		circles, err := s.circlesOf(ctx, tx, who)
		if err != nil {
			return err
		}
		if list, err = s.summaries(ctx, tx, who, circles, nil); err != nil {
			return err
		}
		if who.Is(actor.Coach) {
			slices.SortStableFunc(list, waitingFirst)
			reports, err = openReports(ctx, tx, who.PersonID)
			return err
		}
		list = withoutOldSilence(list)
		return nil
	})
	return list, reports, err
}

// withoutOldSilence leaves out tandems that are over and in which nobody has written.
func withoutOldSilence(list []Summary) []Summary {
	var newest uuid.UUID
	for _, one := range list {
		if one.Place.Kind == Tandem {
			newest = one.Place.ID
			break
		}
	}
	return slices.DeleteFunc(list, func(one Summary) bool { return one.Place.Kind == Tandem && one.Place.ID != newest && !one.Begun })
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

// summaries complete some circles by what the reader can see in them; also named are the authors of what is shown beside.
func (s *Service) summaries(ctx context.Context, tx *gorm.DB, who actor.Actor, circles []circle, shown []Message) ([]Summary, error) {
	list := make([]Summary, len(circles))
	begun, err := conversationsAt(ctx, tx, circles)
	if err != nil {
		return nil, err
	}
	at := make(map[uuid.UUID]circle, len(begun))
	place := make(map[Place]Conversation, len(begun))
	for _, c := range circles {
		if found, ok := begun[c.place]; ok {
			at[found.ID], place[c.place] = c, found
		}
	}
	inside, err := s.inside(ctx, tx, who, at)
	if err != nil {
		return nil, err
	}
	var ids []uuid.UUID
	for i, c := range circles {
		one := Summary{Place: c.place, Name: c.name}
		if c.refusal != nil {
			one.Closed = c.refusal.Error()
		}
		if found, ok := place[c.place]; ok {
			one.Begun, one.Change, one.WaitingSince, one.OwnerID = true, found.LastChange, found.WaitingSince, found.OwnerID
			one.Latest, one.ReadChange, one.Unread = inside.latest[found.ID], inside.marks[found.ID].ReadChange, inside.unread[found.ID]
		}
		list[i] = one
		ids = append(ids, append(c.named(), authors(one.Latest, shown)...)...)
	}
	people, err := s.people.FindMany(ctx, tx, ids)
	for i, c := range circles {
		list[i].People = somebodies(people, append(c.named(), authors(list[i].Latest, shown)...))
	}
	return list, err
}

// insides are what one reader finds in conversations, by their ids.
type insides struct {
	latest map[uuid.UUID]*Said
	marks  map[uuid.UUID]Mark
	unread map[uuid.UUID]bool
}

func (s *Service) inside(ctx context.Context, tx *gorm.DB, who actor.Actor, at map[uuid.UUID]circle) (insides, error) {
	in := insides{latest: map[uuid.UUID]*Said{}}
	var err error
	if in.marks, err = marksOf(ctx, tx, who.PersonID); err != nil || len(at) == 0 {
		return in, err
	}
	if in.unread, err = unreadIn(ctx, tx, who.PersonID, at); err != nil {
		return in, err
	}
	messages, err := latestIn(ctx, tx, who.PersonID, at)
	if err != nil {
		return in, err
	}
	said, err := s.allWithMedia(ctx, tx, messages)
	conceal(said, who.PersonID)
	for i := range said {
		in.latest[said[i].ConversationID] = &said[i]
	}
	return in, err
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
