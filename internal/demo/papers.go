package demo

import (
	"context"
	"fmt"
	"strings"

	"mainpate/internal/calendar"
	"mainpate/internal/consent"
	"mainpate/internal/database"
	"mainpate/internal/matching"
	"mainpate/internal/profile"
	"mainpate/internal/questionnaire"
)

// gifts is what somebody says of themselves: cards, languages and times of the week as words with one space between.
type gifts struct {
	name, gives, needs, languages, times string
	ownGift, ownNeed                     string
	hints                                string
	hintsForTeam                         bool
}

// bow is a sheet about oneself: a digit for each item, "-" for one that was left out.
type bow struct {
	name, scores, proud, wish string
	release                   questionnaire.Release
}

// keepPapers lets the people of a running cohort sign, say what they can give, and fill in their sheets.
func (c *cohort) keepPapers() {
	c.on(c.start.AddDays(-5), "17:20", "declarations", func(ctx context.Context) error {
		for _, p := range c.pairs {
			for _, m := range []member{p.older, p.younger} {
				if err := c.sign(ctx, m.name, m.language); err != nil {
					return err
				}
			}
		}
		return nil
	})
	c.on(c.start.AddDays(-4), "18:10", "profiles", func(ctx context.Context) error {
		for _, g := range gifted() {
			if c.takesPart(g.name) {
				if err := c.describe(ctx, g); err != nil {
					return err
				}
			}
		}
		return nil
	})
	c.fillIn(2, questionnaire.Start, atStart())
}

func (c *cohort) takesPart(name string) bool {
	for _, p := range c.pairs {
		if p.older.name == name || p.younger.name == name {
			return true
		}
	}
	return false
}

// lookBackTogether is the middle and the end of the first cohort: one pair has opened to each other what each wrote.
func (c *cohort) lookBackTogether() {
	c.fillIn(62, questionnaire.Middle, inTheMiddle())
	c.fillIn(117, questionnaire.End, atTheEnd())
	for name, words := range aboutPartners() {
		c.on(c.start.AddDays(61), "20:10", name+" about the partner", func(ctx context.Context) error {
			return c.finish(ctx, name, questionnaire.Partner, questionnaire.Middle, words.scores, map[string]string{
				"strength": words.strength, "noticed": words.noticed,
			}, "")
		})
	}
}

func (c *cohort) fillIn(day int, o questionnaire.Occasion, bows []bow) {
	for i, b := range bows {
		if !c.takesPart(b.name) {
			continue
		}
		c.on(c.start.AddDays(day-1), fmt.Sprintf("19:%02d", 5+4*(i%12)), "sheet of "+b.name, func(ctx context.Context) error {
			return c.fill(ctx, o, b)
		})
	}
}

func (l *life) fill(ctx context.Context, o questionnaire.Occasion, b bow) error {
	return l.finish(ctx, b.name, questionnaire.Self, o, b.scores, map[string]string{"proud": b.proud, "wish": b.wish}, b.release)
}

// finish fills in the newest set of a kind in the person's own language, and lets the team have it as far as they like.
func (l *life) finish(ctx context.Context, name string, kind questionnaire.Kind, o questionnaire.Occasion, scores string, words map[string]string, r questionnaire.Release) error {
	who := l.who(name)
	set := l.Questions.Sets().Newest(kind)[0]
	filled := questionnaire.Filled{SetKey: set.Key, SetVersion: set.Version, Occasion: o, Answers: answered(set, scores, words, who.Language)}
	mine, err := l.Questions.Mine(ctx, who)
	if err != nil {
		return err
	}
	for _, open := range mine.Open {
		if open.SetKey == set.Key && open.About != nil {
			filled.AboutID = &open.About.PersonID
		}
	}
	own, err := l.Questions.Finish(ctx, who, database.NewID(), filled)
	if err != nil || r == "" {
		return err
	}
	_, err = l.Questions.Let(ctx, who, own.ID, r)
	return err
}

func answered(set questionnaire.Set, scores string, words map[string]string, language string) []questionnaire.Answer {
	var answers []questionnaire.Answer
	for _, item := range set.Items {
		a := questionnaire.Answer{Item: item.Key, Language: language}
		switch item.Kind {
		case questionnaire.Scale:
			if scores == "" {
				continue
			}
			if n := int(scores[0] - '0'); n > 0 && n < 10 {
				a.Number = &n
			}
			scores = scores[1:]
		default:
			a.Text = words[item.Key]
		}
		answers = append(answers, a)
	}
	return answers
}

// sign puts somebody's name under the declaration in the language they read.
func (l *life) sign(ctx context.Context, name, language string) error {
	versions, err := l.Consents.Declarations(ctx)
	if err != nil {
		return err
	}
	return l.Consents.Sign(ctx, l.who(name), database.NewID(), versions[0].ID, language, name)
}

// signOnPaper is a coach noting what somebody signed at the table.
func (c *crowd) signOnPaper(ctx context.Context, coach, name string, day calendar.Day) error {
	versions, err := c.Consents.Declarations(ctx)
	if err != nil {
		return err
	}
	return c.Consents.RecordPaper(ctx, c.who(coach), c.id, consent.Paper{
		ID: database.NewID(), DeclarationID: versions[0].ID, PersonID: c.who(name).PersonID, Language: "de", Day: day,
		Consents: []consent.Kind{consent.Photo},
	})
}

func (l *life) describe(ctx context.Context, g gifts) error {
	own := func(text string) []string {
		if text == "" {
			return nil
		}
		return []string{text}
	}
	_, err := l.Profiles.Save(ctx, l.who(g.name), profile.Profile{
		Gives: strings.Fields(g.gives), Needs: strings.Fields(g.needs), Languages: strings.Fields(g.languages), Times: strings.Fields(g.times),
		OwnGives: own(g.ownGift), OwnNeeds: own(g.ownNeed), Hints: strings.Fields(g.hints), HintsForTeam: g.hintsForTeam,
	}, 0)
	return err
}

// interview is a coach writing down a first talk in the words of the person.
func (c *crowd) interview(ctx context.Context, coach, name string, words map[string]string) error {
	set := c.Questions.Sets().Newest(questionnaire.Interview)[0]
	who := c.who(name)
	_, err := c.Questions.SaveInterview(ctx, c.who(coach), c.id, who.PersonID, 0, answered(set, "", words, who.Language))
	return err
}

// askWhetherItFits is what some of the second cohort said after their first meetings.
func (c *cohort) askWhetherItFits() {
	for _, said := range []struct {
		day    int
		name   string
		after  int
		answer matching.Fit
	}{
		{2, "Samira", 1, matching.Fits}, {3, "Jonas", 1, matching.Fits}, {24, "Samira", 3, matching.Fits}, {25, "Jonas", 3, matching.Fits},
		{5, "Emine", 1, matching.Fits}, {5, "Kevin", 1, matching.NotSure}, {27, "Kevin", 3, matching.Fits},
	} {
		c.on(c.start.AddDays(said.day), "21:30", "does it fit, "+said.name, func(ctx context.Context) error {
			asked, err := c.Matching.MyFit(ctx, c.who(said.name))
			if err != nil {
				return err
			}
			_, err = c.Matching.SayFit(ctx, c.who(said.name), matching.FitCheck{TandemID: *asked.TandemID, AfterMeeting: said.after, Answer: said.answer})
			return err
		})
	}
}
