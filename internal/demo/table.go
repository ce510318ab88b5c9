package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/milestone"
)

// table is one milestone meeting of a tandem while it is being lived.
type table struct {
	*pair
	sheet
	number int
	date   calendar.Day
	id     uuid.UUID
	plan   milestone.Plan
	before *sheet // the sheet of the last meeting
}

const rhythm, daysBeforeTable = 21, 9

// meetOffice plans the milestone meetings of the story, each when its day comes near.
func (p *pair) meetOffice() {
	for i := range p.sheets {
		t := &table{pair: p, sheet: p.sheets[i], number: i + 1}
		if i > 0 {
			t.before = &p.sheets[i-1]
		}
		day := min(rhythm*t.number, lengthOfFirst) - daysBeforeTable
		p.on(p.day(day), "09:30", p.older.name+"'s milestone meeting "+fmt.Sprint(t.number), t.arrange)
	}
}

// arrange proposes the date, and plans what follows from it.
func (t *table) arrange(ctx context.Context) error {
	meeting, err := t.pair.meeting(ctx, t.number)
	if err != nil {
		return err
	}
	t.id, t.date = meeting.ID, meeting.SuggestedDay
	if t.workingDaysAgo > 0 {
		t.date = workingDaysBefore(t.today, t.workingDaysAgo)
	}
	proposed, err := t.propose(ctx, meeting, t.coach, t.date, t.clock, t.place)
	if err != nil {
		return err
	}
	for s, after := range map[side]int{older: 0, younger: 1} {
		t.on(calendar.DayOf(t.life.clock.Now(), t.zone).AddDays(after), "18:21", "a yes", func(ctx context.Context) error {
			_, err := t.Milestones.AnswerProposal(ctx, t.actor(s), t.id, milestone.Yes, "", proposed.Revision)
			return err
		})
	}
	t.on(t.date.AddDays(-1), "20:40", "release", t.release)
	t.on(t.date, "08:40", "reading", func(ctx context.Context) error {
		_, err := t.Workbook.ReadReleased(ctx, t.who(t.coach), t.pair.id)
		return err
	})
	for i, step := range []func(context.Context) error{
		t.lookBack, t.expect(older), t.expect(younger), t.planItems, t.askOffice, t.hold,
		t.agree(older), t.agree(younger), t.remarks, t.approve,
	} {
		t.on(t.date, t.minutesIn(5+6*i), fmt.Sprintf("%s's table %d, part %d", t.older.name, t.number, i+1), step)
	}
	t.on(t.date.AddDays(1), "09:20", "evaluation", t.evaluate)
	return nil
}

func (t *table) minutesIn(n int) string {
	start, err := time.Parse("15:04", t.clock)
	if err != nil {
		panic(err)
	}
	return start.Add(time.Duration(n) * time.Minute).Format("15:04")
}

func workingDaysBefore(day calendar.Day, n int) calendar.Day {
	d := day
	for calendar.WorkingDaysBetween(d, day) < n || !calendar.WorkingDay(d) {
		d = d.AddDays(-1)
	}
	return d
}

// meeting finds a milestone meeting of the tandem by its number.
func (p *pair) meeting(ctx context.Context, number int) (milestone.Meeting, error) {
	meetings, err := p.Milestones.Meetings(ctx, p.actor(older), p.id)
	if err != nil {
		return milestone.Meeting{}, err
	}
	for _, m := range meetings {
		if m.Number == number {
			return m, nil
		}
	}
	return milestone.Meeting{}, fmt.Errorf("no milestone meeting %d among %d", number, len(meetings))
}

func (p *pair) propose(ctx context.Context, m milestone.Meeting, coach string, day calendar.Day, clock, place string) (milestone.Meeting, error) {
	id, ok := p.places[place]
	if !ok {
		panic("demo: no place is called " + place)
	}
	return p.Milestones.ProposeMeeting(ctx, p.who(coach), m.ID, m.Version, milestone.Wanted{Day: day, Clock: clock, PlaceID: &id})
}

// release shows the coach the three lines drafted from the workbook.
func (t *table) release(ctx context.Context) error {
	by := t.actor(older)
	seen, err := t.Milestones.Sheet(ctx, by, t.id)
	if err != nil {
		return err
	}
	for _, line := range seen.Results {
		switch line.Line {
		case milestone.LineCount, milestone.LinePlaces, milestone.LineTopics:
			if _, err := t.Milestones.SetResult(ctx, by, t.id, line.Line, line.Version, line.Value, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// lookBack says what has changed, and what became of the last plan.
func (t *table) lookBack(ctx context.Context) error {
	by := t.actor(younger)
	change, err := json.Marshal(t.change)
	if err != nil {
		return err
	}
	if _, err := t.Milestones.SetResult(ctx, by, t.id, milestone.LineChange, 0, string(change), true); err != nil {
		return err
	}
	seen, err := t.Milestones.SetResult(ctx, by, t.id, milestone.LineSize, 0, t.size, true)
	if err != nil || seen.Last == nil || t.before == nil {
		return err
	}
	for i, item := range seen.Last.Items {
		told := t.before.items[i]
		if _, err := t.Milestones.ReviewItem(ctx, by, item.ID, milestone.Review(told.review), told.reviewedWith); err != nil {
			return fmt.Errorf("%s %v %v: %w", told.what, item.ID, seen.Last.ID, err)
		}
	}
	return nil
}

func (t *table) expect(s side) func(context.Context) error {
	f := t.feelings[s]
	return func(ctx context.Context) error {
		_, err := t.Milestones.SetExpectations(ctx, t.actor(s), t.id, 0, milestone.Expectations{
			PartnerMet: score(f.scores[0]), TeamMet: score(f.scores[1]), Heard: score(f.scores[2]),
			Changed: score(f.scores[3]), EyeLevel: score(f.scores[4]), TakenSeriously: score(f.scores[5]),
			ChangedWhat: f.what, Released: true,
		})
		return err
	}
}

func (t *table) hold(ctx context.Context) error {
	_, err := t.Milestones.HoldMeeting(ctx, t.who(t.coach), t.id)
	return err
}

func (t *table) evaluate(ctx context.Context) error {
	if t.evaluation == "" {
		return nil
	}
	_, err := t.Milestones.Evaluate(ctx, t.who(t.coach), t.id, 0, t.evaluation)
	return err
}
