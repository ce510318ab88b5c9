package tandem

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// DepartureKind tells somebody who leaves from somebody who has found work or training.
type DepartureKind string

// The kinds. Work and training are an early end, not leaving: the tandem goes on as long as the two like.
const (
	Left     DepartureKind = "left"
	Work     DepartureKind = "work"
	Training DepartureKind = "training"
)

// Sentence is what the partner is told, agreed with the person who leaves.
type Sentence string

// The sentences to choose from. With TeamTells a coach says it in person, and the app nothing before.
const (
	NotYou    Sentence = "not_you"
	Thanks    Sentence = "thanks"
	GoodLuck  Sentence = "good_luck"
	Own       Sentence = "own"
	TeamTells Sentence = "team"
)

// Sentences are all of them, in the order of the screen.
var Sentences = []Sentence{NotYou, Thanks, GoodLuck, Own, TeamTells}

const longestWords, longestOffer = 500, 1000

// Departure is somebody's way out: they have left, or their aim was reached before the end.
type Departure struct {
	ID        uuid.UUID `gorm:"primaryKey"`
	CohortID  uuid.UUID
	TandemID  *uuid.UUID // none when they were in no tandem yet
	PersonID  *uuid.UUID // none once everything about the person has been erased
	Kind      DepartureKind
	Day       calendar.Day
	Sentence  Sentence
	OwnWords  string
	Offer     string // what a coach offers the partner
	OfferedBy *uuid.UUID
	OfferedAt *time.Time
	Version   int
	CreatedAt time.Time `gorm:"autoCreateTime:false"`
	UpdatedAt time.Time `gorm:"autoUpdateTime:false"`
}

// Goodbye is what a person decides when they leave.
type Goodbye struct {
	Sentence Sentence
	OwnWords string
	EraseNow bool
	Secret   string // the person's PIN, asked for before erasing
}

func (g Goodbye) tidy() Goodbye {
	g.OwnWords = strings.TrimSpace(g.OwnWords)
	if g.Sentence != Own {
		g.OwnWords = ""
	}
	return g
}

func (g Goodbye) check() error {
	switch {
	case g.Sentence == Own && g.OwnWords == "":
		return problem.Invalid(problem.Field{Pointer: "/own_words", Code: "required"})
	case utf8.RuneCountInString(g.OwnWords) > longestWords:
		return problem.Invalid(problem.Field{Pointer: "/own_words", Code: "too_long"})
	}
	return nil
}

// leave turns an early end into leaving, or starts with it.
func (d *Departure) leave(g Goodbye, day calendar.Day, now time.Time) {
	d.Kind, d.Day, d.Sentence, d.OwnWords = Left, day, g.Sentence, g.OwnWords
	d.CreatedAt = now
	d.touch(now)
}

// Make is the coach's offer to the partner who stays. The first one stands: two coaches do not offer two things.
func (d *Departure) Make(by actor.Actor, offer string, now time.Time) (bool, error) {
	offer = strings.TrimSpace(offer)
	switch {
	case offer == "":
		return false, problem.Invalid(problem.Field{Pointer: "/text", Code: "required"})
	case utf8.RuneCountInString(offer) > longestOffer:
		return false, problem.Invalid(problem.Field{Pointer: "/text", Code: "too_long"})
	case d.OfferedAt != nil && d.Offer == offer:
		return false, nil
	case d.OfferedAt != nil:
		return false, problem.New(problem.Conflict, "already_offered")
	}
	d.Offer, d.OfferedBy, d.OfferedAt = offer, &by.PersonID, &now
	d.touch(now)
	return true, nil
}

func (d *Departure) touch(now time.Time) { d.Version, d.UpdatedAt = d.Version+1, now }

// KnownToPartner says whether the one who stays has been told: in the agreed sentence, or by a coach.
func (d Departure) KnownToPartner() bool {
	return d.Kind != Left || d.Sentence != TeamTells || d.OfferedAt != nil
}

// LeftAt is when a partner left, or the tandem ended for both; nil while they take part in it.
func (t Tandem) LeftAt(personID uuid.UUID) *time.Time {
	p := t.Partner(personID)
	if d := p.Departure; d != nil && d.Kind == Left && (t.EndedAt == nil || d.CreatedAt.Before(*t.EndedAt)) {
		return &d.CreatedAt
	}
	if p.PersonID == uuid.Nil {
		return nil
	}
	return t.EndedAt
}

// HasLeft says whether the person was one of the two and has left.
func (t Tandem) HasLeft(personID uuid.UUID) bool { return t.LeftAt(personID) != nil }

// Present are the partners who have not left.
func (t Tandem) Present() []uuid.UUID {
	var present []uuid.UUID
	for _, p := range t.Partners {
		if p.PersonID != uuid.Nil && !t.HasLeft(p.PersonID) {
			present = append(present, p.PersonID)
		}
	}
	return present
}

// DepartureSeen gives a partner's departure to those who know of it: the person, the coaches, and
// the other partner as soon as they were told.
func (p Partner) DepartureSeen(who actor.Actor) *Departure {
	if who.IsMirror() && p.DepartureSeen(who.Behind()) == nil {
		return nil
	}
	if p.Departure == nil || who.Is(actor.Participant) && who.PersonID != p.PersonID && !p.Departure.KnownToPartner() {
		return nil
	}
	return p.Departure
}

// Fate is what happens to some data of a person who leaves.
type Fate string

// The fates. What is kept until a day can be read and exported till then, and erased by its person at any time.
const (
	Erased         Fate = "erased"
	KeptForPartner Fate = "kept_for_partner"
	KeptUntil      Fate = "kept_until"
)

// Belonging is one kind of things that a person who leaves has to do with.
type Belonging struct {
	What     string
	Count    int
	Then     Fate
	UntilDay *calendar.Day // only with KeptUntil; none when nothing but the person ends it
}

// Preview is what leaving would mean, before anybody does it.
type Preview struct {
	Partner    *Partner
	Belongings []Belonging
}
