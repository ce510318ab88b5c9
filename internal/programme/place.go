package programme

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/problem"
)

// Place is a good place to meet outside the office.
type Place struct {
	ID              uuid.UUID `gorm:"primaryKey"`
	Name            string
	Address         string
	StepFree        bool
	ChildrenWelcome bool
	NoNeedToBuy     bool
	Note            string
	Version         int
	CreatedAt       time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt       time.Time `gorm:"autoUpdateTime:false"`
}

func (p Place) check() error {
	if p.Name == "" {
		return problem.Invalid(problem.Field{Pointer: "/name", Code: "required"})
	}
	return nil
}

func (p Place) sameContent(o Place) bool {
	return p.Name == o.Name && p.Address == o.Address && p.Note == o.Note &&
		p.StepFree == o.StepFree && p.ChildrenWelcome == o.ChildrenWelcome && p.NoNeedToBuy == o.NoNeedToBuy
}

// Office is how the office shows itself to everybody.
type Office struct {
	Name         string
	ContactPhone string
	ContactEmail string
	PrivacyText  string
	Version      int // 0 until somebody has set it
}
