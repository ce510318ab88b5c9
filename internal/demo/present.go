package demo

import (
	"context"
	"time"

	"mainpate/internal/calendar"
	"mainpate/internal/milestone"
	"mainpate/internal/tandem"
	"mainpate/internal/workbook"
)

// present is what is going on today: dates offered, questions open, the next meetings.
func (c *cohort) present() {
	samira, khalid, grace, ivanka, thomas := c.pairs[0], c.pairs[2], c.pairs[3], c.pairs[4], c.pairs[5]

	samira.offer(-6, "Katrin", "15:00", "Café am Markt", c.today.AddDays(1))
	samira.say(-6, "19:10", older, milestone.Yes, "")
	samira.say(-5, "12:35", younger, milestone.Yes, "")
	rightNow := c.now.In(c.zone)
	c.on(c.today, rightNow.Format("15:04"), "the meeting of today", samira.meetSoon)

	khalid.offer(-3, "Nabil", "10:00", "Nachbarschaftstreff Nordend", "")
	khalid.say(-3, "18:30", older, milestone.Yes, "")
	khalid.say(-2, "13:15", younger, milestone.Question, "Kann ich die Kleine mitbringen? Die Tagesmutter hat da frei.")
	khalid.next(-2, younger, 2, "10:00", "Park am Weiher, am Kiosk")

	grace.offer(-4, "Katrin", "11:00", "Sozialcafé Brücke", "")
	grace.say(-3, "20:10", older, milestone.Yes, "")
	grace.next(-1, younger, 3, "17:00", "Stadtbibliothek")

	ivanka.offer(-4, "Mehmet", "16:30", "Café am Markt", "")
	ivanka.say(-4, "18:05", older, milestone.Yes, "")
	ivanka.say(-3, "09:50", younger, milestone.Yes, "")
	ivanka.next(-4, older, 2, "16:00", "Am Main, bei der Treppe")

	thomas.offer(-2, "Sabine", "13:00", "Sozialcafé Brücke", "")
	thomas.next(-1, older, 4, "", "Stadtbibliothek")

	c.comeAndGo()
}

// comeAndGo is who takes a break, who has found work, and who has left.
func (c *cohort) comeAndGo() {
	c.on(c.today.AddDays(-9), "19:30", "Yusuf takes a break", func(ctx context.Context) error {
		_, err := c.Tandems.BeginPause(ctx, c.who("Yusuf"), tandem.Telling{Partner: true, ContactPerson: true})
		return err
	})
	c.on(c.today.AddDays(-1), "18:40", "Thomas has found work", func(ctx context.Context) error {
		return c.Tandems.EndEarly(ctx, c.who("Thomas"), tandem.Work)
	})
	c.on(c.today.AddDays(-1), "20:20", "Deniz leaves", func(ctx context.Context) error {
		return c.Tandems.Leave(ctx, c.who("Deniz"), tandem.Goodbye{
			Sentence: tandem.Own, OwnWords: "Ich ziehe zu meiner Familie nach Köln. Danke für die Geschichten, Ivanka abla.",
		})
	})
}

// offer proposes the second milestone meeting; without a day it is the one the plan suggests.
func (p *pair) offer(daysAgo int, coach, clock, place string, day calendar.Day) {
	p.on(p.today.AddDays(daysAgo), "09:40", "a date for "+p.older.name, func(ctx context.Context) error {
		m, err := p.meeting(ctx, 2)
		if err != nil {
			return err
		}
		if day == "" {
			day = m.SuggestedDay
		}
		_, err = p.propose(ctx, m, coach, day, clock, place)
		return err
	})
}

func (p *pair) say(daysAgo int, clock string, s side, reply milestone.Reply, text string) {
	p.on(p.today.AddDays(daysAgo), clock, "an answer of "+p.older.name+"'s tandem", func(ctx context.Context) error {
		m, err := p.meeting(ctx, 2)
		if err != nil {
			return err
		}
		_, err = p.Milestones.AnswerProposal(ctx, p.actor(s), m.ID, reply, text, m.Revision)
		return err
	})
}

// next sets the tandem's own next meeting.
func (p *pair) next(daysAgo int, s side, inDays int, clock, place string) {
	p.on(p.today.AddDays(daysAgo), "21:15", "the next meeting of "+p.older.name, func(ctx context.Context) error {
		return p.meet(ctx, s, workbook.Date{Day: p.today.AddDays(inDays), Clock: clock, PlaceText: place})
	})
}

func (p *pair) meet(ctx context.Context, s side, date workbook.Date) error {
	_, err := p.Workbook.PlanMeeting(ctx, p.actor(s), p.id, date, 0)
	return err
}

// How long before a meeting its reminder comes when nobody has chosen otherwise, and how
// late it may come when a meeting is set at short notice in the quiet hours.
const (
	untilReminder = 2 * time.Minute
	usualLead     = 2 * time.Hour
	shortestLead  = 30 * time.Minute
)

// meetSoon sets a meeting whose reminder is due two minutes from now. At night only one at
// short notice may ring.
func (p *pair) meetSoon(ctx context.Context) error {
	due := p.now.Add(untilReminder + time.Minute - time.Millisecond).Truncate(time.Minute).In(p.zone)
	at := due.Add(usualLead)
	if due.Hour() >= 20 || due.Hour() < 8 {
		at = due.Add(shortestLead)
	}
	return p.meet(ctx, older, workbook.Date{
		Day: calendar.DayOf(at, p.zone), Clock: at.Format("15:04"), PlaceText: "Stadtbibliothek, Gruppenraum",
	})
}
