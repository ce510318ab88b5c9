package feedback

import (
	"context"
	"errors"
	"net/http"
	"path/filepath"
	"strings"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/limit"
	"mainpate/internal/problem"
)

// Service holds the statement and what people say about it.
type Service struct {
	db        *database.DB
	statement Statement
	zone      *time.Location
	limits    *limit.Limits
}

// NewService needs the office's statement, the zone that days are of, and a key that makes networks unreadable.
func NewService(db *database.DB, statement Statement, zone *time.Location, key []byte) *Service {
	return &Service{db: db, statement: statement, zone: zone, limits: limit.New("feedback_limits", "too_many_tries", key)}
}

// Statement is what the office says about the accessibility of the app.
func (s *Service) Statement() Statement { return s.statement }

// Say keeps what somebody says, under the id their phone chose; the same once more is the same.
func (s *Service) Say(ctx context.Context, words Words) (Feedback, error) {
	words, err := words.tidy()
	if err != nil {
		return Feedback{}, err
	}
	if kept, err := find(ctx, s.db.Read(ctx), words.ID); err == nil {
		return same(kept, words)
	} else if !missing(err) {
		return kept, err
	}
	if err := s.count(ctx); err != nil {
		return Feedback{}, err
	}
	now := s.db.Now()
	due, err := DueOn(calendar.DayOf(now, s.zone))
	if err != nil {
		return Feedback{}, err
	}
	f := Feedback{
		ID: words.ID, Text: words.Text, Page: words.Page, Contact: words.Contact, Language: words.Language, DueDay: due,
		Version: 1, CreatedAt: now, UpdatedAt: now,
	}
	err = s.db.Tx(ctx, func(tx *gorm.DB) error { return insert(ctx, tx, f) })
	if database.IsDuplicate(err) {
		return f, problem.New(problem.Conflict, "being_saved").Because(err)
	}
	return f, err
}

// same tells nobody who guesses an id what stands there.
func same(kept Feedback, words Words) (Feedback, error) {
	if !kept.Says(words) {
		return Feedback{}, problem.New(problem.Conflict, "exists")
	}
	return kept, nil
}

func missing(err error) bool {
	var p *problem.Error
	return errors.As(err, &p) && p.Kind == problem.Missing
}

// All lists everything for the team, what is due next first.
func (s *Service) All(ctx context.Context) ([]Feedback, error) { return all(ctx, s.db.Read(ctx)) }

// Answer notes whether something has been answered, and what was done.
func (s *Service) Answer(ctx context.Context, who actor.Actor, id uuid.UUID, version int, answered bool, note string) (Feedback, error) {
	var f Feedback
	err := s.db.Tx(ctx, func(tx *gorm.DB) (err error) {
		if f, err = find(ctx, tx, id); err != nil {
			return err
		}
		before := f
		changed, err := f.Answer(who.PersonID, answered, note, s.db.Now())
		if err != nil || !changed {
			return err
		}
		if version != before.Version {
			return problem.Stale(before)
		}
		done, err := update(ctx, tx, f, before.Version)
		if err == nil && !done {
			return problem.Stale(before)
		}
		return err
	})
	return f, err
}

// Video hands out a video in sign language that lies beside the statement.
func (s *Service) Video(w http.ResponseWriter, r *http.Request, name string) error {
	file := s.statement.videoFile(name)
	if file == "" {
		return problem.NotFound()
	}
	// Some systems call every .webm a sound.
	w.Header().Set("Content-Type", "video/"+strings.TrimPrefix(filepath.Ext(file), "."))
	w.Header().Set("Cache-Control", "public, max-age=3600")
	http.ServeFile(w, r, file)
	return nil
}

// Tidy forgets what was answered long ago, and counts that are over.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		now := s.db.Now()
		if err := deleteAnswered(ctx, tx, now.Add(-keepAnswered)); err != nil {
			return err
		}
		return s.limits.Forget(ctx, tx, now.Add(-span))
	})
}
