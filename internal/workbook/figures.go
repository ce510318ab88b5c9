package workbook

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/tandem"
)

// Summary is what the log tells about some days. Intimate topics and what only one can see are left out.
type Summary struct {
	Met        int
	Places     []string // chips, in the order of the sheet
	PlaceTexts []string
	Topics     []string
}

// Summary draws up the days from and to, both included, for the sheet of a milestone meeting.
func (s *Service) Summary(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID, from, to calendar.Day) (Summary, error) {
	entries, err := sharedEntries(ctx, tx, tandemID)
	if err != nil {
		return Summary{}, err
	}
	return summarise(entries, from, to), nil
}

func summarise(entries []Entry, from, to calendar.Day) Summary {
	places, texts, topics := map[string]bool{}, map[string]bool{}, map[string]bool{}
	var sum Summary
	for _, e := range meetings(entries) {
		if e.Facts.Day < from || e.Facts.Day > to {
			continue
		}
		sum.Met++
		places[e.Facts.Place] = true
		texts[e.Facts.PlaceText] = true
		for _, topic := range e.Facts.Topics {
			topics[topic] = true
		}
	}
	delete(texts, "")
	for text := range texts {
		sum.PlaceTexts = append(sum.PlaceTexts, text)
	}
	slices.Sort(sum.PlaceTexts)
	sum.Places = those(Places, places)
	sum.Topics = withoutIntimate(those(Topics, topics))
	return sum
}

func those(all []string, chosen map[string]bool) []string {
	return slices.DeleteFunc(slices.Clone(all), func(one string) bool { return !chosen[one] })
}

// Figures count what happened, without saying what it was about.
type Figures struct {
	MeetingsMet int
	WeeksKept   int
}

// Figures adds up the tandems of a cohort that started on a day. A week in which somebody took a
// break that the office knows of is not counted; of the others it must not show that there were any.
func (s *Service) Figures(ctx context.Context, tx *gorm.DB, tandems []tandem.Tandem, start calendar.Day) (Figures, error) {
	ids := make([]uuid.UUID, 0, len(tandems))
	for _, t := range tandems {
		ids = append(ids, t.ID)
	}
	entries, err := sharedEntries(ctx, tx, ids...)
	if err != nil {
		return Figures{}, err
	}
	pauses, err := s.tandems.PausesToldToTeam(ctx, tx, tandems)
	if err != nil {
		return Figures{}, err
	}
	type tandemWeek struct {
		tandem uuid.UUID
		week   int
	}
	kept := make(map[tandemWeek]bool)
	met, today := meetings(entries), s.cohorts.Today()
	for _, e := range met {
		n := WeekOf(start, e.Facts.Day)
		from := start.AddDays((n - 1) * daysInWeek)
		paused := slices.ContainsFunc(pauses[e.TandemID], func(p tandem.Pause) bool { return p.Touches(from, from.AddDays(daysInWeek-1), today) })
		if !paused {
			kept[tandemWeek{e.TandemID, n}] = true
		}
	}
	return Figures{MeetingsMet: len(met), WeeksKept: len(kept)}, nil
}
