package auth

import (
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/person"
	"mainpate/internal/problem"
)

// Cohorts knows which participants a coach looks after.
type Cohorts interface {
	SharesCohort(ctx context.Context, tx *gorm.DB, coachID, participantID uuid.UUID) (bool, error)
}

// Accounts is what administrators, and coaches for their participants, do with
// the accounts of others.
type Accounts struct {
	db      *database.DB
	persons *person.Service
	auth    *Service
	cohorts Cohorts
}

// NewAccounts stands above the Service, because the cohorts themselves invite people.
func NewAccounts(db *database.DB, persons *person.Service, auth *Service, cohorts Cohorts) *Accounts {
	return &Accounts{db: db, persons: persons, auth: auth, cohorts: cohorts}
}

// Account is a person with the day they last used the app, "" for never.
type Account struct {
	person.Person
	LastUsedDay  calendar.Day
	SecondFactor bool // or a passkey is set up
}

// List gives everybody's account.
func (a *Accounts) List(ctx context.Context) ([]Account, error) {
	tx := a.db.Read(ctx)
	people, err := a.persons.All(ctx, tx)
	if err != nil {
		return nil, err
	}
	days, err := lastUsedDays(ctx, tx)
	if err != nil {
		return nil, err
	}
	having, err := havingDoors(ctx, tx)
	accounts := make([]Account, 0, len(people))
	for _, p := range people {
		accounts = append(accounts, Account{Person: p, LastUsedDay: days[p.ID], SecondFactor: having[p.ID]})
	}
	return accounts, err
}

// Add makes an account for staff and the code to join with. Asking again with the same id gives a fresh
// code, as long as nobody has joined with the first.
func (a *Accounts) Add(ctx context.Context, who actor.Actor, n person.New) (person.Person, HandedOver, error) {
	if n.Role == actor.Participant {
		return person.Person{}, HandedOver{}, problem.Invalid(problem.Field{Pointer: "/role", Code: "not_allowed_value"})
	}
	var p person.Person
	var out HandedOver
	err := a.db.Tx(ctx, func(tx *gorm.DB) error {
		known, found, err := a.persons.Earlier(ctx, tx, n)
		if err != nil {
			return err
		}
		if found {
			p, out, err = a.auth.withCode(ctx, tx, known, who.PersonID)
		} else {
			p, out, err = a.auth.addPerson(ctx, tx, n, who.PersonID)
		}
		return err
	})
	if database.IsDuplicate(err) {
		err = problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return p, out, err
}

// Invite hands out a new code for joining or for a forgotten PIN.
func (a *Accounts) Invite(ctx context.Context, who actor.Actor, id uuid.UUID) (person.Person, HandedOver, error) {
	var p person.Person
	var out HandedOver
	err := a.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if p, err = a.inCare(ctx, tx, who, id); err != nil {
			return err
		}
		code, expiresAt, err := a.auth.Invite(ctx, tx, id, who.PersonID)
		if err != nil {
			return err
		}
		out = a.auth.handOver(code, expiresAt)
		return nil
	})
	return p, out, err
}

// Revoke makes the codes of a person useless.
func (a *Accounts) Revoke(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return a.db.Tx(ctx, func(tx *gorm.DB) error {
		if _, err := a.inCare(ctx, tx, who, id); err != nil {
			return err
		}
		return revokeInvitations(ctx, tx, id, a.db.Now(), JoinKind, RecoveryKind)
	})
}

// SetDisabled shuts a person out at once and through every door, or lets them
// sign in again. One administrator always stays.
func (a *Accounts) SetDisabled(ctx context.Context, id uuid.UUID, disabled bool) (Account, error) {
	var account Account
	err := a.db.Tx(ctx, func(tx *gorm.DB) error {
		hash, err := hashOf(ctx, tx, id)
		if err != nil {
			return err
		}
		if account.Person, err = a.persons.SetDisabled(ctx, tx, id, disabled, hash != ""); err != nil {
			return err
		}
		days, err := lastUsedDays(ctx, tx)
		if err != nil {
			return err
		}
		having, err := havingDoors(ctx, tx)
		if err != nil {
			return err
		}
		account.LastUsedDay, account.SecondFactor = days[id], having[id]
		if !disabled {
			return nil
		}
		if err := deleteOpenQuestions(ctx, tx, id); err != nil {
			return err
		}
		if err := revokeInvitations(ctx, tx, id, a.db.Now(), JoinKind, RecoveryKind, DeviceKind, CompanionKind); err != nil {
			return err
		}
		return a.auth.EndSessions(ctx, tx, id)
	})
	return account, err
}

// ClearSecondFactor helps somebody who has lost phone and recovery codes. Nobody
// does this for themselves: it would make the second factor worth nothing.
func (a *Accounts) ClearSecondFactor(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	if id == who.PersonID {
		return problem.New(problem.Conflict, "not_yourself")
	}
	return a.auth.ClearSecondFactor(ctx, id)
}

// inCare gives the person when the acting one may hand them a code: an
// administrator to everybody, a coach to participants of the same cohort.
func (a *Accounts) inCare(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (person.Person, error) {
	p, err := a.persons.Find(ctx, tx, id)
	if err != nil || who.Is(actor.Administrator) {
		return p, err
	}
	if !who.Is(actor.Coach) || p.Role != actor.Participant {
		return person.Person{}, problem.NotFound()
	}
	shared, err := a.cohorts.SharesCohort(ctx, tx, who.PersonID, id)
	if err == nil && !shared {
		err = problem.NotFound()
	}
	if err != nil {
		return person.Person{}, err
	}
	return p, nil
}
