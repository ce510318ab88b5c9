package privacy

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/speeddating"
)

// addSpeedDatings shows what a coach sees of somebody at speed-datings. What people noted after a talk no coach sees.
func (g Glass) addSpeedDatings(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	view.SpeedDatings = []speeddating.TeamSpeedDatingWire{}
	if view.Through == "" {
		return nil
	}
	all, err := g.SpeedDatings.List(ctx, &speeddating.CohortInput{ID: cohort})
	if err != nil {
		return err
	}
	for _, line := range all.Body.Items {
		one, err := g.SpeedDatings.Show(ctx, &speeddating.KnownSpeedDatingInput{ID: line.ID})
		if err != nil {
			return err
		}
		if own := one.Body.About(who.PersonID); len(own.Guests) > 0 {
			view.SpeedDatings = append(view.SpeedDatings, own)
		}
	}
	return nil
}
