package programme

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// Membership is what a participant sees of their own cohort.
type Membership struct {
	Person          person.Person
	Cohort          Cohort
	DayPlan         DayPlan
	AgeGroup        AgeGroup
	ContactPersonID *uuid.UUID
	ContactPerson   *person.Person
}

// Contact is a coach with everything needed to reach them.
type Contact struct {
	Person      person.Person
	Card        person.ContactCard
	Absences    []person.Absence // now and later
	AbsentToday bool
}

// Member is a participant as the coaches see them.
type Member struct {
	Participant
	Person    person.Person
	TandemID  *uuid.UUID
	Reachable bool // a device of theirs can get reminders
}

// NewParticipant is what a coach says about somebody who wants to join.
type NewParticipant struct {
	ID          uuid.UUID // chosen by who asks, so that they can ask again; made up when empty
	AgeGroup    AgeGroup
	DisplayName string // until the person chooses one when joining
	Language    string
	Login       string // invented when empty
}

// Invitation lets a person join.
type Invitation struct {
	Code      string
	ExpiresAt time.Time
}

// MyCohort gives a participant their own cohort.
func (s *Service) MyCohort(ctx context.Context, who actor.Actor) (Membership, error) {
	return s.MembershipOf(ctx, s.db.Read(ctx), who.PersonID)
}

// ChooseContactPerson notes whom a participant asks first; no reason is needed, ever.
func (s *Service) ChooseContactPerson(ctx context.Context, who actor.Actor, coachID uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		m, err := findMembership(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		coach, err := isCoach(ctx, tx, m.Cohort.ID, coachID)
		if err != nil {
			return err
		}
		if !coach {
			return problem.Invalid(problem.Field{Pointer: "/coach_id", Code: "not_a_coach"})
		}
		return setContactPerson(ctx, tx, m.Cohort.ID, who.PersonID, coachID)
	})
}

// AddCoach puts a coach beside a cohort.
func (s *Service) AddCoach(ctx context.Context, who actor.Actor, cohortID, personID uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if _, err := findCohort(ctx, tx, visibleCohorts(who).withID(cohortID)); err != nil {
			return err
		}
		coach, err := s.people.Find(ctx, tx, personID)
		if err != nil {
			return err
		}
		if coach.Role != actor.Coach {
			return problem.Rule("not_a_coach")
		}
		return insertCoach(ctx, tx, cohortID, personID)
	})
}

// RemoveCoach takes a coach away from a cohort; a running cohort keeps at least one.
func (s *Service) RemoveCoach(ctx context.Context, who actor.Actor, cohortID, personID uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		cohort, err := findCohort(ctx, tx, visibleCohorts(who).withID(cohortID))
		if err != nil {
			return err
		}
		coaches, err := s.Coaches(ctx, tx, cohortID)
		if err != nil {
			return err
		}
		if cohort.State == Running && len(coaches) == 1 && coaches[0] == personID {
			return problem.New(problem.Conflict, "last_coach")
		}
		return deleteCoach(ctx, tx, cohortID, personID)
	})
}

// Contacts gives all coaches of a cohort, so that its people can ask the one they like.
func (s *Service) Contacts(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]Contact, error) {
	tx := s.db.Read(ctx)
	if ok, err := belongs(ctx, tx, who, cohortID); err != nil || !ok {
		return nil, cmp.Or(err, error(problem.NotFound()))
	}
	ids, err := s.Coaches(ctx, tx, cohortID)
	if err != nil {
		return nil, err
	}
	people, err1 := s.people.FindMany(ctx, tx, ids)
	cards, err2 := s.people.ContactCards(ctx, tx, ids)
	absences, err3 := s.people.Absences(ctx, tx, ids, s.Today())
	if err := errors.Join(err1, err2, err3); err != nil {
		return nil, err
	}
	contacts := make([]Contact, 0, len(ids))
	for _, id := range ids {
		if people[id].State == person.Disabled {
			continue
		}
		away := slices.ContainsFunc(absences[id], func(a person.Absence) bool { return a.Covers(s.Today()) })
		contacts = append(contacts, Contact{people[id], cards[id], absences[id], away})
	}
	slices.SortStableFunc(contacts, func(a, b Contact) int { return strings.Compare(a.Person.DisplayName, b.Person.DisplayName) })
	return contacts, nil
}

// AddParticipant makes a person with a place in the cohort and the code to join with. Asking again with the
// same id gives a fresh code, as long as nobody has joined with the first.
func (s *Service) AddParticipant(ctx context.Context, who actor.Actor, cohortID uuid.UUID, n NewParticipant) (person.Person, Invitation, error) {
	if !n.AgeGroup.Valid() {
		return person.Person{}, Invitation{}, problem.Invalid(problem.Field{Pointer: "/age_group", Code: "not_allowed_value"})
	}
	n.Language = cmp.Or(n.Language, "de")
	n.DisplayName = cmp.Or(strings.TrimSpace(n.DisplayName), person.Unnamed(n.Language))
	var added person.Person
	var invitation Invitation
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		cohort, err := findCohort(ctx, tx, visibleCohorts(who).withID(cohortID))
		if err != nil {
			return err
		}
		if cohort.State == Closed {
			return problem.New(problem.Conflict, "cohort_closed")
		}
		added, invitation, err = s.invite(ctx, tx, cohortID, n, who.PersonID)
		return err
	})
	if database.IsDuplicate(err) {
		err = problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return added, invitation, err
}

// TakeIn gives somebody who has said yes themself a place in a cohort that is not closed, and the code to join with.
// Nobody else has invited them.
func (s *Service) TakeIn(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, n NewParticipant) (person.Person, Invitation, error) {
	cohort, err := s.Find(ctx, tx, cohortID)
	switch {
	case err != nil:
		return person.Person{}, Invitation{}, err
	case cohort.State == Closed:
		return person.Person{}, Invitation{}, problem.New(problem.Conflict, "cohort_closed")
	}
	return s.invite(ctx, tx, cohortID, n, n.ID)
}

// invite gives a place and a code.
func (s *Service) invite(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, n NewParticipant, by uuid.UUID) (person.Person, Invitation, error) {
	var invitation Invitation
	added, err := s.takeIn(ctx, tx, cohortID, n)
	if err == nil && s.neighbours.Inviter != nil {
		invitation.Code, invitation.ExpiresAt, err = s.neighbours.Inviter.Invite(ctx, tx, added.ID, by)
	}
	return added, invitation, err
}

// takeIn makes the person with their place, or finds both when an earlier call has made them.
func (s *Service) takeIn(ctx context.Context, tx *gorm.DB, cohortID uuid.UUID, n NewParticipant) (person.Person, error) {
	wish := person.New{ID: n.ID, Role: actor.Participant, DisplayName: n.DisplayName, Language: n.Language, Login: n.Login}
	added, found, err := s.people.Earlier(ctx, tx, wish)
	if found {
		place, elsewhere := findParticipant(ctx, tx, cohortID, n.ID)
		switch {
		case elsewhere != nil:
			return person.Person{}, elsewhere
		case err == nil && place.AgeGroup != n.AgeGroup:
			err = problem.New(problem.Conflict, "id_taken")
		}
		return added, err
	}
	if err != nil {
		return person.Person{}, err
	}
	if added, err = s.people.Create(ctx, tx, wish); err != nil {
		return person.Person{}, err
	}
	return added, insertParticipant(ctx, tx, Participant{
		CohortID: cohortID, PersonID: added.ID, AgeGroup: n.AgeGroup, CreatedAt: s.db.Now(),
	})
}

// Members gives the participants of a cohort to its coaches.
func (s *Service) Members(ctx context.Context, who actor.Actor, cohortID uuid.UUID) ([]Member, error) {
	tx := s.db.Read(ctx)
	if _, err := findCohort(ctx, tx, visibleCohorts(who).withID(cohortID)); err != nil {
		return nil, err
	}
	members, err := membersOf(ctx, tx, cohortID)
	if err != nil {
		return nil, err
	}
	ids := make([]uuid.UUID, len(members))
	for i, m := range members {
		ids[i] = m.PersonID
	}
	tandems, reachable, err := s.around(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	for i, m := range members {
		members[i].Reachable = reachable[m.PersonID]
		if id, ok := tandems[m.PersonID]; ok {
			members[i].TandemID = &id
		}
	}
	return members, nil
}

// around asks the neighbours, as far as there are any.
func (s *Service) around(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (tandems map[uuid.UUID]uuid.UUID, reachable map[uuid.UUID]bool, err error) {
	if s.neighbours.Tandems != nil {
		if tandems, err = s.neighbours.Tandems.TandemsOf(ctx, tx, ids); err != nil {
			return nil, nil, err
		}
	}
	if s.neighbours.Reach != nil {
		reachable, err = s.neighbours.Reach.Reachable(ctx, tx, ids)
	}
	return tandems, reachable, err
}
