package workbook

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/media"
)

// MaySee says whether somebody may read an entry, and so hear and see what hangs on it.
func (s *Service) MaySee(ctx context.Context, tx *gorm.DB, who actor.Actor, entryID uuid.UUID) (bool, error) {
	var e Entry
	if err := unlessNotFound(database.Found(tx.WithContext(ctx).Where("id = ?", entryID).Take(&e).Error)); err != nil || e.ID == uuid.Nil {
		return false, err
	}
	if who.Is(actor.Coach) {
		if e.Visibility != Team {
			return false, nil
		}
		_, err := s.tandems.Find(ctx, tx, who, e.TandemID)
		return err == nil, unlessNotFound(err)
	}
	t, err := s.tandems.FindForPartner(ctx, tx, who, e.TandemID)
	if err != nil {
		return false, unlessNotFound(err)
	}
	if e.AuthorID == who.PersonID {
		return true, nil
	}
	left := t.LeftAt(who.PersonID)
	return e.Visibility != OnlyMe && (left == nil || !e.UpdatedAt.After(*left)), nil
}

// withMedia adds what hangs on the entries.
func (d desk) withMedia(ctx context.Context, pages []Page) ([]Page, error) {
	ids := make([]uuid.UUID, 0, len(pages))
	for _, p := range pages {
		ids = append(ids, p.ID)
	}
	hanging, err := d.media.Of(ctx, d.tx, media.Entry, ids)
	for i := range pages {
		pages[i].Media = hanging[pages[i].ID]
	}
	return pages, err
}

// mediaAsWished says whether exactly the wished things hang on the entry; who does not say what shall hang there,
// wishes for nothing else.
func (d desk) mediaAsWished(ctx context.Context, id uuid.UUID, wish Draft) (bool, error) {
	if wish.Media == nil {
		return true, nil
	}
	hanging, err := d.media.Of(ctx, d.tx, media.Entry, []uuid.UUID{id})
	var ids []uuid.UUID
	for _, item := range hanging[id] {
		ids = append(ids, item.ID)
	}
	return slices.Equal(ids, wish.Media), err
}

// attach lets the wished things hang on the entry.
func (d desk) attach(ctx context.Context, id uuid.UUID, wish Draft) error {
	if wish.Media == nil {
		return nil
	}
	return d.media.Attach(ctx, d.tx, d.who, media.Place{Kind: media.Entry, ID: id}, wish.Media)
}
