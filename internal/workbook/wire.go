package workbook

import (
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/media"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// EntryWire is an entry on the wire.
type EntryWire struct {
	ID            uuid.UUID         `json:"id" format:"uuid" doc:"Its id"`
	TandemID      uuid.UUID         `json:"tandem_id" format:"uuid" doc:"The tandem"`
	AuthorID      uuid.UUID         `json:"author_id" format:"uuid" doc:"Who wrote it"`
	Kind          string            `json:"kind" enum:"meeting,note" doc:"A meeting or a note"`
	Outcome       *string           `json:"outcome" enum:"met,moved,cancelled" doc:"What became of the meeting, null for a note"`
	Reason        *string           `json:"reason" doc:"Why they did not meet, if they want to say"`
	Day           calendar.Day      `json:"day" format:"date" doc:"The day it is about"`
	Clock         *string           `json:"clock" doc:"Wall time, as in 15:00"`
	Place         *string           `json:"place" doc:"Where the two met, as a chip"`
	PlaceText     string            `json:"place_text" doc:"Where, in own words"`
	Topics        []string          `json:"topics" doc:"What it was about"`
	Note          string            `json:"note" doc:"What the author wrote"`
	Visibility    string            `json:"visibility" enum:"me,tandem,team" doc:"Who sees it"`
	Pinned        bool              `json:"pinned" doc:"Whether it is marked for both partners"`
	MessageID     *uuid.UUID        `json:"message_id" format:"uuid" nullable:"true" doc:"The message it was made from"`
	MessagePlace  *string           `json:"message_place" enum:"tandem,contact,group" doc:"The conversation that message stands in"`
	TeamSeenAt    *time.Time        `json:"team_seen_at" doc:"When a coach first opened it; stays when it is taken back"`
	ConfirmedAt   *time.Time        `json:"confirmed_at" doc:"When the partner confirmed the facts"`
	ConfirmedBy   *uuid.UUID        `json:"confirmed_by" format:"uuid" nullable:"true" doc:"Who confirmed the facts"`
	LastChangedBy *uuid.UUID        `json:"last_changed_by" format:"uuid" nullable:"true" doc:"Who changed it last"`
	Version       int               `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	CreatedAt     time.Time         `json:"created_at" doc:"When it was made"`
	UpdatedAt     time.Time         `json:"updated_at" doc:"When it was last changed"`
	Week          int               `json:"week" doc:"Counted from the start of the cohort; 0 and less before it"`
	Additions     []AdditionWire    `json:"additions" doc:"The partners' own words under it"`
	MyAnswers     *MyAnswersWire    `json:"my_answers" doc:"The reader's own private answers; nobody else gets them"`
	Media         []media.MediaWire `json:"media" doc:"Voice notes and pictures of the author"`
}

// AdditionWire is an addition on the wire.
type AdditionWire struct {
	ID         uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	EntryID    uuid.UUID  `json:"entry_id" format:"uuid" doc:"The entry it belongs to"`
	AuthorID   uuid.UUID  `json:"author_id" format:"uuid" doc:"Who wrote it"`
	Text       string     `json:"text" doc:"The partner's words"`
	Visibility string     `json:"visibility" enum:"me,tandem,team" doc:"Who sees it"`
	TeamSeenAt *time.Time `json:"team_seen_at" doc:"When a coach first opened it"`
	Version    int        `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	CreatedAt  time.Time  `json:"created_at" doc:"When it was made"`
}

// MyAnswersWire are the reader's own private answers on the wire.
type MyAnswersWire struct {
	_         struct{}  `nullable:"true"`
	EntryID   uuid.UUID `json:"entry_id" format:"uuid" doc:"The entry it belongs to"`
	Helped    *int      `json:"helped" doc:"How much it helped, 1 to 5"`
	Heard     *int      `json:"heard" doc:"How well one was listened to, 1 to 5"`
	Mood      *int      `json:"mood" doc:"How one felt, 1 to 5"`
	Giving    *string   `json:"giving" enum:"gave,got,both,neither" doc:"Whether I rather helped or was helped"`
	Version   int       `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	UpdatedAt time.Time `json:"updated_at" doc:"When it was last changed"`
}

// StepWire is a small step on the wire.
type StepWire struct {
	ID            uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	TandemID      uuid.UUID  `json:"tandem_id" format:"uuid" doc:"The tandem"`
	EntryID       *uuid.UUID `json:"entry_id" format:"uuid" nullable:"true" doc:"The entry it belongs to"`
	OwnerID       uuid.UUID  `json:"owner_id" format:"uuid" doc:"Whose it is"`
	Text          string     `json:"text" doc:"What to do"`
	DueDay        *string    `json:"due_day" format:"date" doc:"By when"`
	State         string     `json:"state" enum:"open,done,changed,dropped" doc:"What became of it"`
	Visibility    string     `json:"visibility" enum:"me,tandem,team" doc:"Who sees it"`
	MessageID     *uuid.UUID `json:"message_id" format:"uuid" nullable:"true" doc:"The message it was made from"`
	MessagePlace  *string    `json:"message_place" enum:"tandem,contact,group" doc:"The conversation that message stands in"`
	TeamSeenAt    *time.Time `json:"team_seen_at" doc:"When a coach first opened it"`
	CreatedBy     uuid.UUID  `json:"created_by" format:"uuid" doc:"Who wrote it down"`
	LastChangedBy *uuid.UUID `json:"last_changed_by" format:"uuid" nullable:"true" doc:"Who changed it last"`
	Version       int        `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	CreatedAt     time.Time  `json:"created_at" doc:"When it was made"`
	UpdatedAt     time.Time  `json:"updated_at" doc:"When it was last changed"`
}

// PlannedMeetingWire is the next meeting on the wire.
type PlannedMeetingWire struct {
	_         struct{}   `nullable:"true"`
	Day       *string    `json:"day" format:"date" doc:"null when the date was taken back"`
	Clock     *string    `json:"clock" doc:"Wall time, 15:00"`
	PlaceText string     `json:"place_text" doc:"Where, in own words"`
	StartsAt  *time.Time `json:"starts_at" doc:"The instant it begins"`
	Revision  int        `json:"revision" doc:"Counts the dates that were set"`
	SetBy     *uuid.UUID `json:"set_by" format:"uuid" nullable:"true" doc:"Who set it"`
	Version   int        `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	UpdatedAt time.Time  `json:"updated_at" doc:"When it was last changed"`
}

// WeekWire is a week of the timeline on the wire.
type WeekWire struct {
	Number   int          `json:"number" doc:"Which week of the cohort, from 1"`
	FirstDay calendar.Day `json:"first_day" format:"date" doc:"Its first day"`
	LastDay  calendar.Day `json:"last_day" format:"date" doc:"Its last day"`
	Kept     bool         `json:"kept" doc:"Whether the two met in it"`
	Paused   bool         `json:"paused" doc:"Whether one of them took a break that the reader knows of; such a week counts neither for nor against"`
}

func entryWire(p Page) EntryWire {
	w := EntryWire{
		ID: p.ID, TandemID: p.TandemID, AuthorID: p.AuthorID, Kind: string(p.Kind),
		Outcome: orNull(p.Facts.Outcome), Reason: orNull(p.Facts.Reason), Day: p.Facts.Day, Clock: orNull(p.Facts.Clock),
		Place: orNull(p.Facts.Place), PlaceText: p.Facts.PlaceText, Topics: append([]string{}, p.Facts.Topics...),
		Note: p.Note, Visibility: string(p.Visibility), Pinned: p.Pinned, MessageID: p.Origin.MessageID, MessagePlace: orNull(p.Origin.MessagePlace), TeamSeenAt: p.TeamSeenAt,
		ConfirmedAt: p.ConfirmedAt, ConfirmedBy: p.ConfirmedBy, LastChangedBy: p.LastChangedBy,
		Version: p.Version, CreatedAt: p.CreatedAt, UpdatedAt: p.UpdatedAt, Week: p.Week,
		Additions: wires.Of(p.Additions, additionWire), Media: media.OnWire(p.Media),
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
		State: string(s.State), Visibility: string(s.Visibility), MessageID: s.Origin.MessageID, MessagePlace: orNull(s.Origin.MessagePlace), TeamSeenAt: s.TeamSeenAt, CreatedBy: s.CreatedBy,
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
	}
	return err
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
