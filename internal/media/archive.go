package media

import (
	"archive/zip"
	"context"
	"io"
	"strings"

	"mainpate/internal/actor"
)

// fileName is what an item is called among the files of its owner.
func (i Item) fileName() string {
	_, ending, _ := strings.Cut(i.Type, "/")
	if ending == "jpeg" {
		ending = "jpg"
	}
	return i.CreatedAt.Format("2006-01-02") + "-" + i.ID.String() + "." + ending
}

// Archive writes everything that somebody has recorded and taken, one file after the other: no more than one of them
// is in memory.
func (s *Service) Archive(ctx context.Context, who actor.Actor, to io.Writer) error {
	tx := s.db.Read(ctx)
	items, err := ownedBy(ctx, tx, who.PersonID)
	if err != nil {
		return err
	}
	archive := zip.NewWriter(to)
	for _, i := range items {
		data, err := read(ctx, tx, i.ID, 0, i.Size)
		if isMissing(err) {
			continue
		}
		if err != nil {
			return err
		}
		file, err := archive.CreateHeader(&zip.FileHeader{Name: i.fileName(), Method: zip.Store, Modified: i.CreatedAt})
		if err != nil {
			return err
		}
		if _, err := file.Write(data); err != nil {
			return err
		}
	}
	return archive.Close()
}
