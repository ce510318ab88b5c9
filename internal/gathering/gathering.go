// Package gathering knows when everybody of a cohort comes together: the information event before it begins, meetings
// of the whole group, whatever else. People say whether they come, are reminded, and can show at the door who they are.
package gathering

import (
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Kind says what a gathering is for.
type Kind string

// The kinds.
const (
	Information Kind = "information" // for whoever thinks about taking part
	Group       Kind = "group"       // all tandems together
	Other       Kind = "other"
)

// Answer is what somebody says about coming.
type Answer string

// The answers. None has to be explained.
const (
	Yes     Answer = "yes"
	No      Answer = "no"
	NotSure Answer = "not_sure"
)

// Offers are what can be there for everybody.
var Offers = []string{"drinks", "biscuits", "meal", "child_care", "interpreter", "travel_costs", "step_free"}

// Gathering is one of them. A new time makes a new revision, for which people answer anew.
type Gathering struct {
	ID           uuid.UUID `gorm:"primaryKey"`
	CohortID     uuid.UUID
	Kind         Kind
	Title        string
	PlaceText    string
	MapLink      string
	Day          calendar.Day
	Clock        string
	StartsAt     time.Time
	Offered      []string `gorm:"serializer:json"`
	OfferedText  string
	CancelledAt  *time.Time
	CancelReason string
	Revision     int
	CreatedBy    *uuid.UUID
	Version      int
	CreatedAt    time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

// Given is somebody's answer, for the time it was given for.
type Given struct {
	GatheringID uuid.UUID `gorm:"primaryKey"`
	PersonID    uuid.UUID `gorm:"primaryKey"`
	Answer      Answer
	Revision    int
	UpdatedAt   time.Time `gorm:"autoUpdateTime:false"`
}

// TableName names the table.
func (Given) TableName() string { return "gathering_answers" }

// Attendance says that somebody was there.
type Attendance struct {
	GatheringID uuid.UUID `gorm:"primaryKey"`
	PersonID    uuid.UUID `gorm:"primaryKey"`
	NotedBy     *uuid.UUID
	NotedAt     time.Time
}

// TableName names the table.
func (Attendance) TableName() string { return "gathering_attendances" }

// Arrangement is what a coach writes down: what, where, when, and what is there for everybody.
type Arrangement struct {
	Kind        Kind
	Title       string
	PlaceText   string
	MapLink     string
	Day         calendar.Day
	Clock       string
	StartsAt    time.Time
	Offered     []string
	OfferedText string
}

func (a Arrangement) tidied() Arrangement {
	a.Title, a.PlaceText, a.MapLink = strings.TrimSpace(a.Title), strings.TrimSpace(a.PlaceText), strings.TrimSpace(a.MapLink)
	a.OfferedText = strings.TrimSpace(a.OfferedText)
	offered := []string{}
	for _, o := range Offers {
		if slices.Contains(a.Offered, o) {
			offered = append(offered, o)
		}
	}
	a.Offered = offered
	return a
}

func (a Arrangement) check() error {
	var wrong []problem.Field
	if a.PlaceText == "" {
		wrong = append(wrong, problem.Field{Pointer: "/place_text", Code: "required"})
	}
	if a.MapLink != "" && !isLink(a.MapLink) {
		wrong = append(wrong, problem.Field{Pointer: "/map_link", Code: "wrong_format"})
	}
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

// isLink says whether a text is an address that may be opened from the app: encrypted, with a host and without a
// name or password in it.
func isLink(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Scheme == "https" && u.Hostname() != "" && u.User == nil
}

func (g Gathering) arrangement() Arrangement {
	return Arrangement{g.Kind, g.Title, g.PlaceText, g.MapLink, g.Day, g.Clock, g.StartsAt, g.Offered, g.OfferedText}
}

// arrangedAs says whether exactly this is arranged already.
func (g Gathering) arrangedAs(a Arrangement) bool {
	now := g.arrangement()
	return now.Kind == a.Kind && now.Title == a.Title && now.PlaceText == a.PlaceText && now.MapLink == a.MapLink && now.Day == a.Day &&
		now.Clock == a.Clock && now.OfferedText == a.OfferedText && slices.Equal(now.Offered, a.Offered)
}

// arrange takes over what a coach has written down. Another time has to lie ahead and asks everybody anew.
func (g *Gathering) arrange(a Arrangement, now time.Time) error {
	if g.CancelledAt != nil {
		return problem.New(problem.Conflict, "gathering_cancelled")
	}
	if !g.StartsAt.Equal(a.StartsAt) {
		if !a.StartsAt.After(now) {
			return problem.Invalid(problem.Field{Pointer: "/day", Code: "in_the_past"})
		}
		g.Revision++
	}
	g.Kind, g.Title, g.PlaceText, g.MapLink, g.Day, g.Clock, g.StartsAt = a.Kind, a.Title, a.PlaceText, a.MapLink, a.Day, a.Clock, a.StartsAt
	g.Offered, g.OfferedText = a.Offered, a.OfferedText
	g.Version, g.UpdatedAt = g.Version+1, now
	return nil
}

// cancel calls it off, with a reason for all to read, and reports whether that changed anything.
func (g *Gathering) cancel(reason string, now time.Time) (bool, error) {
	reason = strings.TrimSpace(reason)
	switch {
	case g.CancelledAt != nil && g.CancelReason == reason:
		return false, nil
	case g.CancelledAt != nil:
		return false, problem.New(problem.Conflict, "gathering_cancelled")
	case reason == "":
		return false, problem.Invalid(problem.Field{Pointer: "/reason", Code: "required"})
	}
	g.CancelledAt, g.CancelReason = &now, reason
	g.Version, g.UpdatedAt = g.Version+1, now
	return true, nil
}

// ahead says whether one can still come.
func (g Gathering) ahead(now time.Time) bool { return g.CancelledAt == nil && g.StartsAt.After(now) }
