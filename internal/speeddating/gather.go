package speeddating

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/programme"
)

// gather brings everybody together: before it runs those who take part by now, then those who are noted. A coach also
// sees who has come to the cohort since.
func (s *Service) gather(ctx context.Context, tx *gorm.DB, d SpeedDating, forCoach bool) (*evening, error) {
	e := &evening{SpeedDating: d, members: map[uuid.UUID]programme.Member{}}
	members, err := s.programmes.MembersOf(ctx, tx, d.CohortID)
	if err != nil {
		return nil, err
	}
	noted, err := guestsOf(ctx, tx, d.ID)
	if err != nil {
		return nil, err
	}
	var taking []uuid.UUID
	if d.State == Planned || d.State == Running && forCoach {
		if taking, err = s.group.TakingPart(ctx, tx, d.CohortID); err != nil {
			return nil, err
		}
	}
	for _, m := range members {
		i := slices.IndexFunc(noted, func(g Guest) bool { return g.PersonID == m.PersonID })
		takes := slices.Contains(taking, m.PersonID)
		switch {
		case i >= 0 && (d.State != Planned || takes):
			e.guests = append(e.guests, noted[i])
		case i < 0 && takes:
			e.guests = append(e.guests, Guest{SpeedDatingID: d.ID, PersonID: m.PersonID, Presence: Expected})
		default:
			continue
		}
		e.members[m.PersonID] = m
	}
	if d.OpenedAt != nil {
		e.talks, err = talksOf(ctx, tx, d.ID)
	}
	if d.State == Planned && len(e.talks) == 0 {
		e.publish()
	}
	return e, err
}

// people are all guests.
func (e *evening) people() []uuid.UUID {
	ids := make([]uuid.UUID, 0, len(e.guests))
	for _, g := range e.guests {
		ids = append(ids, g.PersonID)
	}
	return ids
}

func (s *Service) hold(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (*evening, error) {
	if err := lock(ctx, tx, id); err != nil {
		return nil, err
	}
	d, err := visible(ctx, tx, who, id)
	if err != nil {
		return nil, err
	}
	return s.gather(ctx, tx, d, true)
}

func (s *Service) view(ctx context.Context, tx *gorm.DB, d SpeedDating) (View, error) {
	e, err := s.gather(ctx, tx, d, true)
	if err != nil {
		return View{}, err
	}
	view := View{SpeedDating: d}
	if view.GateOpen, err = s.group.GateOpen(ctx, tx, d.CohortID); err != nil {
		return View{}, err
	}
	for _, g := range e.guests {
		view.Guests = append(view.Guests, GuestView{g, e.members[g.PersonID]})
	}
	view.Talks = e.allTalks()
	return view, nil
}

// allTalks are the talks of all rounds in order. What is kept before the start is the plan on the phones; who comes
// and who does not is only seen in it.
func (e *evening) allTalks() []TalkView {
	seen := *e
	if e.State == Planned {
		seen.talks = slices.Clone(e.talks)
		seen.follow(time.Time{})
	}
	var all []TalkView
	for _, t := range seen.talks {
		if e.guest(t.FirstID) != nil && e.guest(t.SecondID) != nil {
			all = append(all, TalkView{t.Round, Talk{First: t.FirstID, Second: t.SecondID, Table: t.TableNumber}, t.Cut})
		}
	}
	return all
}
