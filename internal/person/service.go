package person

import (
	"context"
	"errors"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Service is what the other domains and the screens can ask about people.
type Service struct{ db *database.DB }

// NewService needs nothing but the database.
func NewService(db *database.DB) *Service { return &Service{db: db} }

// Earlier finds the person whom an earlier call with the same wish has made, for a caller who never got the answer.
func (s *Service) Earlier(ctx context.Context, tx *gorm.DB, n New) (p Person, found bool, err error) {
	if n.ID == uuid.Nil {
		return Person{}, false, nil
	}
	wish, err := n.Make(n.ID, s.db.Now())
	if err != nil {
		return Person{}, false, err
	}
	known, err := findPersons(ctx, tx, []uuid.UUID{n.ID})
	if err != nil || len(known) == 0 {
		return Person{}, false, err
	}
	return known[0], true, known[0].isAgain(wish)
}

// Create makes an invited person, with a short login name when none is wished.
func (s *Service) Create(ctx context.Context, tx *gorm.DB, n New) (Person, error) {
	id := n.ID
	if id == uuid.Nil {
		id = database.NewID()
	}
	p, err := n.Make(id, s.db.Now())
	if err != nil {
		return Person{}, err
	}
	if p.Login != "" {
		done, err := insertPerson(ctx, tx, p)
		if err == nil && !done {
			err = problem.New(problem.Conflict, "login_taken")
		}
		return p, err
	}
	return s.createWithInventedLogin(ctx, tx, p)
}

func (s *Service) createWithInventedLogin(ctx context.Context, tx *gorm.DB, p Person) (Person, error) {
	for try := range 40 {
		login, err := inventLogin(2 + try/10)
		if err != nil {
			return Person{}, err
		}
		p.Login = login
		if done, err := insertPerson(ctx, tx, p); err != nil || done {
			return p, err
		}
	}
	return Person{}, errors.New("person: no free login name found")
}

// Find gives one person.
func (s *Service) Find(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Person, error) {
	return findPerson(ctx, tx, id)
}

// FindByLogin gives the person who signs in under this name.
func (s *Service) FindByLogin(ctx context.Context, tx *gorm.DB, login string) (Person, error) {
	return findByLogin(ctx, tx, NormaliseLogin(login))
}

// FindMany gives those of the persons that exist.
func (s *Service) FindMany(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]Person, error) {
	found, err := findPersons(ctx, tx, ids)
	byID := make(map[uuid.UUID]Person, len(found))
	for _, p := range found {
		byID[p.ID] = p
	}
	return byID, err
}

// Names gives the names to show for the persons that exist.
func (s *Service) Names(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]string, error) {
	found, err := findPersons(ctx, tx, ids)
	names := make(map[uuid.UUID]string, len(found))
	for _, p := range found {
		names[p.ID] = p.DisplayName
	}
	return names, err
}

// All gives everybody with an account, for the administrators' list.
func (s *Service) All(ctx context.Context, tx *gorm.DB) ([]Person, error) {
	return allPersons(ctx, tx)
}

// Activate lets an invited person in, with the name and language they chose.
func (s *Service) Activate(ctx context.Context, tx *gorm.DB, id uuid.UUID, c Profile) (Person, error) {
	return s.change(ctx, tx, id, func(p *Person) (bool, error) {
		if _, err := p.Change(c, s.db.Now()); err != nil {
			return false, err
		}
		return true, p.Join(s.db.Now())
	})
}

// SetDisabled shuts a person out or lets them back in; joined says whether they
// had chosen a PIN or password before. The last administrator stays.
func (s *Service) SetDisabled(ctx context.Context, tx *gorm.DB, id uuid.UUID, disabled, joined bool) (Person, error) {
	if disabled {
		if err := s.RefuseLastAdministrator(ctx, tx, id); err != nil {
			return Person{}, err
		}
	}
	return s.change(ctx, tx, id, func(p *Person) (bool, error) {
		if disabled {
			return p.Disable(s.db.Now()), nil
		}
		return p.Enable(joined, s.db.Now()), nil
	})
}

// RefuseLastAdministrator keeps the last one who can let others in; nobody becomes the last meanwhile.
func (s *Service) RefuseLastAdministrator(ctx context.Context, tx *gorm.DB, id uuid.UUID) error {
	admins, err := lockActiveAdministrators(ctx, tx)
	if err == nil && len(admins) == 1 && admins[0] == id {
		err = problem.New(problem.Conflict, "last_administrator")
	}
	return err
}

// Rename changes name and language without asking for a version: for setting up, not for screens.
func (s *Service) Rename(ctx context.Context, tx *gorm.DB, id uuid.UUID, c Profile) (Person, error) {
	return s.change(ctx, tx, id, func(p *Person) (bool, error) { return p.Change(c, s.db.Now()) })
}

// Me is the acting person.
func (s *Service) Me(ctx context.Context, who actor.Actor) (Person, error) {
	return findPerson(ctx, s.db.Read(ctx), who.PersonID)
}

// ChangeProfile changes what people decide about themselves. Repeating a change
// that has already been made is answered with the state it led to.
func (s *Service) ChangeProfile(ctx context.Context, who actor.Actor, version int, c Profile) (Person, error) {
	var p Person
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		p, err = s.change(ctx, tx, who.PersonID, func(p *Person) (bool, error) {
			before := *p
			changed, err := p.Change(c, s.db.Now())
			if changed && before.Version != version {
				return false, problem.Stale(before)
			}
			return changed, err
		})
		return err
	})
	return p, err
}

func (s *Service) change(ctx context.Context, tx *gorm.DB, id uuid.UUID, f func(*Person) (bool, error)) (Person, error) {
	p, err := findPerson(ctx, tx, id)
	if err != nil {
		return Person{}, err
	}
	loaded := p
	changed, err := f(&p)
	if err != nil {
		return Person{}, err
	}
	if !changed {
		return loaded, nil
	}
	done, err := updatePerson(ctx, tx, p, loaded.Version)
	if err != nil {
		return Person{}, err
	}
	if !done {
		return s.refuseStale(ctx, tx, id)
	}
	return p, nil
}

func (s *Service) refuseStale(ctx context.Context, tx *gorm.DB, id uuid.UUID) (Person, error) {
	now, err := findPerson(ctx, tx, id)
	if err != nil {
		return Person{}, err
	}
	return Person{}, problem.Stale(now)
}
