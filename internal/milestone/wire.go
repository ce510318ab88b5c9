package milestone

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
)

// MilestoneMeetingWire is a milestone meeting on the wire.
type MilestoneMeetingWire struct {
	ID           uuid.UUID           `json:"id" format:"uuid"`
	TandemID     uuid.UUID           `json:"tandem_id" format:"uuid"`
	Number       int                 `json:"number"`
	Kind         Kind                `json:"kind" enum:"milestone,closing"`
	DayNumber    int                 `json:"day_number" doc:"The day of the cohort it belongs to"`
	PlannedDay   calendar.Day        `json:"planned_day" format:"date"`
	SuggestedDay calendar.Day        `json:"suggested_day" format:"date" doc:"The next working day"`
	State        MeetingState        `json:"state" enum:"planned,proposed,agreed,held,cancelled"`
	Day          *calendar.Day       `json:"day" format:"date"`
	Clock        *string             `json:"clock" doc:"Wall time, 15:00"`
	StartsAt     *time.Time          `json:"starts_at"`
	Place        *MilestonePlaceWire `json:"place"`
	PlaceText    string              `json:"place_text"`
	CoachID      *uuid.UUID          `json:"coach_id" format:"uuid" nullable:"true" doc:"Who proposed it"`
	Revision     int                 `json:"revision" doc:"Counts the proposals"`
	CancelReason string              `json:"cancel_reason"`
	HeldAt       *time.Time          `json:"held_at"`
	Version      int                 `json:"version"`
	PlanID       uuid.UUID           `json:"plan_id" format:"uuid"`
	Answers      []MeetingAnswerWire `json:"answers"`
}

// MilestonePlaceWire is a good place, as it was called when it was proposed.
type MilestonePlaceWire struct {
	_       struct{}   `nullable:"true"`
	ID      *uuid.UUID `json:"id" format:"uuid" nullable:"true"`
	Name    string     `json:"name"`
	Address string     `json:"address"`
}

// MeetingAnswerWire is a partner's reply on the wire.
type MeetingAnswerWire struct {
	PersonID uuid.UUID `json:"person_id" format:"uuid"`
	Answer   Reply     `json:"answer" enum:"yes,another_time,question"`
	Text     string    `json:"text"`
	Current  bool      `json:"current" doc:"Whether it is about the proposal as it is now"`
}

// MilestoneSheetWire is what lies on the table at a milestone meeting.
type MilestoneSheetWire struct {
	Meeting      MilestoneMeetingWire `json:"meeting"`
	Results      []ResultLineWire     `json:"results"`
	Expectations ExpectationsWire     `json:"expectations"`
	Last         *LastPlanWire        `json:"last"`
	Plan         MilestonePlanWire    `json:"plan"`
	Evaluation   *EvaluationWire      `json:"evaluation"`
}

// ResultLineWire is a line of block 1 on the wire.
type ResultLineWire struct {
	Line     Line            `json:"line" enum:"count,places,topics,change,size"`
	Value    json.RawMessage `json:"value" doc:"count: number; places, topics: texts; change: text; size: 1-5 or null"`
	Released bool            `json:"released" doc:"Whether the coach sees it"`
	Drafted  bool            `json:"drafted" doc:"Written from the log; nobody has touched it yet"`
	Version  int             `json:"version"`
}

// ExpectationsWire is block 2 through one pair of eyes.
type ExpectationsWire struct {
	Mine         *ExpectationWire  `json:"mine"`
	Partner      *ExpectationWire  `json:"partner" doc:"Only when both have released"`
	All          []ExpectationWire `json:"all" doc:"For coaches, only when both have released"`
	BothReleased bool              `json:"both_released"`
}

// ExpectationWire is one partner's block 2 on the wire.
type ExpectationWire struct {
	_        struct{}  `nullable:"true"`
	PersonID uuid.UUID `json:"person_id" format:"uuid"`
	Expectations
	Version int `json:"version"`
}

// LastPlanWire is what the meeting begins with: the steps and promises of the last plan.
type LastPlanWire struct {
	_        struct{}       `nullable:"true"`
	Items    []PlanItemWire `json:"items"`
	Promises []PromiseWire  `json:"promises"`
}

// EvaluationWire is the team's text on the wire.
type EvaluationWire struct {
	_         struct{}  `nullable:"true"`
	Text      string    `json:"text"`
	AuthorID  uuid.UUID `json:"author_id" format:"uuid"`
	Version   int       `json:"version"`
	UpdatedAt time.Time `json:"updated_at"`
}

// MilestonePlanWire is a plan on the wire.
type MilestonePlanWire struct {
	ID         uuid.UUID       `json:"id" format:"uuid"`
	MeetingID  uuid.UUID       `json:"meeting_id" format:"uuid"`
	TandemID   uuid.UUID       `json:"tandem_id" format:"uuid"`
	Version    int             `json:"version" doc:"What a signature must name"`
	State      PlanState       `json:"state" enum:"draft,agreed,approved"`
	Items      []PlanItemWire  `json:"items"`
	Promises   []PromiseWire   `json:"promises"`
	Signatures []SignatureWire `json:"signatures" doc:"Under the current version"`
	Remarks    []RemarkWire    `json:"remarks"`
	AgreedAt   *time.Time      `json:"agreed_at"`
	ApprovedAt *time.Time      `json:"approved_at"`
}

// PlanItemWire is an item on the wire.
type PlanItemWire struct {
	ID     uuid.UUID `json:"id" format:"uuid"`
	PlanID uuid.UUID `json:"plan_id" format:"uuid"`
	ItemContent
	Position   int       `json:"position"`
	Review     Review    `json:"review" enum:"open,done,partly,changed,dropped"`
	ReviewNote string    `json:"review_note"`
	Version    int       `json:"version"`
	UpdatedAt  time.Time `json:"updated_at"`
}

// PromiseWire is a promise on the wire.
type PromiseWire struct {
	ID       uuid.UUID `json:"id" format:"uuid"`
	PlanID   uuid.UUID `json:"plan_id" format:"uuid"`
	TandemID uuid.UUID `json:"tandem_id" format:"uuid"`
	PromiseContent
	State        PromiseState        `json:"state" enum:"wished,open,kept,changed"`
	ChangeReason string              `json:"change_reason"`
	KeptAt       *time.Time          `json:"kept_at"`
	CreatedBy    uuid.UUID           `json:"created_by" format:"uuid"`
	Version      int                 `json:"version"`
	CreatedAt    time.Time           `json:"created_at"`
	UpdatedAt    time.Time           `json:"updated_at"`
	Overdue      bool                `json:"overdue"`
	DaysOverdue  int                 `json:"days_overdue"`
	NudgedToday  bool                `json:"nudged_today"`
	Changes      []PromiseChangeWire `json:"changes"`
}

// PromiseChangeWire is a moved date on the wire.
type PromiseChangeWire struct {
	FromDueDay calendar.Day `json:"from_due_day" format:"date"`
	ToDueDay   calendar.Day `json:"to_due_day" format:"date"`
	Reason     string       `json:"reason"`
	CoachID    uuid.UUID    `json:"coach_id" format:"uuid"`
	CreatedAt  time.Time    `json:"created_at"`
}

// SignatureWire is a signature on the wire.
type SignatureWire struct {
	PersonID uuid.UUID `json:"person_id" format:"uuid"`
	Side     Side      `json:"side" enum:"partner,coach"`
	SignedAt time.Time `json:"signed_at"`
}

// RemarkWire is a coach's remark and the answer on the wire.
type RemarkWire struct {
	ID          uuid.UUID  `json:"id" format:"uuid"`
	PlanVersion int        `json:"plan_version"`
	CoachID     uuid.UUID  `json:"coach_id" format:"uuid"`
	Kind        RemarkKind `json:"kind" enum:"question,suggestion"`
	Text        string     `json:"text"`
	CreatedAt   time.Time  `json:"created_at"`
	Answer      string     `json:"answer"`
	AnsweredBy  *uuid.UUID `json:"answered_by" format:"uuid" nullable:"true"`
	AnsweredAt  *time.Time `json:"answered_at"`
}

// PlanVersionWire is a kept version on the wire.
type PlanVersionWire struct {
	Version    int             `json:"version"`
	Items      []SignedItem    `json:"items"`
	Promises   []SignedPromise `json:"promises"`
	ChangedBy  uuid.UUID       `json:"changed_by" format:"uuid"`
	CreatedAt  time.Time       `json:"created_at"`
	Signatures []SignatureWire `json:"signatures"`
}
