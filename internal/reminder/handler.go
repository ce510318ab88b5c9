package reminder

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Handler answers "what will I be reminded of?".
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// ReminderWire is a reminder that is still to come.
type ReminderWire struct {
	ID         uuid.UUID  `json:"id" format:"uuid" doc:"The reminder"`
	Occasion   string     `json:"occasion" enum:"meeting,milestone,plan,promise,news" doc:"What it is about"`
	OccasionID uuid.UUID  `json:"occasion_id" format:"uuid" doc:"The tandem, milestone meeting, plan, promise or piece of news"`
	Kind       string     `json:"kind" enum:"week,day,hours,chosen,moved,cancelled,waiting,due,news" doc:"Which of the occasion's reminders"`
	DueAt      time.Time  `json:"due_at" doc:"When it comes"`
	StartsAt   *time.Time `json:"starts_at" nullable:"true" doc:"When the occasion begins, if it has a time"`
	State      string     `json:"state" enum:"pending,claimed" doc:"Claimed means that it is being sent"`
}

// RemindersOutput carries the reminders to come, the next one first.
type RemindersOutput struct {
	Body struct {
		Items []ReminderWire `json:"items" doc:"The next one first"`
	}
}

// ReminderSettingsWire is what a person wants to be reminded of.
type ReminderSettingsWire struct {
	Off                []string `json:"off" enum:"milestone,meeting,plan,promise" doc:"Kinds that are switched off"`
	MeetingLeadMinutes int      `json:"meeting_lead_minutes" doc:"Minutes before a meeting of the tandem"`
	Version            int      `json:"version" doc:"0 as long as nothing has been chosen"`
}

// ReminderSettingsOutput carries the settings.
type ReminderSettingsOutput struct{ Body ReminderSettingsWire }

// ReminderSettingsInput is a choice of settings.
type ReminderSettingsInput struct {
	IfMatch string `header:"If-Match" doc:"The version the change is based on; left out for a first choice"`
	Body    struct {
		Off                []string `json:"off" enum:"milestone,meeting,plan,promise" maxItems:"4" doc:"Kinds to switch off"`
		MeetingLeadMinutes int      `json:"meeting_lead_minutes" minimum:"30" maximum:"2880" doc:"Minutes before a meeting of the tandem"`
	}
}

// TestReminderOutput says that a test reminder is on its way.
type TestReminderOutput struct {
	Body struct {
		ID      uuid.UUID `json:"id" format:"uuid" doc:"Ask with it what became of the test"`
		Devices int       `json:"devices" doc:"How many devices it goes to"`
	}
}

// TestReminderInput names a test reminder.
type TestReminderInput struct {
	ID uuid.UUID `path:"id" format:"uuid" doc:"The test reminder"`
}

// TestReminderResultOutput says what became of a test reminder.
type TestReminderResultOutput struct {
	Body struct {
		State string `json:"state" enum:"waiting,handed_over,failed" doc:"handed_over: the push service has taken it for at least one device"`
		Error string `json:"error,omitempty" doc:"Why it failed, or why it is tried again"`
	}
}

// Reminders shows what the person will be reminded of.
func (h *Handler) Reminders(ctx context.Context, _ *struct{}) (*RemindersOutput, error) {
	found, err := h.service.Upcoming(ctx, actor.Must(ctx))
	out := &RemindersOutput{}
	out.Body.Items = make([]ReminderWire, 0, len(found))
	for _, r := range found {
		out.Body.Items = append(out.Body.Items, ReminderWire{
			ID: r.ID, Occasion: string(r.Occasion), OccasionID: r.OccasionID, Kind: string(r.Kind),
			DueAt: r.DueAt, StartsAt: r.StartsAt, State: string(r.State),
		})
	}
	return out, err
}

// Settings shows what the person wants to be reminded of.
func (h *Handler) Settings(ctx context.Context, _ *struct{}) (*ReminderSettingsOutput, error) {
	s, err := h.service.Settings(ctx, actor.Must(ctx))
	return &ReminderSettingsOutput{Body: settingsOnTheWire(s)}, err
}

// ChooseSettings changes what the person wants to be reminded of.
func (h *Handler) ChooseSettings(ctx context.Context, in *ReminderSettingsInput) (*ReminderSettingsOutput, error) {
	var base *int
	if in.IfMatch != "" {
		version, err := problem.Version(in.IfMatch)
		if err != nil {
			return nil, err
		}
		base = &version
	}
	off := make([]Occasion, 0, len(in.Body.Off))
	for _, o := range in.Body.Off {
		off = append(off, Occasion(o))
	}
	s, err := h.service.ChooseSettings(ctx, actor.Must(ctx), base, off, in.Body.MeetingLeadMinutes)
	return &ReminderSettingsOutput{Body: settingsOnTheWire(s)}, onTheWire(err)
}

// SendTest sends a test reminder to the person's devices.
func (h *Handler) SendTest(ctx context.Context, _ *struct{}) (*TestReminderOutput, error) {
	id, devices, err := h.service.SendTest(ctx, actor.Must(ctx))
	out := &TestReminderOutput{}
	out.Body.ID, out.Body.Devices = id, devices
	return out, err
}

// TestResult says what became of a test reminder.
func (h *Handler) TestResult(ctx context.Context, in *TestReminderInput) (*TestReminderResultOutput, error) {
	r, err := h.service.FindTest(ctx, actor.Must(ctx), in.ID)
	out := &TestReminderResultOutput{}
	out.Body.Error = r.LastError
	switch {
	case r.State == Sent:
		out.Body.State = "handed_over"
	case r.State == Pending || r.State == Claimed:
		out.Body.State = "waiting"
	default:
		out.Body.State = "failed"
	}
	return out, err
}

func settingsOnTheWire(s Settings) ReminderSettingsWire {
	w := ReminderSettingsWire{Off: make([]string, 0, len(s.Off)), MeetingLeadMinutes: s.MeetingLeadMinutes, Version: s.Version}
	for _, o := range s.Off {
		w.Off = append(w.Off, string(o))
	}
	return w
}

// onTheWire shows the current state of a stale change in the shape of its answer.
func onTheWire(err error) error {
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Settings); ok {
			p.Current = settingsOnTheWire(current)
		}
	}
	return err
}
