package privacy

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/gathering"
	"mainpate/internal/recruiting"
)

// ShownProspectWire is somebody in the pool as a coach sees them, or nothing.
type ShownProspectWire struct {
	_ struct{} `nullable:"true"`
	recruiting.ProspectWire
}

// addRecruiting adds the way in, and what the team sees of the person at gatherings; the other guests are theirs.
func (g Glass) addRecruiting(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	view.Gatherings = []gathering.GuestListWire{}
	if view.Through == "" {
		return nil
	}
	pool, err := g.Recruiting.Pool(ctx, &recruiting.CohortInput{ID: cohort})
	if err != nil {
		return err
	}
	for _, p := range pool.Body.Items {
		if p.PersonID != nil && *p.PersonID == who.PersonID {
			view.Pool = &ShownProspectWire{ProspectWire: p}
		}
	}
	lists, err := g.Gatherings.Gatherings(ctx, &gathering.CohortInput{ID: cohort})
	if err != nil {
		return err
	}
	for _, l := range lists.Body.Items {
		for _, guest := range l.Guests {
			if guest.ID == who.PersonID {
				l.Guests = []gathering.GuestWire{guest}
				view.Gatherings = append(view.Gatherings, l)
				break
			}
		}
	}
	return nil
}
