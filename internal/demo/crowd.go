package demo

import (
	"context"
	"fmt"
	"strconv"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/programme"
	"mainpate/internal/recruiting"
)

const placesInCohort = 14

// crowd is a cohort whose people have no partners yet.
type crowd struct {
	*life
	id    uuid.UUID
	start calendar.Day
}

// newcomer is one of them.
type newcomer struct {
	member
	side side
}

func (n newcomer) group() programme.AgeGroup {
	if n.side == younger {
		return programme.Under25
	}
	return programme.Over25
}

// seasonName names a cohort after the time in which it begins.
func seasonName(start calendar.Day) string {
	at := string(start)
	month, err := strconv.Atoi(at[5:7])
	if err != nil {
		panic(err)
	}
	return []string{"Winter", "Frühjahr", "Sommer", "Herbst", "Winter"}[(month+1)/3] + " " + at[:4]
}

// invite is a coach giving somebody a place and a code, and they come in.
func (c *crowd) invite(ctx context.Context, n newcomer) error {
	_, invitation, err := c.Programme.AddParticipant(ctx, c.who(n.contact), c.id, programme.NewParticipant{
		AgeGroup: n.group(), DisplayName: n.name, Language: n.language, Login: login(n.name),
	})
	if err != nil {
		return err
	}
	return c.comeIn(ctx, invitation.Code, n)
}

func (c *crowd) comeIn(ctx context.Context, code string, n newcomer) error {
	if err := c.join(ctx, code, n.name, n.language, participantSecret); err != nil {
		return err
	}
	return c.Programme.ChooseContactPerson(ctx, c.who(n.name), c.who(n.contact).PersonID)
}

// agree is "Ich bin dabei", with a name under the declaration.
func (c *crowd) agree(ctx context.Context, n newcomer) error {
	if _, err := c.Recruiting.Agree(ctx, c.who(n.name), recruiting.Agreed, nil); err != nil {
		return err
	}
	return c.sign(ctx, n.name, n.language)
}

// each lets everybody do something on the same evening, one after the other.
func (c *crowd) each(day calendar.Day, hour int, what string, people []newcomer, do func(context.Context, newcomer) error) {
	for i, n := range people {
		c.on(day, fmt.Sprintf("%02d:%02d", hour+i/12, 5*(i%12)), what+": "+n.name, func(ctx context.Context) error { return do(ctx, n) })
	}
}
