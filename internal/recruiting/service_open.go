package recruiting

import (
	"cmp"
	"context"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/calendar"
	"mainpate/internal/crockford"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Welcome is what somebody sees who comes with a code: about the programme and, at the most, who invites them.
type Welcome struct {
	Kind       Kind
	CohortName string
	InvitedBy  string
	Story      string
	FirstName  string // of whom the code is for, if it is somebody's own
	Language   string
	AgeGroup   programme.AgeGroup
	Joined     bool // they have said yes before
	Next       Event
}

// Event is when one can come and listen; no day when nothing is planned.
type Event struct {
	Day            calendar.Day
	Clock          string
	Place, MapLink string
}

// bearer is what a code stands for.
type bearer struct {
	kind     Kind
	cohort   programme.Cohort
	code     Code
	prospect Prospect
}

func codeInvalid() error { return problem.Rule("code_invalid") }

// open finds what a code stands for. Whatever is wrong with it, the answer is the same.
func (s *Service) open(ctx context.Context, tx *gorm.DB, typed string) (bearer, error) {
	code := crockford.Read(typed)
	b := bearer{}
	found, err := findCode(ctx, tx, "code = ? AND revoked_at IS NULL", code)
	if err == nil {
		b.kind, b.code = found.Kind, found
	} else if missing(err) {
		b.kind = Personal
		b.prospect, err = s.lockProspect(ctx, tx, "code = ?", code)
	}
	if missing(err) {
		return b, codeInvalid()
	}
	if err != nil {
		return b, err
	}
	cohortID := found.CohortID
	if b.kind == Personal {
		cohortID = b.prospect.CohortID
	}
	b.cohort, err = s.programmes.Find(ctx, tx, cohortID)
	if err == nil && b.cohort.State == programme.Closed {
		err = codeInvalid()
	}
	return b, err
}

// Look says what a code is for and uses nothing up.
func (s *Service) Look(ctx context.Context, typed string) (Welcome, error) {
	if err := s.look(ctx); err != nil {
		return Welcome{}, err
	}
	var w Welcome
	err := s.db.Tx(ctx, func(tx *gorm.DB) error {
		b, err := s.open(ctx, tx, typed)
		if err != nil {
			return err
		}
		p := b.prospect
		w = Welcome{
			Kind: b.kind, CohortName: b.cohort.Name, Story: b.code.Story, FirstName: p.FirstName, Language: p.Language,
			AgeGroup: p.AgeGroup, Joined: p.PersonID != nil,
		}
		from := b.code
		if p.CodeID != nil {
			if from, err = findCode(ctx, tx, "id = ?", *p.CodeID); err != nil {
				return err
			}
		}
		if from.PersonID != nil {
			names, err := s.people.Names(ctx, tx, []uuid.UUID{*from.PersonID})
			if err != nil {
				return err
			}
			w.InvitedBy = names[*from.PersonID]
		}
		if s.neighbours.Gatherings != nil && b.kind != Referral {
			w.Next.Day, w.Next.Clock, w.Next.Place, w.Next.MapLink, err = s.neighbours.Gatherings.NextInformation(ctx, tx, b.cohort.ID)
		}
		return err
	})
	return w, err
}

// Refer writes down whom a colleague names; repeated with the same id it is the same person.
func (s *Service) Refer(ctx context.Context, typed string, id uuid.UUID, a About) error {
	a = a.tidied()
	if err := a.check(); err != nil {
		return err
	}
	if err := s.form(ctx, crockford.Read(typed)); err != nil {
		return err
	}
	return s.once(ctx, func(tx *gorm.DB) error {
		b, err := s.open(ctx, tx, typed)
		if err != nil {
			return err
		}
		if b.kind != Referral {
			return codeInvalid()
		}
		before, err := s.lockProspect(ctx, tx, "id = ?", id)
		if !missing(err) {
			if err == nil && (before.CodeID == nil || *before.CodeID != b.code.ID) {
				err = problem.NotFound()
			}
			return err
		}
		p, err := s.newcomer(ctx, tx, b.cohort.ID, id, a, Referred, nil)
		if err != nil {
			return err
		}
		p.CodeID = &b.code.ID
		return s.saveProspect(ctx, tx, p)
	})
}

// once does something that is written under an id from outside; a second one at the same moment has to ask again.
func (s *Service) once(ctx context.Context, do func(*gorm.DB) error) error {
	err := s.db.Tx(ctx, do)
	if database.IsDuplicate(err) {
		err = problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return err
}

// Joining is what somebody says who wants to take part.
type Joining struct {
	ID uuid.UUID // chosen by the phone, so that it can ask again
	About
}

// Yes takes somebody into the cohort who says so themself, and gives them the code to join with. Only from here on is
// there a person. Asked again before they have joined it gives a fresh code.
func (s *Service) Yes(ctx context.Context, typed string, j Joining) (programme.Invitation, string, error) {
	j.About = j.tidied()
	if err := j.check(); err != nil {
		return programme.Invitation{}, "", err
	}
	if !j.AgeGroup.Valid() {
		return programme.Invitation{}, "", problem.Invalid(problem.Field{Pointer: "/age_group", Code: "not_allowed_value"})
	}
	if err := s.form(ctx, crockford.Read(typed)); err != nil {
		return programme.Invitation{}, "", err
	}
	var invitation programme.Invitation
	var name string
	err := s.once(ctx, func(tx *gorm.DB) error {
		b, err := s.open(ctx, tx, typed)
		if err != nil {
			return err
		}
		p, err := s.joining(ctx, tx, b, j)
		if err != nil {
			return err
		}
		name = b.cohort.Name
		_, invitation, err = s.programmes.TakeIn(ctx, tx, b.cohort.ID, programme.NewParticipant{
			ID: p.ID, AgeGroup: j.AgeGroup, DisplayName: j.FirstName, Language: j.Language,
		})
		if err != nil {
			return err
		}
		p.PersonID = &p.ID
		if p.State.before(Interested) || p.State == NotNow {
			if _, err := p.Move(Interested, nil, nil, database.NewID(), s.now()); err != nil {
				return err
			}
		}
		return s.saveProspect(ctx, tx, p)
	})
	return invitation, name, err
}

// joining is who says yes: the one whom the code is for, or somebody new.
func (s *Service) joining(ctx context.Context, tx *gorm.DB, b bearer, j Joining) (Prospect, error) {
	switch b.kind {
	case Personal:
		p := b.prospect
		if p.PersonID == nil {
			p.describe(About{j.FirstName, cmp.Or(j.ContactKind, p.ContactKind), cmp.Or(j.Contact, p.Contact), j.Language, j.AgeGroup, p.Why})
		}
		return p, nil
	case Referral:
		return Prospect{}, codeInvalid()
	}
	before, err := s.lockProspect(ctx, tx, "id = ?", j.ID)
	if !missing(err) {
		if err == nil && (before.CodeID == nil || *before.CodeID != b.code.ID) {
			err = problem.NotFound()
		}
		return before, err
	}
	p, err := s.newcomer(ctx, tx, b.cohort.ID, j.ID, j.About, Interested, nil)
	p.CodeID = &b.code.ID
	return p, err
}

// NotNow keeps a first name, how to be reached and the day to ask again, and nothing else.
func (s *Service) NotNow(ctx context.Context, typed string, j Joining, askAgain *calendar.Day) error {
	a := About{FirstName: j.FirstName, ContactKind: j.ContactKind, Contact: j.Contact}.tidied()
	if err := a.check(); err != nil {
		return err
	}
	if err := s.form(ctx, crockford.Read(typed)); err != nil {
		return err
	}
	return s.once(ctx, func(tx *gorm.DB) error {
		b, err := s.open(ctx, tx, typed)
		if err != nil {
			return err
		}
		p := b.prospect
		switch b.kind {
		case Referral:
			return codeInvalid()
		case Personal:
			if p.PersonID != nil {
				return problem.New(problem.Conflict, "already_joined")
			}
		default:
			if _, err := s.lockProspect(ctx, tx, "id = ?", j.ID); err == nil {
				return nil // said before
			}
			if p, err = s.newcomer(ctx, tx, b.cohort.ID, j.ID, a, Informed, nil); err != nil {
				return err
			}
			p.Changes = nil
		}
		p.describe(a)
		if _, err := p.Move(NotNow, askAgain, nil, database.NewID(), s.now()); err != nil {
			return err
		}
		return s.saveProspect(ctx, tx, p)
	})
}

// No takes somebody out of the pool who does not want to: nothing of them stays.
func (s *Service) No(ctx context.Context, typed string) error {
	if err := s.look(ctx); err != nil {
		return err
	}
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		b, err := s.open(ctx, tx, typed)
		if err != nil || b.kind != Personal {
			return err
		}
		p := b.prospect
		if p.PersonID != nil {
			return problem.New(problem.Conflict, "already_joined")
		}
		if _, err := p.Move(Declined, nil, nil, database.NewID(), s.now()); err != nil {
			return err
		}
		return s.saveProspect(ctx, tx, p)
	})
}
