// Package recruiting knows how people find their way into a cohort: colleagues name them, they come by themselves with
// a flyer, or somebody who has been through it invites them. They say yes themselves, and when enough have, the start
// gate opens.
//
// Read prospect.go, code.go and gate.go first; nothing in them knows of SQL or HTTP.
package recruiting

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// State is how far somebody in the pool has come.
type State string

// The states. Somebody has a person's account from interested on at the earliest, and agreed only with one.
const (
	Referred   State = "referred"   // a colleague has named them
	Informed   State = "informed"   // they know of it
	Interested State = "interested" // they want to know more, and say so themselves
	Invited    State = "invited"    // to the information event
	Attended   State = "attended"   // they were there
	Agreed     State = "agreed"     // "Ich bin dabei", in their own words or signed on paper
	NotNow     State = "not_now"    // another time, perhaps
	Declined   State = "declined"   // no
)

var way = []State{Referred, Informed, Interested, Invited, Attended, Agreed}

// before says whether a state comes before another on the way in.
func (s State) before(other State) bool {
	at := slices.Index(way, s)
	return at >= 0 && at < slices.Index(way, other)
}

// Prospect is somebody's place in the pool. Once they have an account it has the same id.
type Prospect struct {
	ID          uuid.UUID `gorm:"primaryKey"`
	CohortID    uuid.UUID
	State       State
	FirstName   string
	ContactKind string
	Contact     string
	Language    string
	AgeGroup    programme.AgeGroup
	Why         string
	Code        *string    // a personal one, for the link that goes to them
	CodeID      *uuid.UUID // through which common one they came
	PersonID    *uuid.UUID
	AskAgainDay *calendar.Day
	ToldDay     *calendar.Day // the day to ask again of which the coaches have been told
	Version     int
	CreatedAt   time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt   time.Time `gorm:"autoUpdateTime:false"`

	Changes []Change `gorm:"-"`
}

// Change is a state with the day it was reached.
type Change struct {
	ID         uuid.UUID `gorm:"primaryKey"`
	ProspectID uuid.UUID
	State      State
	ByID       *uuid.UUID // nobody when they did it themselves or through a form
	ChangedAt  time.Time
}

// TableName names the table.
func (Change) TableName() string { return "prospect_changes" }

// About is what is written down of somebody who has no account yet.
type About struct {
	FirstName   string
	ContactKind string
	Contact     string
	Language    string
	AgeGroup    programme.AgeGroup
	Why         string
}

func (a About) tidied() About {
	a.FirstName, a.Contact, a.Why = strings.TrimSpace(a.FirstName), strings.TrimSpace(a.Contact), strings.TrimSpace(a.Why)
	return a
}

func (a About) check() error {
	var wrong []problem.Field
	if a.FirstName == "" {
		wrong = append(wrong, problem.Field{Pointer: "/first_name", Code: "required"})
	}
	if needsAddress(a.ContactKind) && a.Contact == "" {
		wrong = append(wrong, problem.Field{Pointer: "/contact", Code: "required"})
	}
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

// needsAddress says whether a way to be reached is of any use without a number or an address.
func needsAddress(kind string) bool { return kind != "" && kind != "in_person" }

// About is what is written down at present.
func (p Prospect) About() About {
	return About{p.FirstName, p.ContactKind, p.Contact, p.Language, p.AgeGroup, p.Why}
}

func (p *Prospect) describe(a About) {
	p.FirstName, p.ContactKind, p.Contact, p.Language, p.AgeGroup, p.Why = a.FirstName, a.ContactKind, a.Contact, a.Language, a.AgeGroup, a.Why
}

// gone says that nothing is left of who this was.
func (p Prospect) gone() bool { return p.State == Declined && p.PersonID == nil }

// Move puts somebody where they are now and reports whether that changed anything. Whoever says "not now" leaves
// behind a first name, how to be reached and the day to ask again; whoever says no leaves nothing but the fact that
// somebody did. Those with an account keep it: it is theirs to erase.
func (p *Prospect) Move(to State, askAgain *calendar.Day, by *uuid.UUID, id uuid.UUID, now time.Time) (bool, error) {
	if to != NotNow {
		askAgain = nil
	}
	switch {
	case p.gone():
		return false, problem.New(problem.Conflict, "prospect_gone")
	case to == Agreed && p.PersonID == nil:
		return false, problem.New(problem.Conflict, "not_joined_yet")
	case p.State == to && database.Same(p.AskAgainDay, askAgain):
		return false, nil
	}
	if p.State != to {
		p.Changes = append(p.Changes, Change{ID: id, ProspectID: p.ID, State: to, ByID: by, ChangedAt: now})
	}
	p.State, p.AskAgainDay = to, askAgain
	switch to {
	case NotNow:
		p.Why = ""
		if p.PersonID == nil {
			p.describe(About{FirstName: p.FirstName, ContactKind: p.ContactKind, Contact: p.Contact})
			p.Code, p.CodeID = nil, nil
		}
	case Declined:
		p.describe(About{})
		p.Code = nil
		if p.PersonID == nil {
			p.CodeID = nil
		}
	}
	p.Version, p.UpdatedAt = p.Version+1, now
	return true, nil
}

// AsksNow says whether somebody who said "not now" wanted to be asked again by now.
func (p Prospect) AsksNow(today calendar.Day) bool {
	return p.State == NotNow && p.AskAgainDay != nil && *p.AskAgainDay <= today
}

// Since is when somebody came to where they are.
func (p Prospect) Since() time.Time {
	if len(p.Changes) == 0 {
		return p.CreatedAt
	}
	return p.Changes[len(p.Changes)-1].ChangedAt
}

// forgotten says whether nobody has followed somebody up for so many days, 0 being never; who wanted to be asked again is waited for.
func (p Prospect) forgotten(days int, closed bool, today calendar.Day, zone *time.Location) bool {
	last := calendar.DayOf(p.UpdatedAt, zone)
	if p.AskAgainDay != nil && *p.AskAgainDay > last {
		last, closed = *p.AskAgainDay, false
	}
	return p.PersonID == nil && !p.gone() && (closed || days > 0 && last.DaysUntil(today) > days)
}
