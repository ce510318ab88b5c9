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
	Occasion   string     `json:"occasion" enum:"meeting,milestone,gathering,group,plan,promise,message,news" doc:"What it is about"`
	OccasionID uuid.UUID  `json:"occasion_id" format:"uuid" doc:"The tandem, milestone meeting, gathering, cohort, plan, promise, conversation or piece of news"`
	Kind       string     `json:"kind" enum:"week,day,hours,chosen,moved,cancelled,waiting,due,message,tandem_message,news" doc:"Which of the occasion's reminders"`
	DueAt      time.Time  `json:"due_at" doc:"When it comes"`
	StartsAt   *time.Time `json:"starts_at" nullable:"true" doc:"When the occasion begins, if it has a time"`
	Channel    string     `json:"channel" enum:"push,email,sms" doc:"By which channel it comes, unless another one has to take over"`
	Path       string     `json:"path" doc:"Where in the app it leads, as on the phone"`
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
	Off                []string `json:"off" enum:"milestone,meeting,gathering,plan,promise,message" doc:"Kinds that are switched off"`
	MeetingLeadMinutes int      `json:"meeting_lead_minutes" doc:"Minutes before a meeting of the tandem"`
	Channels           []string `json:"channels" enum:"push,email,sms" doc:"The channels to use; the next one takes over when one does not reach the person"`
	ChannelsOn         []string `json:"channels_on" enum:"push,email,sms" doc:"The channels of these that reach the person at this moment"`
	ChannelsOffered    []string `json:"channels_offered" enum:"push,email,sms" doc:"The channels the office has"`
	Version            int      `json:"version" doc:"0 as long as nothing has been chosen"`
}

// ReminderSettingsOutput carries the settings.
type ReminderSettingsOutput struct{ Body ReminderSettingsWire }

// ReminderSettingsInput is a choice of settings.
type ReminderSettingsInput struct {
	IfMatch string `header:"If-Match" doc:"The version the change is based on; left out for a first choice"`
	Body    struct {
		Off                []string `json:"off" enum:"milestone,meeting,gathering,plan,promise,message" maxItems:"6" doc:"Kinds to switch off"`
		MeetingLeadMinutes int      `json:"meeting_lead_minutes" minimum:"30" maximum:"2880" doc:"Minutes before a meeting of the tandem"`
		Channels           []string `json:"channels,omitempty" enum:"push,email,sms" minItems:"1" maxItems:"3" doc:"The channels to use, in the wished order; left out, they stay as they are"`
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
	who := actor.Must(ctx)
	found, err := h.service.Upcoming(ctx, who)
	out := &RemindersOutput{}
	out.Body.Items = make([]ReminderWire, 0, len(found))
	for _, r := range found {
		out.Body.Items = append(out.Body.Items, ReminderWire{
			ID: r.ID, Occasion: string(r.Occasion), OccasionID: r.OccasionID, Kind: string(r.Kind), Channel: string(r.Channel),
			DueAt: r.DueAt, StartsAt: r.StartsAt, Path: place(r, who.Role), State: string(r.State),
		})
	}
	return out, err
}

// Settings shows what the person wants to be reminded of, and how.
func (h *Handler) Settings(ctx context.Context, _ *struct{}) (*ReminderSettingsOutput, error) {
	who := actor.Must(ctx)
	s, err := h.service.Settings(ctx, who)
	if err != nil {
		return nil, err
	}
	return h.settings(ctx, who, s)
}

// ChooseSettings changes what the person wants to be reminded of, and how.
func (h *Handler) ChooseSettings(ctx context.Context, in *ReminderSettingsInput) (*ReminderSettingsOutput, error) {
	var base *int
	if in.IfMatch != "" {
		version, err := problem.Version(in.IfMatch)
		if err != nil {
			return nil, err
		}
		base = &version
	}
	who := actor.Must(ctx)
	s, err := h.service.ChooseSettings(ctx, who, base, Choice{
		Off: named[Occasion](in.Body.Off), MeetingLeadMinutes: in.Body.MeetingLeadMinutes,
		Channels: named[ChannelName](in.Body.Channels),
	})
	if err != nil {
		return nil, h.stale(ctx, who, err)
	}
	return h.settings(ctx, who, s)
}

// stale shows the current state of a stale change in the shape of its answer.
func (h *Handler) stale(ctx context.Context, who actor.Actor, err error) error {
	var p *problem.Error
	if !errors.As(err, &p) {
		return err
	}
	if current, ok := p.Current.(Settings); ok {
		shown, failed := h.settings(ctx, who, current)
		if failed != nil {
			return failed
		}
		p.Current = shown.Body
	}
	return err
}

func (h *Handler) settings(ctx context.Context, who actor.Actor, s Settings) (*ReminderSettingsOutput, error) {
	standing, err := h.service.Standing(ctx, who)
	return &ReminderSettingsOutput{Body: ReminderSettingsWire{
		Off: named[string](s.Off), MeetingLeadMinutes: s.MeetingLeadMinutes, Version: s.Version,
		Channels: named[string](s.Channels), ChannelsOn: named[string](standing.On),
		ChannelsOffered: named[string](standing.Offered),
	}}, err
}

// named keeps the words and changes what they stand for.
func named[To, From ~string](words []From) []To {
	converted := make([]To, 0, len(words))
	for _, w := range words {
		converted = append(converted, To(w))
	}
	return converted
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
