package milestone

import (
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
)

// MilestoneMeetingWire is a milestone meeting on the wire.
type MilestoneMeetingWire struct {
	ID           uuid.UUID           `json:"id" format:"uuid" doc:"Its id"`
	TandemID     uuid.UUID           `json:"tandem_id" format:"uuid" doc:"The tandem"`
	Number       int                 `json:"number" doc:"Which milestone meeting it is, from 1"`
	Kind         Kind                `json:"kind" enum:"milestone,closing" doc:"A milestone meeting or the closing one"`
	DayNumber    int                 `json:"day_number" doc:"The day of the cohort it belongs to"`
	PlannedDay   calendar.Day        `json:"planned_day" format:"date" doc:"The day by the day plan"`
	SuggestedDay calendar.Day        `json:"suggested_day" format:"date" doc:"The next working day"`
	State        MeetingState        `json:"state" enum:"planned,proposed,agreed,held,cancelled" doc:"How far the meeting is"`
	Day          *calendar.Day       `json:"day" format:"date" doc:"The day proposed, null before"`
	Clock        *string             `json:"clock" doc:"Wall time, 15:00"`
	StartsAt     *time.Time          `json:"starts_at" doc:"The instant it begins"`
	Place        *MilestonePlaceWire `json:"place" doc:"A place from the list, null for another one"`
	PlaceText    string              `json:"place_text" doc:"Where, in own words"`
	CoachID      *uuid.UUID          `json:"coach_id" format:"uuid" nullable:"true" doc:"Who proposed it"`
	Revision     int                 `json:"revision" doc:"Counts the proposals"`
	CancelReason string              `json:"cancel_reason" doc:"Why it was cancelled, else empty"`
	HeldAt       *time.Time          `json:"held_at" doc:"When it was noted as held"`
	Version      int                 `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	PlanID       uuid.UUID           `json:"plan_id" format:"uuid" doc:"The plan that belongs to it"`
	Answers      []MeetingAnswerWire `json:"answers" doc:"What the partners replied"`
}

// MilestonePlaceWire is a good place, as it was called when it was proposed.
type MilestonePlaceWire struct {
	_       struct{}   `nullable:"true"`
	ID      *uuid.UUID `json:"id" format:"uuid" nullable:"true" doc:"The place, null when it was taken off the list"`
	Name    string     `json:"name" doc:"What it is called"`
	Address string     `json:"address" doc:"Street and number"`
}

// MeetingAnswerWire is a partner's reply on the wire.
type MeetingAnswerWire struct {
	PersonID uuid.UUID `json:"person_id" format:"uuid" doc:"The person"`
	Answer   Reply     `json:"answer" enum:"yes,another_time,question" doc:"Yes, another time, or a question"`
	Text     string    `json:"text" doc:"What the partner wrote"`
	Current  bool      `json:"current" doc:"Whether it is about the proposal as it is now"`
}

// MilestoneSheetWire is what lies on the table at a milestone meeting.
type MilestoneSheetWire struct {
	Meeting      MilestoneMeetingWire `json:"meeting" doc:"The milestone meeting"`
	Results      []ResultLineWire     `json:"results" doc:"Block 1, line by line"`
	Expectations ExpectationsWire     `json:"expectations" doc:"Block 2, as far as the person may see it"`
	Last         *LastPlanWire        `json:"last" doc:"The last plan, null at the first meeting"`
	Plan         MilestonePlanWire    `json:"plan" doc:"The plan of this meeting"`
	Evaluation   *EvaluationWire      `json:"evaluation" doc:"What the team makes of it"`
}

// ResultLineWire is a line of block 1 on the wire.
type ResultLineWire struct {
	Line     Line            `json:"line" enum:"count,places,topics,change,size" doc:"Which line"`
	Value    json.RawMessage `json:"value" doc:"count: number; places, topics: texts; change: text; size: 1-5 or null"`
	Released bool            `json:"released" doc:"Whether the coach sees it"`
	Drafted  bool            `json:"drafted" doc:"Written from the log; nobody has touched it yet"`
	Version  int             `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// ExpectationsWire is block 2 through one pair of eyes.
type ExpectationsWire struct {
	Mine         *GivenExpectationWire `json:"mine" doc:"What the asking partner wrote"`
	Partner      *GivenExpectationWire `json:"partner" doc:"Only when both have released"`
	All          []ExpectationWire     `json:"all" doc:"For coaches, only when both have released"`
	BothReleased bool                  `json:"both_released" doc:"Whether both partners have released theirs"`
}

// ExpectationWire is one partner's block 2 on the wire.
type ExpectationWire struct {
	PersonID uuid.UUID `json:"person_id" format:"uuid" doc:"The person"`
	Expectations
	Version int `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// GivenExpectationWire is what a partner wrote in block 2, or nothing yet.
type GivenExpectationWire struct {
	_ struct{} `nullable:"true"`
	ExpectationWire
}

// LastPlanWire is what the meeting begins with: the steps and promises of the last plan.
type LastPlanWire struct {
	_        struct{}       `nullable:"true"`
	Items    []PlanItemWire `json:"items" doc:"Its steps"`
	Promises []PromiseWire  `json:"promises" doc:"Its promises"`
}

// EvaluationWire is the team's text on the wire.
type EvaluationWire struct {
	_         struct{}  `nullable:"true"`
	Text      string    `json:"text" doc:"The team's words"`
	AuthorID  uuid.UUID `json:"author_id" format:"uuid" doc:"Who wrote it"`
	Version   int       `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	UpdatedAt time.Time `json:"updated_at" doc:"When it was last changed"`
}

// MilestonePlanWire is a plan on the wire.
type MilestonePlanWire struct {
	ID         uuid.UUID       `json:"id" format:"uuid" doc:"Its id"`
	MeetingID  uuid.UUID       `json:"meeting_id" format:"uuid" doc:"The milestone meeting"`
	TandemID   uuid.UUID       `json:"tandem_id" format:"uuid" doc:"The tandem"`
	Version    int             `json:"version" doc:"What a signature must name"`
	State      PlanState       `json:"state" enum:"draft,agreed,approved" doc:"Written, signed by both partners, or by all three"`
	Items      []PlanItemWire  `json:"items" doc:"The steps"`
	Promises   []PromiseWire   `json:"promises" doc:"What the office promises"`
	Signatures []SignatureWire `json:"signatures" doc:"Under the current version"`
	Remarks    []RemarkWire    `json:"remarks" doc:"The coaches' questions and suggestions"`
	AgreedAt   *time.Time      `json:"agreed_at" doc:"When the second partner signed this version"`
	ApprovedAt *time.Time      `json:"approved_at" doc:"When a coach signed this version"`
}

// PlanItemWire is an item on the wire.
type PlanItemWire struct {
	ID     uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	PlanID uuid.UUID `json:"plan_id" format:"uuid" doc:"The plan"`
	ItemContent
	Position   int       `json:"position" doc:"Its place in the plan"`
	Review     Review    `json:"review" enum:"open,done,partly,changed,dropped" doc:"What became of it"`
	ReviewNote string    `json:"review_note" doc:"What the partners say about it"`
	Version    int       `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	UpdatedAt  time.Time `json:"updated_at" doc:"When it was last changed"`
}

// PromiseWire is a promise on the wire.
type PromiseWire struct {
	ID       uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	PlanID   uuid.UUID `json:"plan_id" format:"uuid" doc:"The plan"`
	TandemID uuid.UUID `json:"tandem_id" format:"uuid" doc:"The tandem"`
	PromiseContent
	State        PromiseState        `json:"state" enum:"wished,open,kept,changed" doc:"A wish, given, kept, or moved to another day"`
	ChangeReason string              `json:"change_reason" doc:"Why it was moved last, else empty"`
	KeptAt       *time.Time          `json:"kept_at" doc:"When it was kept"`
	CreatedBy    uuid.UUID           `json:"created_by" format:"uuid" doc:"Who wrote it down"`
	Version      int                 `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	CreatedAt    time.Time           `json:"created_at" doc:"When it was made"`
	UpdatedAt    time.Time           `json:"updated_at" doc:"When it was last changed"`
	Overdue      bool                `json:"overdue" doc:"Whether it is past its day"`
	DaysOverdue  int                 `json:"days_overdue" doc:"How many days it is past its day"`
	NudgedToday  bool                `json:"nudged_today" doc:"Whether the asking person nudged today"`
	Changes      []PromiseChangeWire `json:"changes" doc:"Earlier days it was promised for"`
}

// PromiseChangeWire is a moved date on the wire.
type PromiseChangeWire struct {
	FromDueDay calendar.Day `json:"from_due_day" format:"date" doc:"The day before"`
	ToDueDay   calendar.Day `json:"to_due_day" format:"date" doc:"The day after"`
	Reason     string       `json:"reason" doc:"Why"`
	CoachID    uuid.UUID    `json:"coach_id" format:"uuid" doc:"The coach"`
	CreatedAt  time.Time    `json:"created_at" doc:"When it was made"`
}

// SignatureWire is a signature on the wire.
type SignatureWire struct {
	PersonID uuid.UUID `json:"person_id" format:"uuid" doc:"The person"`
	Side     Side      `json:"side" enum:"partner,coach" doc:"In which part the person signed"`
	SignedAt time.Time `json:"signed_at" doc:"When they signed"`
}

// RemarkWire is a coach's remark and the answer on the wire.
type RemarkWire struct {
	ID          uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	PlanVersion int        `json:"plan_version" doc:"The version of the plan it is about"`
	CoachID     uuid.UUID  `json:"coach_id" format:"uuid" doc:"The coach"`
	Kind        RemarkKind `json:"kind" enum:"question,suggestion" doc:"A question or a suggestion"`
	Text        string     `json:"text" doc:"What the coach asks or suggests"`
	CreatedAt   time.Time  `json:"created_at" doc:"When it was made"`
	Answer      string     `json:"answer" doc:"The partners' answer, empty before"`
	AnsweredBy  *uuid.UUID `json:"answered_by" format:"uuid" nullable:"true" doc:"Who answered"`
	AnsweredAt  *time.Time `json:"answered_at" doc:"When it was answered"`
}

// PlanVersionWire is a kept version on the wire.
type PlanVersionWire struct {
	Version    int             `json:"version" doc:"Which version it is"`
	Items      []SignedItem    `json:"items" doc:"The steps as they stood"`
	Promises   []SignedPromise `json:"promises" doc:"The promises as they stood"`
	ChangedBy  uuid.UUID       `json:"changed_by" format:"uuid" doc:"Who made this version"`
	CreatedAt  time.Time       `json:"created_at" doc:"When it was made"`
	Signatures []SignatureWire `json:"signatures" doc:"Who signed this version"`
}
