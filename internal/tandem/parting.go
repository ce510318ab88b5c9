package tandem

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Parting is the end of a tandem whose two go on without each other. It is nobody's fault: both keep their place and
// are free for somebody else, and both can still read what they wrote.
type Parting struct {
	TandemID   uuid.UUID  `gorm:"primaryKey"`
	AgreedWith *uuid.UUID // who wished for it, and agreed to what the partner is told; none when the partner had left
	Sentence   Sentence
	OwnWords   string
	ByID       *uuid.UUID
	CreatedAt  time.Time `gorm:"autoCreateTime:false"`
}

func (p Parting) check(t Tandem) error {
	var wrong []problem.Field
	switch {
	case p.AgreedWith == nil && len(t.Present()) == 2:
		wrong = append(wrong, problem.Field{Pointer: "/agreed_with", Code: "required"})
	case p.AgreedWith != nil && !t.Has(*p.AgreedWith):
		wrong = append(wrong, problem.Field{Pointer: "/agreed_with", Code: "not_allowed_value"})
	}
	switch {
	case p.Sentence == "" && p.AgreedWith != nil:
		wrong = append(wrong, problem.Field{Pointer: "/sentence", Code: "required"})
	case p.Sentence == Own && p.OwnWords == "":
		wrong = append(wrong, problem.Field{Pointer: "/own_words", Code: "required"})
	case utf8.RuneCountInString(p.OwnWords) > longestWords:
		wrong = append(wrong, problem.Field{Pointer: "/own_words", Code: "too_long"})
	}
	if wrong != nil {
		return problem.Invalid(wrong...)
	}
	return nil
}

func (p Parting) same(o Parting) bool {
	who := func(p Parting) uuid.UUID {
		if p.AgreedWith == nil {
			return uuid.Nil
		}
		return *p.AgreedWith
	}
	return who(p) == who(o) && p.Sentence == o.Sentence && p.OwnWords == o.OwnWords
}

// KnownTo says whether somebody reads the sentence in the app: the partner it is meant for, unless a coach tells them.
func (p Parting) KnownTo(personID uuid.UUID) bool {
	return p.Sentence != "" && p.Sentence != TeamTells && (p.AgreedWith == nil || *p.AgreedWith != personID)
}

// Refusal is why somebody of the two can change nothing any more, nil while they can.
func (t Tandem) Refusal(personID uuid.UUID) error {
	switch {
	case !t.HasLeft(personID):
		return nil
	case t.EndedAt != nil:
		return problem.New(problem.Conflict, "tandem_ended")
	}
	return problem.New(problem.Conflict, "you_have_left")
}

// Part ends a tandem, so that both are free for another one. Asking again for the same changes nothing.
func (s *Service) Part(ctx context.Context, who actor.Actor, wish Parting) (Tandem, error) {
	wish.OwnWords = strings.TrimSpace(wish.OwnWords)
	if wish.Sentence != Own {
		wish.OwnWords = ""
	}
	wish.ByID, wish.CreatedAt = &who.PersonID, s.db.Now()
	var t Tandem
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if t, err = s.Find(ctx, tx, who, wish.TandemID); err != nil {
			return err
		}
		if t.EndedAt != nil {
			known, err := partingOf(ctx, tx, t.ID)
			if err == nil && (known == nil || !known.same(wish)) {
				err = problem.New(problem.Conflict, "tandem_ended")
			}
			return err
		}
		if err := wish.check(t); err != nil {
			return err
		}
		if err := end(ctx, tx, t, wish); err != nil {
			return err
		}
		if t, err = s.Find(ctx, tx, who, t.ID); err != nil {
			return err
		}
		return s.takeBack(ctx, tx, t)
	})
	return t, saving(err)
}

// takeBack lets the other domains take back what only makes sense between the two.
func (s *Service) takeBack(ctx context.Context, tx *gorm.DB, t Tandem) error {
	people := t.People()
	if len(people) == 0 {
		return nil
	}
	for _, k := range s.domains {
		if err := k.Domain.PartnerLeft(ctx, tx, t, people[0]); err != nil {
			return err
		}
	}
	return nil
}

// LastParting is how the last tandem of a person ended, none when it goes on, was never, or ended otherwise.
func (s *Service) LastParting(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*Parting, error) {
	t, err := s.Of(ctx, tx, personID)
	if isMissing(err) || err == nil && t.EndedAt == nil {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return partingOf(ctx, tx, t.ID)
}

func partingOf(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (*Parting, error) {
	var found []Parting
	err := tx.WithContext(ctx).Where("tandem_id = ?", tandemID).Limit(1).Find(&found).Error
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}

// end frees both; the database keeps nobody to a tandem that has ended.
func end(ctx context.Context, tx *gorm.DB, t Tandem, p Parting) error {
	done := tx.WithContext(ctx).Model(&tandemRow{}).Where("id = ? AND ended_at IS NULL", t.ID).
		Updates(map[string]any{"ended_at": p.CreatedAt, "version": t.Version + 1})
	if err := exactlyOne(done); err != nil {
		return err
	}
	if err := tx.WithContext(ctx).Model(&partnerRow{}).Where("tandem_id = ?", t.ID).Update("open", false).Error; err != nil {
		return err
	}
	return tx.WithContext(ctx).Create(&p).Error
}
