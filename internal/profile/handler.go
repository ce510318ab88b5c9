package profile

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/problem"
)

// Handler puts profiles on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// ProfileWire is one's own profile.
type ProfileWire struct {
	Gives        []string `json:"gives" doc:"Topics one can help with"`
	Needs        []string `json:"needs" doc:"Topics one would like help with"`
	OwnGives     []string `json:"own_gives" doc:"What one can give, in own words"`
	OwnNeeds     []string `json:"own_needs" doc:"What one needs, in own words"`
	Languages    []string `json:"languages" doc:"Languages one speaks, ISO 639-1, the best known first"`
	Times        []string `json:"times" doc:"Parts of the week that suit: mo-am is Monday morning, su-ev Sunday evening"`
	Hints        []string `json:"hints" doc:"What makes it easier to take part"`
	HintsForTeam bool     `json:"hints_for_team" doc:"Whether the team may know the hints"`
	Version      int      `json:"version" doc:"Counts up with every change, 0 before the first"`
}

// ProfileOutput carries one's own profile.
type ProfileOutput struct{ Body ProfileWire }

// SaveProfileInput is one's own profile as it shall be.
type SaveProfileInput struct {
	IfMatch string `header:"If-Match" doc:"The version the change is based on; left out to make it"`
	Body    struct {
		Gives        []string `json:"gives" maxItems:"18" enum:"jobs,application,interview,training,internship,german,letter,office,computer,housing,family,goals,courage,talk,city,cooking,crafts,driving" doc:"Topics one can help with"`
		Needs        []string `json:"needs" maxItems:"18" enum:"jobs,application,interview,training,internship,german,letter,office,computer,housing,family,goals,courage,talk,city,cooking,crafts,driving" doc:"Topics one would like help with"`
		OwnGives     []string `json:"own_gives" required:"false" maxItems:"6" doc:"What one can give, in own words, up to 80 letters each"`
		OwnNeeds     []string `json:"own_needs" required:"false" maxItems:"6" doc:"What one needs, in own words, up to 80 letters each"`
		Languages    []string `json:"languages" maxItems:"12" doc:"Languages one speaks, ISO 639-1, the best known first"`
		Times        []string `json:"times" maxItems:"21" enum:"mo-am,mo-pm,mo-ev,tu-am,tu-pm,tu-ev,we-am,we-pm,we-ev,th-am,th-pm,th-ev,fr-am,fr-pm,fr-ev,sa-am,sa-pm,sa-ev,su-am,su-pm,su-ev" doc:"Parts of the week that suit"`
		Hints        []string `json:"hints" required:"false" maxItems:"7" enum:"child_care,step_free,quiet,evenings_only,health,debt,papers" doc:"What makes it easier to take part"`
		HintsForTeam bool     `json:"hints_for_team" required:"false" doc:"Whether the team may know the hints"`
	}
}

// ParticipantProfileWire is somebody's profile as the coaches see it.
type ParticipantProfileWire struct {
	PersonID    uuid.UUID `json:"person_id" format:"uuid" doc:"Whose it is"`
	DisplayName string    `json:"display_name" doc:"Name as it is shown"`
	Gives       []string  `json:"gives" doc:"Topics they can help with"`
	Needs       []string  `json:"needs" doc:"Topics they would like help with"`
	OwnGives    []string  `json:"own_gives" doc:"What they can give, in own words"`
	OwnNeeds    []string  `json:"own_needs" doc:"What they need, in own words"`
	Languages   []string  `json:"languages" doc:"Languages they speak, ISO 639-1"`
	Times       []string  `json:"times" doc:"Parts of the week that suit"`
	Hints       []string  `json:"hints" doc:"What makes it easier, only as far as they let the team know"`
	Version     int       `json:"version" doc:"0 as long as they have written nothing"`
}

// CohortProfilesInput names a cohort.
type CohortProfilesInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// CohortProfilesOutput carries the profiles of those who take part.
type CohortProfilesOutput struct {
	Body struct {
		Items []ParticipantProfileWire `json:"items" doc:"All of them"`
	}
}

// Mine shows one's own profile.
func (h *Handler) Mine(ctx context.Context, _ *struct{}) (*ProfileOutput, error) {
	p, err := h.service.Mine(ctx, actor.Must(ctx))
	return &ProfileOutput{Body: wireOf(p)}, err
}

// Save writes one's own profile.
func (h *Handler) Save(ctx context.Context, in *SaveProfileInput) (*ProfileOutput, error) {
	version := 0
	if in.IfMatch != "" {
		var err error
		if version, err = problem.Version(in.IfMatch); err != nil {
			return nil, err
		}
	}
	b := in.Body
	p, err := h.service.Save(ctx, actor.Must(ctx), Profile{
		Gives: b.Gives, Needs: b.Needs, OwnGives: b.OwnGives, OwnNeeds: b.OwnNeeds, Languages: b.Languages,
		Times: b.Times, Hints: b.Hints, HintsForTeam: b.HintsForTeam,
	}, version)
	return &ProfileOutput{Body: wireOf(p)}, onTheWire(err)
}

// InCohort shows the coaches of a cohort what its participants say of themselves.
func (h *Handler) InCohort(ctx context.Context, in *CohortProfilesInput) (*CohortProfilesOutput, error) {
	members, err := h.service.InCohort(ctx, actor.Must(ctx), in.ID)
	out := &CohortProfilesOutput{}
	out.Body.Items = make([]ParticipantProfileWire, 0, len(members))
	for _, m := range members {
		p := m.Profile.tidy()
		out.Body.Items = append(out.Body.Items, ParticipantProfileWire{
			m.PersonID, m.DisplayName, p.Gives, p.Needs, p.OwnGives, p.OwnNeeds, p.Languages, p.Times, p.Hints, p.Version,
		})
	}
	return out, err
}

func wireOf(p Profile) ProfileWire {
	p = p.tidy()
	return ProfileWire{p.Gives, p.Needs, p.OwnGives, p.OwnNeeds, p.Languages, p.Times, p.Hints, p.HintsForTeam, p.Version}
}

func onTheWire(err error) error {
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Profile); ok {
			p.Current = wireOf(current)
		}
	}
	return err
}
