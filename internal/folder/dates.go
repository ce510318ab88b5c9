package folder

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/gathering"
	"mainpate/internal/language"
	"mainpate/internal/milestone"
	"mainpate/internal/paper"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// Date is something that stands in the calendar of a folder.
type Date struct {
	Word   string // names what it is, among the words of the folder
	Title  string // its own name, if it has one
	Number int    // of a milestone meeting
	Day    calendar.Day
	Clock  string
	Place  string
}

// Dates are what a person goes to, and the days on which the two of a tandem have met.
type Dates interface {
	FolderDates(ctx context.Context, who actor.Actor, m programme.Membership) (ahead []Date, met []calendar.Day, err error)
}

// Appointments finds the dates where they are made.
type Appointments struct {
	DB         *database.DB
	Tandems    *tandem.Service
	Workbook   *workbook.Service
	Milestones *milestone.Service
	Gatherings *gathering.Service
	Datings    *speeddating.Service
}

// FolderDates are those of a person's cohort and tandem, as far as they may see them.
func (a Appointments) FolderDates(ctx context.Context, who actor.Actor, m programme.Membership) ([]Date, []calendar.Day, error) {
	tx := a.DB.Read(ctx)
	dates, met, err := a.ofTandem(ctx, tx, who, m.Cohort.StartDay)
	if err != nil {
		return nil, nil, err
	}
	gatherings, err1 := a.Gatherings.Dated(ctx, tx, who, "")
	datings, err2 := a.Datings.Dated(ctx, tx, who, "")
	for _, g := range gatherings {
		if g.CancelledAt == nil && g.CohortID == m.Cohort.ID {
			dates = append(dates, Date{Word: "gathering_" + string(g.Kind), Title: g.Title, Day: g.Day, Clock: g.Clock, Place: g.PlaceText})
		}
	}
	for _, d := range datings {
		if d.CohortID == m.Cohort.ID {
			dates = append(dates, Date{Word: "speed_dating", Day: d.Day, Clock: d.Clock, Place: d.PlaceText})
		}
	}
	return dates, met, errors.Join(err1, err2)
}

func (a Appointments) ofTandem(ctx context.Context, tx *gorm.DB, who actor.Actor, from calendar.Day) (dates []Date, met []calendar.Day, err error) {
	own, err := a.Tandems.Of(ctx, tx, who.PersonID)
	var p *problem.Error
	if errors.As(err, &p) && p.Kind == problem.Missing || err == nil && own.EndedAt != nil {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	book, err1 := a.Workbook.Read(ctx, who, own.ID)
	meetings, err2 := a.Milestones.Dated(ctx, tx, who, from)
	if planned := book.Planned; planned != nil && !own.HasLeft(who.PersonID) {
		dates = append(dates, Date{Word: "next", Day: planned.Day, Clock: planned.Clock, Place: planned.PlaceText})
	}
	for _, m := range meetings {
		if m.State == milestone.Cancelled || m.TandemID != own.ID {
			continue
		}
		d := Date{Word: "milestone", Number: m.Number, Day: *m.Day, Place: cmp.Or(m.PlaceName, m.PlaceText)}
		if m.Clock != nil {
			d.Clock = *m.Clock
		}
		dates = append(dates, d)
	}
	for _, page := range book.Pages {
		if page.Kind == workbook.Meeting && page.Facts.Outcome == workbook.Met {
			met = append(met, page.Facts.Day)
		}
	}
	slices.Sort(met)
	return dates, slices.Compact(met), errors.Join(err1, err2)
}

// when is a date in words.
func (d Date) when(code string) string {
	when := d.Day.In(code)
	if d.Clock != "" {
		when += language.Comma(code) + d.Clock
	}
	return strings.TrimSpace(when + "\n" + d.Place)
}

// calendar has the days of the way with what was agreed on for them, everything else people go to, and when the two
// have met.
func (w words) calendar(c programme.Cohort, plan programme.DayPlan, code string, dates []Date, met []calendar.Day) Section {
	s := Section{Key: "calendar", Title: w.say("calendar")}
	s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Text, Text: w.say("planned")})
	if plan.State == programme.Paused {
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Text, Text: w.say("paused")})
	}
	type line struct {
		day         calendar.Day
		text, value string
	}
	lines := []line{{c.StartDay, w.say("starts"), c.StartDay.In(code)}}
	for _, stop := range plan.Stops {
		key, at := "stop", Date{Day: stop.SuggestedDay}
		if stop.Kind == programme.Closing {
			key = "closing"
		}
		for _, d := range dates {
			if d.Word == "milestone" && d.Number == stop.Number {
				at = d
			}
		}
		text := w.say(key, "{number}", strconv.Itoa(stop.Number), "{day_number}", strconv.Itoa(stop.DayNumber))
		lines = append(lines, line{at.Day, text, at.when(code)})
	}
	for _, d := range dates {
		if d.Word != "milestone" {
			lines = append(lines, line{d.Day, cmp.Or(d.Title, w.say(d.Word)), d.when(code)})
		}
	}
	slices.SortStableFunc(lines, func(a, b line) int { return cmp.Compare(a.day, b.day) })
	for _, l := range lines {
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Pair, Text: l.text, Value: l.value})
	}
	if len(met) > 0 {
		days := make([]string, 0, len(met))
		for _, day := range met {
			days = append(days, day.In(code))
		}
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Pair, Text: w.say("met"), Value: strings.Join(days, "\n")})
	}
	return s
}
