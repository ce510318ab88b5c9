// Package tandem knows the pairs: two partners with equal rights.
package tandem

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/personal"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

const shortestReason, longestReason = 3, 500

// Tandem is two partners who go the way of a cohort together.
type Tandem struct {
	ID       uuid.UUID
	CohortID uuid.UUID
	Partners [2]Partner
	Reason   string // why these two, in friendly words: they can read it
	FormedBy *uuid.UUID
	FormedAt time.Time
	EndedAt  *time.Time
	Version  int
}

// Partner is one of the two.
type Partner struct {
	PersonID        uuid.UUID
	DisplayName     string
	Language        string
	ContactPersonID *uuid.UUID // the coach this partner asks first
	Pause           *Pause     // the one they are in; PauseSeen says who may know
	Departure       *Departure // DepartureSeen says who may know
}

// Has reports whether the person is one of the two.
func (t Tandem) Has(personID uuid.UUID) bool {
	return t.Partners[0].PersonID == personID || t.Partners[1].PersonID == personID
}

// Other is the partner of a partner.
func (t Tandem) Other(personID uuid.UUID) Partner {
	if t.Partners[0].PersonID == personID {
		return t.Partners[1]
	}
	return t.Partners[0]
}

// Partner is the person's own side of the tandem, empty for anybody else.
func (t Tandem) Partner(personID uuid.UUID) Partner {
	for _, p := range t.Partners {
		if p.PersonID == personID {
			return p
		}
	}
	return Partner{}
}

// People gives the ids of both, without one who has been erased.
func (t Tandem) People() []uuid.UUID {
	var people []uuid.UUID
	for _, p := range t.Partners {
		if p.PersonID != personal.Gone {
			people = append(people, p.PersonID)
		}
	}
	return people
}

// Proposal is what a coach decides when forming a tandem.
type Proposal struct {
	ID         uuid.UUID
	CohortID   uuid.UUID
	PartnerIDs [2]uuid.UUID
	Reason     string
	// Decided says that the team has weighed the whole cohort: the rules and their exceptions stand there with their
	// reasons, and what the two read is said elsewhere.
	Decided bool
}

// formedAs reports whether the tandem is what the proposal asks for, whoever is named first.
func (t Tandem) formedAs(p Proposal) bool {
	return t.CohortID == p.CohortID && t.Reason == p.Reason &&
		p.PartnerIDs[0] != p.PartnerIDs[1] && t.Has(p.PartnerIDs[0]) && t.Has(p.PartnerIDs[1])
}

// check holds the proposal against the rules of its cohort.
func (p Proposal) check(cohort programme.Cohort, members []programme.Participant) error {
	if cohort.State == programme.Closed {
		return problem.New(problem.Conflict, "cohort_closed")
	}
	switch n := utf8.RuneCountInString(strings.TrimSpace(p.Reason)); {
	case n < shortestReason && !p.Decided:
		return problem.Invalid(problem.Field{Pointer: "/reason", Code: "too_short"})
	case n > longestReason:
		return problem.Invalid(problem.Field{Pointer: "/reason", Code: "too_long"})
	}
	if p.PartnerIDs[0] == p.PartnerIDs[1] {
		return problem.Invalid(problem.Field{Pointer: "/partner_ids/1", Code: "same_person"})
	}
	groups := make(map[uuid.UUID]programme.AgeGroup, len(members))
	for _, m := range members {
		if m.LeftDay == nil {
			groups[m.PersonID] = m.AgeGroup
		}
	}
	for i, id := range p.PartnerIDs {
		if _, ok := groups[id]; !ok {
			pointer := [2]string{"/partner_ids/0", "/partner_ids/1"}[i]
			return problem.Invalid(problem.Field{Pointer: pointer, Code: "not_in_cohort"})
		}
	}
	if cohort.AgeRule && !p.Decided && groups[p.PartnerIDs[0]] == groups[p.PartnerIDs[1]] {
		return problem.Rule("age_rule")
	}
	return nil
}
