package workbook

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
	"mainpate/internal/tandem"
)

// ReadReleased shows a coach what the two have released. Having been opened is marked, for
// good; only a mirror image of it leaves no mark.
func (s *Service) ReadReleased(ctx context.Context, who actor.Actor, tandemID uuid.UUID) (Released, error) {
	var seen Released
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		t, err := s.forCoach(ctx, tx, who, tandemID)
		if err != nil {
			return err
		}
		d, err := s.desk(ctx, tx, who, t)
		if err != nil {
			return err
		}
		if d.pauses, err = s.tandems.PausesSeen(ctx, tx, who, t); err != nil {
			return err
		}
		if !who.IsMirror() {
			if err := markSeen(ctx, tx, tandemID, d.now); err != nil {
				return err
			}
		}
		seen, err = d.released(ctx)
		return err
	})
	return seen, err
}

// forCoach gives a tandem to the coaches of its cohort only.
func (s *Service) forCoach(ctx context.Context, tx *gorm.DB, who actor.Actor, tandemID uuid.UUID) (tandem.Tandem, error) {
	if !who.Is(actor.Coach) {
		return tandem.Tandem{}, problem.NotFound()
	}
	return s.tandems.Find(ctx, tx, who, tandemID)
}

func (d desk) released(ctx context.Context) (Released, error) {
	entries, err := releasedEntries(ctx, d.tx, d.tandem.ID)
	if err != nil {
		return Released{}, err
	}
	additions, err := releasedAdditions(ctx, d.tx, d.tandem.ID)
	if err != nil {
		return Released{}, err
	}
	steps, err := releasedSteps(ctx, d.tx, d.tandem.ID)
	if err != nil {
		return Released{}, err
	}
	shared, err := sharedEntries(ctx, d.tx, d.tandem.ID)
	if err != nil {
		return Released{}, err
	}
	open := make(map[uuid.UUID]bool)
	for i := range entries {
		entries[i] = entries[i].asTeamSees()
		open[entries[i].ID] = true
	}
	for i, s := range steps {
		steps[i].Origin = Origin{}
		if s.EntryID != nil && !open[*s.EntryID] {
			steps[i].EntryID = nil
		}
	}
	met := meetings(shared)
	pages, err := d.withMedia(ctx, d.pages(entries, additions, nil))
	if err != nil {
		return Released{}, err
	}
	return Released{
		Pages: pages, Steps: steps,
		MeetingDays: meetingDays(met), Weeks: d.weeks(met),
	}, nil
}

// meetings leaves out everything but the meetings that took place: nothing else is known outside the tandem.
func meetings(entries []Entry) []Entry {
	var met []Entry
	for _, e := range entries {
		if e.Facts.Outcome == Met {
			met = append(met, e)
		}
	}
	return met
}
