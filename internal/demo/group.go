package demo

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/groupmeeting"
)

// share lets a cohort ask the office, plan something together, and say thank you.
func (c *cohort) share() {
	c.askOffice(20, "Emine", true, "Muss ich jeden Termin im Jobcenter wahrnehmen, auch wenn mein Kind krank ist?", "Mehmet",
		"Ruf vorher an, dann finden wir einen neuen Termin. Bring später etwas Schriftliches mit, zum Beispiel vom Kinderarzt.")
	c.askOffice(9, "Tarek", false, "Wer bezahlt die Fahrkarte zum Vorstellungsgespräch?", "Katrin",
		"Das Amt kann die Kosten übernehmen, wenn Du vorher fragst. Ein Anruf genügt für den Anfang. Heb die Fahrkarte auf.")
	c.askOffice(2, "Kevin", false, "Was passiert mit meinem Geld, wenn ich ein Praktikum mache?", "", "")
	meeting := database.NewID()
	c.on(c.today.AddDays(-2), "09:10", "a meeting of everybody is suggested", func(ctx context.Context) error {
		saturday := c.today.AddDays(7 + (6-int(c.today.Weekday())+7)%7)
		_, err := c.GroupMeetings.Suggest(ctx, c.who("Grace"), groupmeeting.Suggestion{
			ID: meeting, CohortID: c.id, What: "Zusammen kochen", PlaceText: "Nachbarschaftstreff Nordend, Offenbach",
			Times: []groupmeeting.Time{{Day: saturday, Clock: "12:00"}, {Day: saturday.AddDays(1), Clock: "12:00"}, {Day: saturday.AddDays(7), Clock: "17:00"}},
		})
		return err
	})
	for i, said := range []struct {
		who     string
		answers map[int]groupmeeting.Answer
	}{
		{"Grace", map[int]groupmeeting.Answer{1: groupmeeting.Yes, 2: groupmeeting.Yes, 3: groupmeeting.Maybe}},
		{"Emine", map[int]groupmeeting.Answer{1: groupmeeting.Yes, 2: groupmeeting.No, 3: groupmeeting.Yes}},
		{"Jonas", map[int]groupmeeting.Answer{1: groupmeeting.Maybe, 3: groupmeeting.Yes}},
		{"Olga", map[int]groupmeeting.Answer{1: groupmeeting.Yes}},
	} {
		c.on(c.today.AddDays(-1), []string{"09:00", "11:20", "15:45", "16:30"}[i], said.who+" says what suits", func(ctx context.Context) error {
			_, err := c.GroupMeetings.Reply(ctx, c.who(said.who), meeting, said.answers)
			return err
		})
	}
	c.on(c.today.AddDays(-1), "20:10", "a thank-you", func(ctx context.Context) error {
		partner := c.who("Samira").PersonID
		return c.Thanks.Say(ctx, c.who("Jonas"), database.NewID(), &partner, nil)
	})
}

// askOffice is a question and, on the next day, its answer, if there is one already.
func (c *cohort) askOffice(daysAgo int, who string, named bool, question, coach, answer string) {
	id, day := uuid.New(), c.today.AddDays(-daysAgo)
	c.on(day, "19:20", "a question to the office", func(ctx context.Context) error {
		_, err := c.Office.Ask(ctx, c.who(who), id, named, question)
		return err
	})
	if answer == "" {
		return
	}
	c.on(calendar.NextWorkingDay(day.AddDays(1)), "10:40", "an answer of the office", func(ctx context.Context) error {
		_, err := c.Office.Answer(ctx, c.who(coach), id, 1, answer, true)
		return err
	})
}
