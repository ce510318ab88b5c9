package workbook

import (
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// EntryWire is an entry on the wire.
type EntryWire struct {
	ID            uuid.UUID      `json:"id" format:"uuid"`
	TandemID      uuid.UUID      `json:"tandem_id" format:"uuid"`
	AuthorID      uuid.UUID      `json:"author_id" format:"uuid"`
	Kind          string         `json:"kind" enum:"meeting,note"`
	Outcome       *string        `json:"outcome" doc:"met, moved or cancelled; null for a note"`
	Reason        *string        `json:"reason" doc:"Why they did not meet, if they want to say"`
	Day           calendar.Day   `json:"day" format:"date"`
	Clock         *string        `json:"clock" doc:"Wall time, as in 15:00"`
	Place         *string        `json:"place"`
	PlaceText     string         `json:"place_text"`
	Topics        []string       `json:"topics"`
	Note          string         `json:"note"`
	Visibility    string         `json:"visibility" enum:"me,tandem,team"`
	Pinned        bool           `json:"pinned"`
	TeamSeenAt    *time.Time     `json:"team_seen_at" doc:"When a coach first opened it; stays when it is taken back"`
	ConfirmedAt   *time.Time     `json:"confirmed_at"`
	ConfirmedBy   *uuid.UUID     `json:"confirmed_by" format:"uuid" nullable:"true"`
	LastChangedBy *uuid.UUID     `json:"last_changed_by" format:"uuid" nullable:"true"`
	Version       int            `json:"version"`
	CreatedAt     time.Time      `json:"created_at"`
	UpdatedAt     time.Time      `json:"updated_at"`
	Week          int            `json:"week" doc:"Counted from the start of the cohort; 0 and less before it"`
	Additions     []AdditionWire `json:"additions"`
	MyAnswers     *MyAnswersWire `json:"my_answers" doc:"The reader's own private answers; nobody else gets them"`
}

// AdditionWire is an addition on the wire.
type AdditionWire struct {
	ID         uuid.UUID  `json:"id" format:"uuid"`
	EntryID    uuid.UUID  `json:"entry_id" format:"uuid"`
	AuthorID   uuid.UUID  `json:"author_id" format:"uuid"`
	Text       string     `json:"text"`
	Visibility string     `json:"visibility" enum:"me,tandem,team"`
	TeamSeenAt *time.Time `json:"team_seen_at"`
	Version    int        `json:"version"`
	CreatedAt  time.Time  `json:"created_at"`
}

// MyAnswersWire are the reader's own private answers on the wire.
type MyAnswersWire struct {
	_         struct{}  `nullable:"true"`
	EntryID   uuid.UUID `json:"entry_id" format:"uuid"`
	Helped    *int      `json:"helped"`
	Heard     *int      `json:"heard"`
	Mood      *int      `json:"mood"`
	Giving    *string   `json:"giving" doc:"gave, got, both or neither"`
	Version   int       `json:"version"`
	UpdatedAt time.Time `json:"updated_at"`
}

// StepWire is a small step on the wire.
type StepWire struct {
	ID            uuid.UUID  `json:"id" format:"uuid"`
	TandemID      uuid.UUID  `json:"tandem_id" format:"uuid"`
	EntryID       *uuid.UUID `json:"entry_id" format:"uuid" nullable:"true"`
	OwnerID       uuid.UUID  `json:"owner_id" format:"uuid"`
	Text          string     `json:"text"`
	DueDay        *string    `json:"due_day" format:"date"`
	State         string     `json:"state" enum:"open,done,changed,dropped"`
	Visibility    string     `json:"visibility" enum:"me,tandem,team"`
	TeamSeenAt    *time.Time `json:"team_seen_at"`
	CreatedBy     uuid.UUID  `json:"created_by" format:"uuid"`
	LastChangedBy *uuid.UUID `json:"last_changed_by" format:"uuid" nullable:"true"`
	Version       int        `json:"version"`
	CreatedAt     time.Time  `json:"created_at"`
	UpdatedAt     time.Time  `json:"updated_at"`
}

// PlannedMeetingWire is the next meeting on the wire.
type PlannedMeetingWire struct {
	_         struct{}   `nullable:"true"`
	Day       *string    `json:"day" format:"date" doc:"null when the date was taken back"`
	Clock     *string    `json:"clock"`
	PlaceText string     `json:"place_text"`
	StartsAt  *time.Time `json:"starts_at"`
	Revision  int        `json:"revision"`
	SetBy     *uuid.UUID `json:"set_by" format:"uuid" nullable:"true"`
	Version   int        `json:"version"`
	UpdatedAt time.Time  `json:"updated_at"`
}

// HelpRequestWire is a request for help on the wire.
type HelpRequestWire struct {
	ID         uuid.UUID  `json:"id" format:"uuid"`
	TandemID   uuid.UUID  `json:"tandem_id" format:"uuid"`
	PersonID   uuid.UUID  `json:"person_id" format:"uuid"`
	Text       string     `json:"text"`
	CreatedAt  time.Time  `json:"created_at"`
	AnsweredBy *uuid.UUID `json:"answered_by" format:"uuid" nullable:"true"`
	AnsweredAt *time.Time `json:"answered_at"`
}

// WeekWire is a week of the timeline on the wire.
type WeekWire struct {
	Number   int          `json:"number"`
	FirstDay calendar.Day `json:"first_day" format:"date"`
	LastDay  calendar.Day `json:"last_day" format:"date"`
	Kept     bool         `json:"kept"`
}

func entryWire(p Page) EntryWire {
	w := EntryWire{
		ID: p.ID, TandemID: p.TandemID, AuthorID: p.AuthorID, Kind: string(p.Kind),
		Outcome: orNull(p.Facts.Outcome), Reason: orNull(p.Facts.Reason), Day: p.Facts.Day, Clock: orNull(p.Facts.Clock),
		Place: orNull(p.Facts.Place), PlaceText: p.Facts.PlaceText, Topics: append([]string{}, p.Facts.Topics...),
		Note: p.Note, Visibility: string(p.Visibility), Pinned: p.Pinned, TeamSeenAt: p.TeamSeenAt,
		ConfirmedAt: p.ConfirmedAt, ConfirmedBy: p.ConfirmedBy, LastChangedBy: p.LastChangedBy,
		Version: p.Version, CreatedAt: p.CreatedAt, UpdatedAt: p.UpdatedAt, Week: p.Week,
		Additions: each(p.Additions, additionWire),
	}
	if p.Mine != nil {
		mine := answersWire(*p.Mine)
		w.MyAnswers = &mine
	}
	return w
}

func additionWire(a Addition) AdditionWire {
	return AdditionWire{
		ID: a.ID, EntryID: a.EntryID, AuthorID: a.AuthorID, Text: a.Text, Visibility: string(a.Visibility),
		TeamSeenAt: a.TeamSeenAt, Version: a.Version, CreatedAt: a.CreatedAt,
	}
}

func answersWire(a Answers) MyAnswersWire {
	return MyAnswersWire{
		EntryID: a.EntryID, Helped: a.Feelings.Helped, Heard: a.Feelings.Heard, Mood: a.Feelings.Mood,
		Giving: orNull(a.Feelings.Giving), Version: a.Version, UpdatedAt: a.UpdatedAt,
	}
}

// StepOnWire shows a step to those who may see it.
func StepOnWire(s Step) StepWire {
	return StepWire{
		ID: s.ID, TandemID: s.TandemID, EntryID: s.EntryID, OwnerID: s.OwnerID, Text: s.Text, DueDay: orNull(string(s.DueDay)),
		State: string(s.State), Visibility: string(s.Visibility), TeamSeenAt: s.TeamSeenAt, CreatedBy: s.CreatedBy,
		LastChangedBy: s.LastChangedBy, Version: s.Version, CreatedAt: s.CreatedAt, UpdatedAt: s.UpdatedAt,
	}
}

// PlannedOnWire shows the next meeting, or nothing.
func PlannedOnWire(p *PlannedMeeting) *PlannedMeetingWire {
	if p == nil {
		return nil
	}
	return &PlannedMeetingWire{
		Day: orNull(string(p.Day)), Clock: orNull(p.Clock), PlaceText: p.PlaceText, StartsAt: p.StartsAt,
		Revision: p.Revision, SetBy: p.SetBy, Version: p.Version, UpdatedAt: p.UpdatedAt,
	}
}

// HelpOnWire shows a request for help to who asked and to the coaches.
func HelpOnWire(h HelpRequest) HelpRequestWire {
	return HelpRequestWire{
		ID: h.ID, TandemID: h.TandemID, PersonID: h.PersonID, Text: h.Text,
		CreatedAt: h.CreatedAt, AnsweredBy: h.AnsweredBy, AnsweredAt: h.AnsweredAt,
	}
}

func weekWire(w Week) WeekWire { return WeekWire(w) }

// onTheWire shows the current state of a stale change in the shape of its answer.
func onTheWire(err error) error {
	var p *problem.Error
	if !errors.As(err, &p) {
		return err
	}
	switch current := p.Current.(type) {
	case Page:
		p.Current = entryWire(current)
	case Addition:
		p.Current = additionWire(current)
	case Answers:
		p.Current = answersWire(current)
	case Step:
		p.Current = StepOnWire(current)
	case PlannedMeeting:
		p.Current = PlannedOnWire(&current)
	case HelpRequest:
		p.Current = HelpOnWire(current)
	}
	return err
}

func each[T, W any](all []T, wire func(T) W) []W {
	out := make([]W, 0, len(all))
	for _, one := range all {
		out = append(out, wire(one))
	}
	return out
}

func orNull[T ~string](text T) *string {
	if text == "" {
		return nil
	}
	plain := string(text)
	return &plain
}

func orEmpty[T ~string](text *T) T {
	if text == nil {
		return ""
	}
	return *text
}
