package speeddating

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Handler answers what coaches and guests ask about speed-datings.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// named gives what is answered a name, and whether the asking phone knows it already.
func named(body any, known string) (etag string, status int, err error) {
	text, err := json.Marshal(body)
	sum := sha256.Sum256(text)
	etag = `"` + base64.RawURLEncoding.EncodeToString(sum[:12]) + `"`
	if strings.Contains(known, etag) {
		return etag, http.StatusNotModified, err
	}
	return etag, http.StatusOK, err
}

// now is the server's time, which phones count down by.
func (h *Handler) now() string { return strconv.FormatInt(h.service.Now().UnixMilli(), 10) }

// CohortInput names a cohort.
type CohortInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// SpeedDatingsOutput carries the speed-datings of a cohort.
type SpeedDatingsOutput struct {
	Body struct {
		Items []SpeedDatingLineWire `json:"items" doc:"All of them"`
	}
}

// SpeedDatingInput names a speed-dating.
type SpeedDatingInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// KnownSpeedDatingInput names a speed-dating and what is known of it.
type KnownSpeedDatingInput struct {
	ID    uuid.UUID `path:"id" format:"uuid"`
	Known string    `header:"If-None-Match" hidden:"true"`
}

// SpeedDatingOutput carries a speed-dating as coaches see it.
type SpeedDatingOutput struct {
	Status    int
	ETag      string `header:"ETag" doc:"Names what is answered; asked with it in If-None-Match, nothing is sent that is known"`
	ServerNow string `header:"Server-Now" doc:"The server's time in milliseconds since 1970, to count down by"`
	Body      TeamSpeedDatingWire
}

// PlanSpeedDatingInput plans a speed-dating under the caller's own id.
type PlanSpeedDatingInput struct {
	ID       uuid.UUID `path:"id" format:"uuid"`
	DatingID uuid.UUID `path:"dating_id" format:"uuid"`
	IfMatch  string    `header:"If-Match" doc:"The version the change is based on; none for the first time"`
	Body     SpeedDatingPlanWire
}

// TickGuestsInput says who is here.
type TickGuestsInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		People []DatingTickWire `json:"people" minItems:"1" maxItems:"500" doc:"Those who are ticked differently now"`
	}
}

// DatingTickWire is a tick about somebody, on the wire.
type DatingTickWire struct {
	PersonID uuid.UUID `json:"person_id" format:"uuid" doc:"The person"`
	Presence Presence  `json:"presence" enum:"expected,here,away" doc:"Whether they are here"`
}

// GoToNextInput names the moment that the coach has seen.
type GoToNextInput struct {
	ID   uuid.UUID `path:"id" format:"uuid"`
	Body struct {
		Phase Phase `json:"phase" enum:"soon,talk,change" doc:"What happens now"`
		Round int   `json:"round" minimum:"1" maximum:"500" doc:"In which round, or on the way to which"`
	}
}

// MySpeedDatingInput says what is known already.
type MySpeedDatingInput struct {
	Known string `header:"If-None-Match" hidden:"true"`
}

// MySpeedDatingOutput carries a guest's own speed-dating.
type MySpeedDatingOutput struct {
	Status    int
	ETag      string `header:"ETag" doc:"Names what is answered; asked with it in If-None-Match, nothing is sent that is known"`
	ServerNow string `header:"Server-Now" doc:"The server's time in milliseconds since 1970, to count down by"`
	Body      struct {
		SpeedDating *MySpeedDatingWire `json:"speed_dating" doc:"The one that concerns the person, null when there is none"`
	}
}

// NoteImpressionInput is what somebody remembers of somebody.
type NoteImpressionInput struct {
	ID      uuid.UUID `path:"id" format:"uuid"`
	AboutID uuid.UUID `path:"about_id" format:"uuid"`
	IfMatch string    `header:"If-Match" doc:"The version of the impression; none for the first time"`
	Body    struct {
		Answer *Answer `json:"answer" enum:"yes,maybe,no" doc:"Whether a tandem can be imagined; may stay empty"`
		Word   string  `json:"word" maxLength:"80" doc:"A word to remember; may stay empty"`
	}
}

// ImpressionOutput carries an impression to its author.
type ImpressionOutput struct{ Body ImpressionWire }

// List shows the speed-datings of a cohort.
func (h *Handler) List(ctx context.Context, in *CohortInput) (*SpeedDatingsOutput, error) {
	found, err := h.service.InCohort(ctx, actor.Must(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	out := &SpeedDatingsOutput{}
	out.Body.Items = []SpeedDatingLineWire{}
	for _, d := range found {
		out.Body.Items = append(out.Body.Items, lineOf(d))
	}
	return out, nil
}

// Show shows one to a coach.
func (h *Handler) Show(ctx context.Context, in *KnownSpeedDatingInput) (*SpeedDatingOutput, error) {
	v, err := h.service.SpeedDating(ctx, actor.Must(ctx), in.ID)
	return h.answer(v, err, in.Known)
}

// Plan makes or changes one.
func (h *Handler) Plan(ctx context.Context, in *PlanSpeedDatingInput) (*SpeedDatingOutput, error) {
	version, err := basedOn(in.IfMatch)
	if err != nil {
		return nil, err
	}
	v, err := h.service.Plan(ctx, actor.Must(ctx), in.ID, in.DatingID, version, in.Body.details())
	return h.answer(v, err, "")
}

// Cancel deletes one that has not begun.
func (h *Handler) Cancel(ctx context.Context, in *SpeedDatingInput) (*struct{}, error) {
	return nil, h.service.Cancel(ctx, actor.Must(ctx), in.ID)
}

// Open tells the participants.
func (h *Handler) Open(ctx context.Context, in *SpeedDatingInput) (*SpeedDatingOutput, error) {
	v, err := h.service.Open(ctx, actor.Must(ctx), in.ID)
	return h.answer(v, err, "")
}

// Tick says who is here.
func (h *Handler) Tick(ctx context.Context, in *TickGuestsInput) (*SpeedDatingOutput, error) {
	presence := map[uuid.UUID]Presence{}
	for _, p := range in.Body.People {
		presence[p.PersonID] = p.Presence
	}
	v, err := h.service.Tick(ctx, actor.Must(ctx), in.ID, presence)
	return h.answer(v, err, "")
}

// Start begins.
func (h *Handler) Start(ctx context.Context, in *SpeedDatingInput) (*SpeedDatingOutput, error) {
	v, err := h.service.Start(ctx, actor.Must(ctx), in.ID)
	return h.answer(v, err, "")
}

// PlanAnew makes the rounds to come anew.
func (h *Handler) PlanAnew(ctx context.Context, in *SpeedDatingInput) (*SpeedDatingOutput, error) {
	v, err := h.service.PlanAnew(ctx, actor.Must(ctx), in.ID)
	return h.answer(v, err, "")
}

// Next goes on to what follows.
func (h *Handler) Next(ctx context.Context, in *GoToNextInput) (*SpeedDatingOutput, error) {
	v, err := h.service.Next(ctx, actor.Must(ctx), in.ID, Moment{Phase: in.Body.Phase, Round: in.Body.Round})
	return h.answer(v, err, "")
}

// Pause stops the clock.
func (h *Handler) Pause(ctx context.Context, in *SpeedDatingInput) (*SpeedDatingOutput, error) {
	v, err := h.service.Pause(ctx, actor.Must(ctx), in.ID)
	return h.answer(v, err, "")
}

// GoOn lets the clock run again.
func (h *Handler) GoOn(ctx context.Context, in *SpeedDatingInput) (*SpeedDatingOutput, error) {
	v, err := h.service.GoOn(ctx, actor.Must(ctx), in.ID)
	return h.answer(v, err, "")
}

// End ends it.
func (h *Handler) End(ctx context.Context, in *SpeedDatingInput) (*SpeedDatingOutput, error) {
	v, err := h.service.End(ctx, actor.Must(ctx), in.ID)
	return h.answer(v, err, "")
}

func (h *Handler) answer(v View, err error, known string) (*SpeedDatingOutput, error) {
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(View); ok {
			p.Current = teamWire(current)
		}
	}
	if err != nil {
		return nil, err
	}
	out := &SpeedDatingOutput{ServerNow: h.now(), Body: teamWire(v)}
	out.ETag, out.Status, err = named(out.Body, known)
	return out, err
}

// Mine shows a guest their own tables and notes.
func (h *Handler) Mine(ctx context.Context, in *MySpeedDatingInput) (*MySpeedDatingOutput, error) {
	mine, err := h.service.Mine(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	out := &MySpeedDatingOutput{ServerNow: h.now()}
	out.Body.SpeedDating = mineWire(mine)
	out.ETag, out.Status, err = named(out.Body, in.Known)
	return out, err
}

// Note keeps what a guest remembers of another.
func (h *Handler) Note(ctx context.Context, in *NoteImpressionInput) (*ImpressionOutput, error) {
	version, err := basedOn(in.IfMatch)
	if err != nil {
		return nil, err
	}
	i, err := h.service.Note(ctx, actor.Must(ctx), in.ID, in.AboutID, version, in.Body.Answer, in.Body.Word)
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Impression); ok {
			p.Current = impressionOf(current)
		}
	}
	if err != nil {
		return nil, err
	}
	return &ImpressionOutput{Body: impressionOf(i)}, nil
}

// basedOn is the version a PUT starts from; without one something new is made.
func basedOn(ifMatch string) (int, error) {
	if ifMatch == "" {
		return 0, nil
	}
	return problem.Version(ifMatch)
}
