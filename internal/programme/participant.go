package programme

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
)

// AgeGroup is all that is kept of a participant's age.
type AgeGroup string

// The two age groups.
const (
	Under25 AgeGroup = "under_25"
	Over25  AgeGroup = "over_25"
)

// Valid reports whether the group is one of the two.
func (g AgeGroup) Valid() bool { return g == Under25 || g == Over25 }

// Participant is a person's place in a cohort.
type Participant struct {
	CohortID        uuid.UUID `gorm:"primaryKey"`
	PersonID        uuid.UUID `gorm:"primaryKey"`
	AgeGroup        AgeGroup
	ContactPersonID *uuid.UUID    // the coach this person asks first
	LeftDay         *calendar.Day // when they stopped taking part, if they did
	CreatedAt       time.Time     `gorm:"autoCreateTime:false"`
}

// TableName names the table.
func (Participant) TableName() string { return "cohort_participants" }

// CohortCoach puts a coach beside a cohort.
type CohortCoach struct {
	CohortID uuid.UUID `gorm:"primaryKey"`
	PersonID uuid.UUID `gorm:"primaryKey"`
}
