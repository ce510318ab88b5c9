package demo

import (
	"context"
	"strings"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/auth"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// cohort is one run of the programme on its way.
type cohort struct {
	*life
	id    uuid.UUID
	start calendar.Day
	pairs []*pair
}

func (l *life) runFirst(start calendar.Day) {
	c := l.runCohort("Erster Durchgang", start, 100, firstPhase())
	c.lookBackTogether()
	l.on(start.AddDays(40), "09:00", "more time for the first cohort", func(ctx context.Context) error {
		_, err := l.Programme.ExtendCohort(ctx, l.who("Katrin"), c.id, database.NewID(), lengthOfFirst-100, "Wegen der Ferien: Wir hängen 20 Tage an, damit niemand hetzen muss.")
		return err
	})
	l.on(start.AddDays(lengthOfFirst+6), "12:00", "the end of the first cohort", func(ctx context.Context) error {
		_, err := l.Programme.CloseCohort(ctx, l.who("Katrin"), c.id)
		return err
	})
}

func (l *life) runSecond(start calendar.Day) {
	c := l.runCohort("Zweiter Durchgang", start, 120, secondPhase())
	c.askWhetherItFits()
	c.present()
	c.talk()
	c.share()
}

func (l *life) planThird() {
	l.on(l.today.AddDays(-3), "11:00", "a third cohort", func(ctx context.Context) error {
		_, err := l.planCohort(ctx, "Dritter Durchgang", calendar.NextWorkingDay(l.today.AddDays(daysToThird)), 100, "Katrin", "Mehmet", "Sabine", "Nabil")
		return err
	})
}

// runCohort plans a whole way: people join, tandems form, and then everybody lives their days.
func (l *life) runCohort(name string, start calendar.Day, length int, stories []tandemStory) *cohort {
	c := &cohort{life: l, start: start}
	for _, story := range stories {
		c.pairs = append(c.pairs, &pair{life: l, tandemStory: story, id: database.NewID(), start: start})
	}
	l.on(start.AddDays(-16), "09:30", name, func(ctx context.Context) (err error) {
		c.id, err = l.planCohort(ctx, name, start, length, "Katrin", "Mehmet", "Sabine", "Olga", "Nabil")
		return err
	})
	l.on(start.AddDays(-6), "10:00", name+": people join", c.welcome)
	l.on(start.AddDays(-3), "15:00", name+": tandems form", c.formTandems)
	l.on(start, "08:00", name+": start", func(ctx context.Context) error {
		_, err := l.Programme.StartCohort(ctx, l.who("Katrin"), c.id)
		return err
	})
	c.keepPapers()
	for _, p := range c.pairs {
		p.keepWorkbook()
		p.meetOffice()
	}
	return c
}

func (l *life) planCohort(ctx context.Context, name string, start calendar.Day, length int, coaches ...string) (uuid.UUID, error) {
	return l.planWithPlaces(ctx, name, start, length, 0, coaches...)
}

func (l *life) planWithPlaces(ctx context.Context, name string, start calendar.Day, length, places int, coaches ...string) (uuid.UUID, error) {
	chief := l.who(administrator.name)
	made, err := l.Programme.PlanCohort(ctx, chief, database.NewID(), programme.Rules{
		Name: name, StartDay: start, LengthDays: length, MilestoneRhythmDays: 21, MeetingsPerWeek: 1, AgeRule: true, Places: places,
	})
	if err != nil {
		return uuid.Nil, err
	}
	for _, coach := range coaches {
		if err := l.Programme.AddCoach(ctx, chief, made.ID, l.who(coach).PersonID); err != nil {
			return uuid.Nil, err
		}
	}
	return made.ID, nil
}

func (c *cohort) welcome(ctx context.Context) error {
	for _, p := range c.pairs {
		for i, m := range []member{p.older, p.younger} {
			group := []programme.AgeGroup{programme.Over25, programme.Under25}[i]
			_, invitation, err := c.Programme.AddParticipant(ctx, c.who(m.contact), c.id, programme.NewParticipant{
				AgeGroup: group, Language: m.language, Login: login(m.name),
			})
			if err != nil {
				return err
			}
			if err := c.join(ctx, invitation.Code, m.name, m.language, participantSecret); err != nil {
				return err
			}
			if err := c.Programme.ChooseContactPerson(ctx, c.who(m.name), c.who(m.contact).PersonID); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *cohort) formTandems(ctx context.Context) error {
	for _, p := range c.pairs {
		_, err := c.Tandems.Form(ctx, c.who(p.formedBy), tandem.Proposal{
			ID: p.id, CohortID: c.id, Reason: p.reason,
			PartnerIDs: [2]uuid.UUID{c.who(p.older.name).PersonID, c.who(p.younger.name).PersonID},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// join redeems an invitation as everybody does, and remembers the sign-in.
func (l *life) join(ctx context.Context, code, name, language, secret string) error {
	ticket, err := l.Auth.Join(ctx, auth.Joining{
		Code: code, DisplayName: name, Language: language, NewSecret: secret, Remember: true,
	})
	if err != nil {
		return err
	}
	p := ticket.Person
	l.people[name] = actor.Actor{PersonID: p.ID, SessionID: ticket.Session.ID, Role: p.Role, Language: p.Language}
	l.signIns = append(l.signIns, SignIn{Name: p.DisplayName, Role: string(p.Role), Login: p.Login, Secret: secret, PersonID: p.ID})
	return nil
}

func login(name string) string { return strings.ToLower(name) }
