package demo

import (
	"context"
	"fmt"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/gathering"
	"mainpate/internal/programme"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
)

// candidate is somebody in the pool who comes in by themself: through a flyer, through Milena who has been through it, or
// because a coach has invited them.
type candidate struct {
	newcomer
	by recruiting.Kind // empty for a coach
}

// referred is somebody whom a colleague has named and who has not come in yet, with the states a coach has noted since.
type referred struct {
	recruiting.About
	states   []recruiting.State
	askAgain int // days from today
}

// champion has been through the first cohort and invites others.
const champion = "Milena"

// pool is a cohort that still looks for people.
type pool struct {
	crowd
	codes       map[recruiting.Kind]recruiting.HandedOut
	been, ahead uuid.UUID // the information events
	beenDay     calendar.Day
}

func (l *life) lookForPeople() {
	p := &pool{
		crowd: crowd{life: l, start: calendar.NextWorkingDay(l.today.AddDays(75))}, codes: map[recruiting.Kind]recruiting.HandedOut{},
		been: database.NewID(), ahead: database.NewID(), beenDay: workingDaysBefore(l.today, 10),
	}
	day := l.today.AddDays
	p.on(day(-36), "09:45", "a cohort that looks for people", func(ctx context.Context) (err error) {
		p.id, err = p.planWithPlaces(ctx, seasonName(p.start), p.start, 120, placesInCohort, "Katrin", "Mehmet", "Nabil")
		return err
	})
	for i, name := range []string{champion, "Jule"} {
		p.on(day(-36), fmt.Sprintf("18:1%d", i), name+" may be asked to invite others", func(ctx context.Context) error {
			return p.Consents.SetConsent(ctx, p.who(name), consent.ContactAfter, true, "de")
		})
	}
	p.on(day(-35), "10:00", "codes for colleagues, a flyer and a champion", p.handOut)
	p.on(day(-34), "19:30", "the champion's story", p.tellStory)
	for i, r := range referrals() {
		p.refer(r, day(-33+i), fmt.Sprintf("11:%02d", 7*i))
	}
	p.on(day(-33), "14:00", "an information event", func(ctx context.Context) error {
		return p.arrange(ctx, p.been, "Kennenlernen bei Tee", p.beenDay, "15:00", []string{"drinks", "biscuits", "child_care"})
	})
	for i, c := range candidates() {
		p.on(day(-31+i/2), fmt.Sprintf("1%d:20", 1+i%8), c.name+" comes in", func(ctx context.Context) error { return p.takeIn(ctx, c) })
	}
	p.gather()
	p.agreeAndSign()
}

func (p *pool) handOut(ctx context.Context) error {
	for _, kind := range []recruiting.Kind{recruiting.Referral, recruiting.Flyer, recruiting.Champion} {
		var whose *uuid.UUID
		if kind == recruiting.Champion {
			id := p.who(champion).PersonID
			whose = &id
		}
		code, err := p.Recruiting.HandOut(ctx, p.who("Katrin"), p.id, database.NewID(), kind, whose)
		if err != nil {
			return err
		}
		p.codes[kind] = code
	}
	return nil
}

func (p *pool) tellStory(ctx context.Context) error {
	code := p.codes[recruiting.Champion]
	_, err := p.Recruiting.TellStory(ctx, p.who(champion), code.ID, code.Version,
		"Ich dachte: noch ein Kurs. Es war kein Kurs. Jule und ich haben uns jede Woche getroffen, mal zum Schreiben, mal nur zum Reden. Heute arbeite ich wieder. Komm und hör es Dir an, mehr musst Du nicht.")
	return err
}

// refer is a colleague naming somebody on the form, and a coach noting how it goes on.
func (p *pool) refer(r referred, day calendar.Day, clock string) {
	id := database.NewID()
	p.on(day, clock, r.FirstName+" is referred", func(ctx context.Context) error {
		return p.Recruiting.Refer(ctx, p.codes[recruiting.Referral].Code.Code, id, r.About)
	})
	for i, to := range r.states {
		p.on(day.AddDays(2+3*i), "13:40", r.FirstName+" is "+string(to), func(ctx context.Context) error {
			list, err := p.Recruiting.Pool(ctx, p.who("Mehmet"), p.id)
			if err != nil {
				return err
			}
			for _, e := range list.Entries {
				if e.ID == id {
					_, err = p.Recruiting.Move(ctx, p.who("Mehmet"), p.id, id, e.Version, to, p.asked(r, to))
				}
			}
			return err
		})
	}
}

func (p *pool) asked(r referred, to recruiting.State) *calendar.Day {
	if to != recruiting.NotNow {
		return nil
	}
	day := p.today.AddDays(r.askAgain)
	return &day
}

// takeIn lets somebody come in the way they came.
func (p *pool) takeIn(ctx context.Context, c candidate) error {
	if c.by == "" {
		return p.invite(ctx, c.newcomer)
	}
	invitation, _, err := p.Recruiting.Yes(ctx, p.codes[c.by].Code.Code, recruiting.Joining{
		ID: database.NewID(), About: recruiting.About{FirstName: c.name, ContactKind: "in_person", Language: c.language, AgeGroup: c.group()},
	})
	if err != nil {
		return err
	}
	return p.comeIn(ctx, invitation.Code, c.newcomer)
}

func (p *pool) arrange(ctx context.Context, id uuid.UUID, title string, day calendar.Day, clock string, offered []string) error {
	_, err := p.Gatherings.Arrange(ctx, p.who("Katrin"), p.id, id, nil, gathering.Arrangement{
		Kind: gathering.Information, Title: title, PlaceText: "Nachbarschaftstreff Nordend",
		MapLink: "https://www.openstreetmap.org/search?query=Offenbach%20Nordend", Day: day, Clock: clock, Offered: offered,
	})
	return err
}

// gather is the information event that has been, and the answers to the one ahead.
func (p *pool) gather() {
	p.on(p.beenDay.AddDays(-2), "18:00", "answers to the information event", func(ctx context.Context) error {
		for i, c := range candidates() {
			answer := []gathering.Answer{gathering.Yes, gathering.Yes, gathering.Yes, gathering.NotSure}[i%4]
			if _, err := p.Gatherings.Reply(ctx, p.who(c.name), p.been, answer, 1); err != nil {
				return err
			}
		}
		_, err := p.Gatherings.Reply(ctx, p.who(champion), p.been, gathering.Yes, 1)
		return err
	})
	p.on(p.beenDay, "15:10", "the information event", func(ctx context.Context) error {
		there := []string{champion}
		for _, c := range candidates() {
			if c.name != awayFromFirst {
				there = append(there, c.name)
			}
		}
		for _, name := range there {
			if _, err := p.Gatherings.Tick(ctx, p.who("Katrin"), p.been, p.who(name).PersonID, true); err != nil {
				return err
			}
		}
		return nil
	})
	p.on(p.today.AddDays(-6), "09:50", "another information event", func(ctx context.Context) error {
		return p.arrange(ctx, p.ahead, "Kennenlernen zum Zweiten", calendar.NextWorkingDay(p.today.AddDays(6)), "16:30", []string{"drinks", "interpreter", "step_free"})
	})
	for i, said := range answersAhead() {
		p.on(p.today.AddDays(-5), fmt.Sprintf("18:%02d", 5+6*i), "an answer of "+said.name, func(ctx context.Context) error {
			_, err := p.Gatherings.Reply(ctx, p.who(said.name), p.ahead, said.answer, 1)
			return err
		})
	}
}

// agreeAndSign is who has said to be in, all but one with the declaration, and what they have told of themselves since.
func (p *pool) agreeAndSign() {
	in := agreed()
	for i, name := range in {
		p.on(p.beenDay.AddDays(1+i/4), fmt.Sprintf("17:%02d", 4*i), name+" is in", func(ctx context.Context) error {
			if name == in[len(in)-1] { // has not got round to the declaration
				_, err := p.Recruiting.Agree(ctx, p.who(name), recruiting.Agreed, nil)
				return err
			}
			return p.agree(ctx, newcomer{member: member{name: name, language: p.who(name).Language}})
		})
	}
	p.on(p.beenDay.AddDays(2), "20:15", "not now", func(ctx context.Context) error {
		day := p.today.AddDays(60)
		_, err := p.Recruiting.Agree(ctx, p.who(notNow), recruiting.NotNow, &day)
		return err
	})
	p.on(p.today.AddDays(-7), "18:30", "profiles", func(ctx context.Context) error {
		for _, g := range giftsOfCandidates() {
			if err := p.describe(ctx, g); err != nil {
				return err
			}
		}
		return nil
	})
	for i, b := range bowsOfCandidates() {
		p.on(p.today.AddDays(-6), fmt.Sprintf("20:%02d", 9*i), "sheet of "+b.name, func(ctx context.Context) error {
			return p.fill(ctx, questionnaire.Start, b)
		})
	}
	for i, t := range talksWithCandidates() {
		p.on(p.today.AddDays(-4), fmt.Sprintf("1%d:30", i), "first talk with "+t.name, func(ctx context.Context) error {
			return p.interview(ctx, t.coach, t.name, t.words)
		})
	}
}

func about(name, kind, contact, language string, group programme.AgeGroup, why string) recruiting.About {
	return recruiting.About{FirstName: name, ContactKind: kind, Contact: contact, Language: language, AgeGroup: group, Why: why}
}
