package demo

import (
	"context"
	"fmt"
	"strings"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/matching"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/speeddating"
)

// chooser is somebody on the way to a partner: whom they wish for in order, who would also be fine, and whom they
// would rather not be with. A word of theirs about somebody stands behind the name: "Gudrun:lacht viel".
type chooser struct {
	newcomer
	wishes, also, not string
}

// choosing is a cohort that has met and chosen; the team looks at the best tandems and has not published any.
type choosing struct {
	crowd
	people         []chooser
	met, closed    calendar.Day
	dating         uuid.UUID
	first, changed uuid.UUID // proposals
}

func (l *life) choosePartners() {
	c := &choosing{
		crowd: crowd{life: l, start: calendar.NextWorkingDay(l.today.AddDays(9))}, people: choosers(),
		met: workingDaysBefore(l.today, 4), closed: workingDaysBefore(l.today, 1), dating: database.NewID(), first: database.NewID(), changed: database.NewID(),
	}
	var people []newcomer
	for _, p := range c.people {
		people = append(people, p.newcomer)
	}
	l.on(l.today.AddDays(-40), "09:30", "a cohort by the river", func(ctx context.Context) (err error) {
		c.id, err = l.planWithPlaces(ctx, "Durchgang am Main", c.start, 120, placesInCohort, "Katrin", "Sabine", "Olga")
		return err
	})
	c.each(l.today.AddDays(-34), 14, "joins", people, c.invite)
	c.each(l.today.AddDays(-24), 17, "agrees", people, c.say)
	c.on(l.today.AddDays(-23), "18:30", "profiles", func(ctx context.Context) error {
		for _, g := range giftsOfChoosers() {
			if err := c.describe(ctx, g); err != nil {
				return err
			}
		}
		return nil
	})
	for i, b := range bowsOfChoosers() {
		c.on(l.today.AddDays(-21), fmt.Sprintf("19:%02d", 7*i), "sheet of "+b.name, func(ctx context.Context) error {
			return c.fill(ctx, questionnaire.Start, b)
		})
	}
	for i, t := range firstTalks() {
		c.on(l.today.AddDays(-20), fmt.Sprintf("1%d:00", i%8), "first talk with "+t.name, func(ctx context.Context) error {
			return c.interview(ctx, t.coach, t.name, t.words)
		})
	}
	c.meetAndChoose()
}

// say is the word to be in. Ralf has no phone: what he signs is on paper.
func (c *choosing) say(ctx context.Context, n newcomer) error {
	if n.name != withoutPhone {
		return c.agree(ctx, n)
	}
	if _, err := c.Recruiting.Agree(ctx, c.who(n.name), recruiting.Agreed, nil); err != nil {
		return err
	}
	return c.signOnPaper(ctx, n.contact, n.name, c.today.AddDays(-24))
}

func (c *choosing) meetAndChoose() {
	c.on(c.met.AddDays(-7), "10:15", "the start gate", func(ctx context.Context) error {
		_, err := c.Recruiting.OpenStartGate(ctx, c.who("Katrin"), c.id, "")
		return err
	})
	c.on(c.met.AddDays(-7), "10:40", "a speed-dating is planned", func(ctx context.Context) error {
		_, err := c.Datings.Plan(ctx, c.who("Katrin"), c.id, c.dating, 0, speeddating.Details{
			Day: c.met, Clock: "15:00", How: speeddating.OnSite, PlaceText: "Nachbarschaftstreff Nordend", Mode: speeddating.TwoSides,
			Minutes: 6, MinutesToChange: 1,
		})
		if err == nil {
			_, err = c.Datings.Open(ctx, c.who("Katrin"), c.dating)
		}
		return err
	})
	c.on(c.met, "15:02", "the speed-dating begins", c.meet)
	c.on(c.met, "15:58", "the last bell", func(ctx context.Context) error {
		_, err := c.Datings.End(ctx, c.who("Katrin"), c.dating)
		return err
	})
	c.on(c.met, "16:05", "what people remember", c.remember)
	c.on(c.met, "17:30", "ballots", func(ctx context.Context) error { return c.Matching.OpenBallots(ctx, c.who("Katrin"), c.id) })
	for i, p := range c.people {
		c.on(c.met.AddDays(1), fmt.Sprintf("1%d:%02d", 7+i/10, 6*(i%10)), "ballot of "+p.name, func(ctx context.Context) error {
			return c.handIn(ctx, p)
		})
	}
	c.on(c.closed, "10:00", "the ballots are closed", func(ctx context.Context) error {
		return c.Matching.CloseBallots(ctx, c.who("Katrin"), c.id)
	})
	c.on(c.closed, "10:20", "a proposal", c.propose)
	c.on(c.closed, "11:10", "another one by hand", c.changeByHand)
}

func (c *choosing) meet(ctx context.Context) error {
	here := map[uuid.UUID]speeddating.Presence{}
	for _, p := range c.people {
		here[c.who(p.name).PersonID] = speeddating.Here
	}
	if _, err := c.Datings.Tick(ctx, c.who("Katrin"), c.dating, here); err != nil {
		return err
	}
	_, err := c.Datings.Start(ctx, c.who("Katrin"), c.dating)
	return err
}

// remember notes what everybody keeps of the others, for themselves alone.
func (c *choosing) remember(ctx context.Context) error {
	note := func(p chooser, said string, answer speeddating.Answer) error {
		if said == "" || p.name == withoutPhone {
			return nil
		}
		name, word, _ := strings.Cut(said, ":")
		_, err := c.Datings.Note(ctx, c.who(p.name), c.dating, c.who(name).PersonID, 0, &answer, word)
		return err
	}
	for _, p := range c.people {
		for _, said := range split(p.wishes) {
			if err := note(p, said, speeddating.Yes); err != nil {
				return err
			}
		}
		for _, said := range split(p.also) {
			if err := note(p, said, speeddating.Maybe); err != nil {
				return err
			}
		}
		if err := note(p, p.not, speeddating.No); err != nil {
			return err
		}
	}
	return nil
}

func (c *choosing) handIn(ctx context.Context, p chooser) error {
	choices := matching.Choices{Wishes: c.idsOf(p.wishes), Also: c.idsOf(p.also)}
	if p.not != "" {
		choices.Not = &c.idsOf(p.not)[0]
	}
	who := c.who(p.name)
	if p.name == withoutPhone {
		return c.Matching.TypeIn(ctx, c.who(p.contact), c.id, who.PersonID, choices)
	}
	_, err := c.Matching.HandIn(ctx, who, choices, 0)
	return err
}

func (c *choosing) idsOf(said string) (ids []uuid.UUID) {
	for _, one := range split(said) {
		name, _, _ := strings.Cut(one, ":")
		ids = append(ids, c.who(name).PersonID)
	}
	return ids
}

func split(said string) []string {
	if said == "" {
		return nil
	}
	return strings.Split(said, ", ")
}

func (c *choosing) propose(ctx context.Context) error {
	if _, err := c.Matching.Propose(ctx, c.who("Katrin"), matching.Proposal{ID: c.first, CohortID: c.id}); err != nil {
		return err
	}
	for coach, minutes := range map[string]int{"Katrin": 35, "Olga": 20} {
		err := c.Matching.NoteMinutes(ctx, c.who(coach), matching.Minutes{ID: database.NewID(), CohortID: c.id, Minutes: minutes, Day: c.closed})
		if err != nil {
			return err
		}
	}
	return nil
}

// changeByHand lets two under 25 change their partners, for a reason that no ballot knows.
func (c *choosing) changeByHand(ctx context.Context) error {
	p, err := c.Matching.Proposal(ctx, c.who("Katrin"), c.first)
	if err != nil {
		return err
	}
	noah, marie := c.who("Noah").PersonID, c.who("Marie").PersonID
	other := map[uuid.UUID]uuid.UUID{noah: marie, marie: noah}
	var tandems []matching.Pair
	for _, t := range p.Result[0].Tandems {
		var pair matching.Pair
		for i, text := range t {
			id, err := uuid.Parse(text)
			if err != nil {
				return err
			}
			if swapped, found := other[id]; found {
				id = swapped
			}
			pair[i] = id
		}
		tandems = append(tandems, pair)
	}
	_, err = c.Matching.Propose(ctx, c.who("Katrin"), matching.Proposal{
		ID: c.changed, CohortID: c.id, ByHand: true, Reason: "Noah und Ralf haben beide mit Fahrrädern zu tun. Das hat beim Speed-Dating jeder gesehen.",
		Asked: matching.Asked{Tandems: tandems, BasedOn: &c.first},
	})
	return err
}
