// Package speeddating lets the people of a cohort meet before they choose each other: rounds of short talks, on site,
// by phone or by video.
//
// The server gives instants and every phone counts down by itself, so that all of them ring together and one without
// network goes on by the plan it has. What somebody notes after a talk is theirs alone, for ever.
//
// Read speeddating.go, clock.go and rounds.go first; nothing in them knows of SQL or HTTP.
package speeddating

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// State is how far a speed-dating is.
type State string

// The states.
const (
	Planned State = "planned"
	Running State = "running"
	Over    State = "over"
)

// How says where people meet.
type How string

// The ways to meet.
const (
	OnSite How = "on_site"
	Phone  How = "phone"
	Video  How = "video"
)

// Presence is what the coach has ticked about somebody. Nobody is there before they are seen.
type Presence string

// The presences.
const (
	Expected Presence = "expected"
	Here     Presence = "here"
	Away     Presence = "away"
)

// Each talk takes 3 to 15 minutes, and to change tables up to 5.
const (
	minMinutes, maxMinutes = 3, 15
	maxMinutesToChange     = 5
	maxGuests              = 100 // present at the same time
)

// SpeedDating is one such meeting of a cohort.
type SpeedDating struct {
	ID       uuid.UUID `gorm:"primaryKey"`
	CohortID uuid.UUID
	Details
	State      State
	OpenedAt   *time.Time // since when participants know of it
	ClockRound int
	ClockAt    *time.Time
	PausedAt   *time.Time
	Revision   int // of its time, for the reminders
	Version    int
	CreatedAt  time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt  time.Time `gorm:"autoUpdateTime:false"`
}

// TableName names the table.
func (SpeedDating) TableName() string { return "speed_datings" }

// Details are what a coach plans.
type Details struct {
	Day             calendar.Day
	Clock           string
	StartsAt        time.Time
	How             How
	PlaceText       string
	Link            string // of the video call, https only
	TableLinks      string // of the rooms of a video call, one in a line: the first is that of room 1
	Mode            Mode
	Minutes         int // of a talk
	MinutesToChange int
}

func (d Details) check() error {
	var wrong []problem.Field
	require := func(ok bool, pointer, code string) {
		if !ok {
			wrong = append(wrong, problem.Field{Pointer: pointer, Code: code})
		}
	}
	require(slices.Contains([]How{OnSite, Phone, Video}, d.How), "/how", "not_allowed_value")
	require(slices.Contains([]Mode{TwoSides, Everybody}, d.Mode), "/mode", "not_allowed_value")
	require(d.How != OnSite || d.PlaceText != "", "/place_text", "required")
	require(d.How != Video || d.Link != "" || d.TableLinks != "", "/link", "required")
	require(d.Link == "" || safeLink(d.Link), "/link", "https_only")
	require(!slices.ContainsFunc(d.tableLinks(), func(link string) bool { return !safeLink(link) }), "/table_links", "https_only")
	require(d.Minutes >= minMinutes, "/minutes", "too_small")
	require(d.Minutes <= maxMinutes, "/minutes", "too_large")
	require(d.MinutesToChange >= 0, "/minutes_to_change", "too_small")
	require(d.MinutesToChange <= maxMinutesToChange, "/minutes_to_change", "too_large")
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

func (d Details) tableLinks() []string {
	if d.TableLinks == "" {
		return []string{}
	}
	return strings.Split(d.TableLinks, "\n")
}

// linkAt is where to meet at a table of a video call: the room's own link, else the one for all, where the team leads
// people into their rooms.
func (d Details) linkAt(table int) string {
	if links := d.tableLinks(); d.How == Video && table >= 1 && table <= len(links) {
		return links[table-1]
	}
	return d.Link
}

// safeLink lets only addresses through that a phone may open without harm.
func safeLink(link string) bool {
	u, err := url.Parse(link)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil
}

// Change plans it anew. While it runs only the place and the links may still change, afterwards nothing.
func (s *SpeedDating) Change(to Details, now time.Time) error {
	if err := to.check(); err != nil {
		return err
	}
	if to == s.Details {
		return nil
	}
	frame := to
	frame.How, frame.PlaceText, frame.Link, frame.TableLinks = s.How, s.PlaceText, s.Link, s.TableLinks
	switch {
	case s.State == Over:
		return problem.New(problem.Conflict, "speed_dating_over")
	case s.State == Running && frame != s.Details:
		return problem.New(problem.Conflict, "speed_dating_running")
	case s.State == Planned && !to.StartsAt.Equal(s.StartsAt) && to.StartsAt.Before(now):
		return problem.Invalid(problem.Field{Pointer: "/day", Code: "in_the_past"})
	}
	if !to.StartsAt.Equal(s.StartsAt) {
		s.Revision++
	}
	s.Details = to
	s.touch(now)
	return nil
}

// Open tells the participants; before the start gate is open there is nothing to tell. Doing it again changes nothing.
func (s *SpeedDating) Open(gateOpen bool, now time.Time) error {
	if s.OpenedAt != nil {
		return nil
	}
	if !gateOpen {
		return problem.New(problem.Conflict, "start_gate_closed")
	}
	s.OpenedAt = &now
	s.touch(now)
	return nil
}

// Start lets the first round begin in a moment.
func (s *SpeedDating) Start(now time.Time) error {
	switch {
	case s.State != Planned:
		return nil
	case s.OpenedAt == nil:
		return problem.New(problem.Conflict, "speed_dating_not_open")
	}
	s.State = Running
	s.setClock(1, now.Add(lead))
	s.touch(now)
	return nil
}

// End is the end for good, whatever is left.
func (s *SpeedDating) End(now time.Time) error {
	if s.State == Planned {
		return problem.New(problem.Conflict, "speed_dating_not_running")
	}
	if s.State == Running {
		s.State, s.PausedAt = Over, nil
		s.touch(now)
	}
	return nil
}

func (s *SpeedDating) touch(now time.Time) {
	s.Version++
	s.UpdatedAt = now
}

// Guest is somebody of the cohort in a speed-dating.
type Guest struct {
	SpeedDatingID uuid.UUID `gorm:"primaryKey"`
	PersonID      uuid.UUID `gorm:"primaryKey"`
	Presence      Presence
	Came          bool // has been here, perhaps not any more
}

// TableName names the table.
func (Guest) TableName() string { return "speed_dating_guests" }

// Set is what a coach ticks.
func (g *Guest) Set(p Presence) {
	g.Presence = p
	g.Came = g.Came || p == Here
}

// seatedTalk is a talk of a round as it is kept.
type seatedTalk struct {
	SpeedDatingID uuid.UUID `gorm:"primaryKey"`
	Round         int       `gorm:"primaryKey"`
	TableNumber   int       `gorm:"primaryKey"`
	FirstID       uuid.UUID
	SecondID      uuid.UUID
	Cut           bool // one of the two was not there; they have not met
}

// TableName names the table.
func (seatedTalk) TableName() string { return "speed_dating_talks" }
