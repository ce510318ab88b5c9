package milestone

import (
	"reflect"
	"strings"
	"time"

	"github.com/google/uuid"
)

// Expectations are block 2: six statements, each partner alone, every one may stay empty.
type Expectations struct {
	PartnerMet     *int   `json:"partner_met" required:"false" minimum:"1" maximum:"5" doc:"My expectations of my partner are met"`
	TeamMet        *int   `json:"team_met" required:"false" minimum:"1" maximum:"5" doc:"My expectations of the project team are met"`
	Heard          *int   `json:"heard" required:"false" minimum:"1" maximum:"5" doc:"We talked about what concerns me"`
	Changed        *int   `json:"changed" required:"false" minimum:"1" maximum:"5" doc:"Something has changed for me"`
	EyeLevel       *int   `json:"eye_level" required:"false" minimum:"1" maximum:"5" doc:"We talk as equals"`
	TakenSeriously *int   `json:"taken_seriously" required:"false" minimum:"1" maximum:"5" doc:"I feel taken seriously"`
	ChangedWhat    string `json:"changed_what" required:"false" maxLength:"2000" doc:"What has changed, in own words"`
	Released       bool   `json:"released" doc:"Shown to the others as soon as both partners have released"`
}

// Expectation is one partner's block 2.
type Expectation struct {
	MeetingID    uuid.UUID `gorm:"primaryKey"`
	PersonID     uuid.UUID `gorm:"primaryKey"`
	Expectations `gorm:"embedded"`
	Version      int
	UpdatedAt    time.Time `gorm:"autoUpdateTime:false"`
}

// Write puts new answers down and says whether that changed anything.
func (e *Expectation) Write(c Expectations, expected int, now time.Time) (bool, error) {
	c.ChangedWhat = strings.TrimSpace(c.ChangedWhat)
	write, err := settle(e.Version, expected, reflect.DeepEqual(e.Expectations, c))
	if !write || err != nil {
		return false, err
	}
	e.Expectations, e.UpdatedAt = c, now
	e.Version++
	return true, nil
}

// Seen is block 2 through one pair of eyes.
type Seen struct {
	Mine         *Expectation
	Partner      *Expectation
	All          []Expectation
	BothReleased bool
}

// Through shows a partner their own answers at once, and everybody the answers of
// both only when both have released.
func Through(viewer uuid.UUID, pair Pair, written []Expectation) Seen {
	seen := Seen{BothReleased: released(written, pair[0]) && released(written, pair[1])}
	for i := range written {
		switch {
		case written[i].PersonID == viewer:
			seen.Mine = &written[i]
		case pair.Has(viewer) && seen.BothReleased:
			seen.Partner = &written[i]
		}
	}
	if seen.BothReleased && !pair.Has(viewer) {
		seen.All = written
	}
	return seen
}

func released(written []Expectation, person uuid.UUID) bool {
	for _, e := range written {
		if e.PersonID == person {
			return e.Released
		}
	}
	return false
}
