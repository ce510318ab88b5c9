package gathering

import (
	"context"
	"slices"

	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
)

// Dated are the gatherings that somebody may come to, from a day on, cancelled ones too. Those that a participant has
// declined are left out.
func (s *Service) Dated(ctx context.Context, tx *gorm.DB, who actor.Actor, from calendar.Day) ([]Gathering, error) {
	if !who.Is(actor.Participant) {
		return findAll(visible(ctx, tx, who, nil).Where("day >= ?", from))
	}
	mine, err := s.mine(ctx, tx, who)
	var dated []Gathering
	for _, o := range slices.DeleteFunc(mine, func(o Own) bool { return o.Day < from || o.Answer == No }) {
		dated = append(dated, o.Gathering)
	}
	return dated, err
}
