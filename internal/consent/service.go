package consent

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/problem"
	"mainpate/internal/programme"
)

// Service holds the use cases around declarations and consents.
type Service struct {
	db         *database.DB
	programmes *programme.Service
}

// NewService needs to know who takes part in what.
func NewService(db *database.DB, programmes *programme.Service) *Service {
	return &Service{db: db, programmes: programmes}
}

// Signed says who has signed what has to be signed by now; whoever has not is left out.
func (s *Service) Signed(ctx context.Context, tx *gorm.DB, ids []uuid.UUID) (map[uuid.UUID]bool, error) {
	found, err := signaturesOf(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	versions, err := allDeclarations(ctx, tx)
	needed, signed := neededOf(versions), map[uuid.UUID]bool{}
	for _, f := range found {
		if f.WithdrawnAt == nil && f.Number >= needed {
			signed[f.PersonID] = true
		}
	}
	return signed, err
}

// Allows says whether a person has given a consent and not taken it back.
func (s *Service) Allows(ctx context.Context, tx *gorm.DB, personID uuid.UUID, kind Kind) (bool, error) {
	found, err := consentsOf(ctx, tx, []uuid.UUID{personID})
	return State{Consents: found}.Allows(kind), err
}

// neededOf is the number of the newest version that asks again.
func neededOf(versions []Declaration) int {
	for _, d := range versions {
		if d.AsksAgain {
			return d.Number
		}
	}
	return 1
}

// Declarations gives all versions without their texts, the newest first.
func (s *Service) Declarations(ctx context.Context) ([]Declaration, error) {
	return s.declarations(ctx)
}

// Declaration gives one version with its texts: everybody who is asked to sign may read all of them.
func (s *Service) Declaration(ctx context.Context, id uuid.UUID) (Declaration, error) {
	return findDeclaration(ctx, s.db.Read(ctx), id)
}

// Publish makes a new version under the id the screen chose; basedOn is the number of the newest one that was seen.
func (s *Service) Publish(ctx context.Context, who actor.Actor, basedOn int, wish Declaration) (Declaration, error) {
	wish.tidy()
	if err := wish.check(); err != nil {
		return Declaration{}, err
	}
	versions, err := s.declarations(ctx)
	if err != nil {
		return Declaration{}, err
	}
	wish.Number, wish.PublishedBy, wish.CreatedAt = versions[0].Number+1, &who.PersonID, s.db.Now()
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		if slices.ContainsFunc(versions, func(d Declaration) bool { return d.ID == wish.ID }) {
			known, err := findDeclaration(ctx, tx, wish.ID)
			if err == nil && !known.sameContent(wish) {
				err = problem.New(problem.Conflict, "already_published")
			}
			wish = known
			return err
		}
		if basedOn != versions[0].Number {
			return problem.Stale(versions[0])
		}
		return insertDeclaration(ctx, tx, wish)
	})
	if database.IsDuplicate(err) {
		err = problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return wish, err
}

// Mine says where the person stands.
func (s *Service) Mine(ctx context.Context, who actor.Actor) (State, error) {
	versions, err := s.declarations(ctx)
	if err != nil {
		return State{}, err
	}
	states, err := s.states(ctx, s.db.Read(ctx), versions, []uuid.UUID{who.PersonID})
	return states[who.PersonID], err
}

// SignaturesOf gives what the person has ever signed, the newest first.
func (s *Service) SignaturesOf(ctx context.Context, who actor.Actor) ([]Signature, error) {
	found, err := signaturesOf(ctx, s.db.Read(ctx), []uuid.UUID{who.PersonID})
	slices.Reverse(found)
	return found, err
}

func (s *Service) states(ctx context.Context, tx *gorm.DB, versions []Declaration, people []uuid.UUID) (map[uuid.UUID]State, error) {
	signed, err := signaturesOf(ctx, tx, people)
	if err != nil {
		return nil, err
	}
	given, err := consentsOf(ctx, tx, people)
	states := make(map[uuid.UUID]State, len(people))
	for _, id := range people {
		states[id] = stateOf(id, versions, signed, given)
	}
	return states, err
}

func stateOf(personID uuid.UUID, versions []Declaration, signed []Signature, given []Consent) State {
	state := State{Newest: versions[0], Needed: neededOf(versions), Consents: []Consent{}}
	for _, f := range signed {
		switch {
		case f.PersonID != personID:
		case f.WithdrawnAt == nil:
			state.Signature = &f
		case state.Withdrawn == nil || f.WithdrawnAt.After(*state.Withdrawn):
			state.Withdrawn = f.WithdrawnAt
		}
	}
	if state.Signature != nil {
		state.Withdrawn = nil
	}
	for _, c := range given {
		if c.PersonID == personID {
			state.Consents = append(state.Consents, c)
		}
	}
	return state
}

// Sign notes the person's own signature in the app under the id the screen chose.
func (s *Service) Sign(ctx context.Context, who actor.Actor, id, declarationID uuid.UUID, language, name string) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		return s.sign(ctx, tx, Signature{
			ID: id, DeclarationID: declarationID, PersonID: who.PersonID, Way: InApp, Language: language,
			TypedName: strings.TrimSpace(name), Day: s.programmes.Today(),
		})
	})
}

// sign notes a signature once, however often it is asked to. Who has signed the version already has signed it.
func (s *Service) sign(ctx context.Context, tx *gorm.DB, wish Signature) error {
	known, err := findSignature(ctx, tx, wish.ID)
	switch {
	case err == nil && known.PersonID != wish.PersonID:
		return problem.NotFound()
	case err == nil && !known.sameContent(wish):
		return problem.New(problem.Conflict, "already_signed")
	case err == nil || !isMissing(err):
		return err
	}
	d, err := findDeclaration(ctx, tx, wish.DeclarationID)
	if isMissing(err) {
		return problem.Invalid(problem.Field{Pointer: "/declaration_id", Code: "not_allowed_value"})
	}
	if err != nil {
		return err
	}
	if err := wish.check(d, s.programmes.Today()); err != nil {
		return err
	}
	earlier, err := signaturesOf(ctx, tx, []uuid.UUID{wish.PersonID})
	if err != nil {
		return err
	}
	if slices.ContainsFunc(earlier, func(e Signature) bool { return e.DeclarationID == d.ID && e.WithdrawnAt == nil }) {
		return nil
	}
	wish.CreatedAt = s.db.Now()
	err = insertSignature(ctx, tx, wish)
	if database.IsDuplicate(err) {
		return problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return err
}

// Withdraw takes the person's signature back, and with it everything else they have allowed: whoever takes back the
// one that covers all does not expect photos to go on being shown. It counts at once and has no other effect.
func (s *Service) Withdraw(ctx context.Context, who actor.Actor) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return withdrawAll(ctx, tx, who.PersonID, s.db.Now()) })
}

func withdrawAll(ctx context.Context, tx *gorm.DB, personID uuid.UUID, now time.Time) error {
	if err := withdrawSignatures(ctx, tx, personID, now); err != nil {
		return err
	}
	return withdrawConsents(ctx, tx, personID, Kinds, now)
}

// SetConsent gives a consent or takes it back. Doing it twice changes nothing.
func (s *Service) SetConsent(ctx context.Context, who actor.Actor, kind Kind, given bool, language string) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		if !given {
			return withdrawConsents(ctx, tx, who.PersonID, []Kind{kind}, s.db.Now())
		}
		return s.allow(ctx, tx, Consent{
			PersonID: who.PersonID, Kind: kind, Language: language, Way: InApp, Day: s.programmes.Today(),
		})
	})
}

func (s *Service) allow(ctx context.Context, tx *gorm.DB, c Consent) error {
	allowed, err := s.Allows(ctx, tx, c.PersonID, c.Kind)
	if err != nil || allowed {
		return err
	}
	c.ID, c.Wording, c.CreatedAt = database.NewID(), currentWording, s.db.Now()
	err = insertConsent(ctx, tx, c)
	if database.IsDuplicate(err) {
		return problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return err
}

// Today is the day in the programme's zone.
func (s *Service) Today() calendar.Day { return s.programmes.Today() }
