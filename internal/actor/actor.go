// Package actor says who is acting: the person behind a request, their role and language.
package actor

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Role is what a person may do in the programme.
type Role string

// The four roles. A manager sees figures only, an administrator no workbook content.
const (
	Participant   Role = "participant"
	Coach         Role = "coach"
	Manager       Role = "manager"
	Administrator Role = "administrator"
)

// Valid reports whether the role is one of the four.
func (r Role) Valid() bool {
	return slices.Contains([]Role{Participant, Coach, Manager, Administrator}, r)
}

// Actor is the person on whose behalf something happens.
type Actor struct {
	PersonID  uuid.UUID
	SessionID uuid.UUID
	Role      Role
	Language  string

	SecondFactorMissing bool      // has to be set up before anything else can be done
	MirrorFor           uuid.UUID // who looks through the actor's eyes at themselves; nobody in general

	Pages string    // what a companion of the person may open, by words; empty for whoever acts for themselves
	Until time.Time // when the companion has to go
}

// IsCompanion says that somebody whom the person has let in is looking, and not the person.
func (a Actor) IsCompanion() bool { return a.Pages != "" }

// MayOpen reports whether a companion may open a page; whoever acts for themselves opens all of them.
func (a Actor) MayOpen(page string) bool {
	return !a.IsCompanion() || slices.Contains(strings.Fields(a.Pages), page)
}

// IsMirror says that the actor only shows somebody what the actor would see: nothing is marked as seen.
func (a Actor) IsMirror() bool { return a.MirrorFor != uuid.Nil }

// Behind is the participant who looks through a mirror, for what the two beside each other keep to themselves.
func (a Actor) Behind() Actor {
	return Actor{PersonID: a.MirrorFor, Role: Participant, Language: a.Language}
}

// Is reports whether the actor has one of the roles.
func (a Actor) Is(roles ...Role) bool { return slices.Contains(roles, a.Role) }

type contextKey struct{}

// With returns a context that carries the actor.
func With(ctx context.Context, a Actor) context.Context {
	return context.WithValue(ctx, contextKey{}, a)
}

// From returns the actor of the context, if there is one.
func From(ctx context.Context) (Actor, bool) {
	a, ok := ctx.Value(contextKey{}).(Actor)
	return a, ok
}

// Must returns the actor of the context and panics without one: only for code behind signed-in routes.
func Must(ctx context.Context) Actor {
	a, ok := From(ctx)
	if !ok {
		panic("actor: no actor in the context")
	}
	return a
}
