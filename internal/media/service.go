package media

import (
	"context"
	"crypto/sha256"
	"encoding/hex"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/database"
	"mainpate/internal/problem"
)

// Sight knows who may see the things of one kind on which something can hang.
type Sight interface {
	MaySee(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (bool, error)
}

// Service keeps voice notes and pictures.
type Service struct {
	db     *database.DB
	places map[PlaceKind]Sight
	one    chan struct{} // pictures are decoded one at a time: each may take much memory
}

// NewService needs a database; Connect says who may see what things hang on.
func NewService(db *database.DB) *Service {
	return &Service{db: db, places: map[PlaceKind]Sight{}, one: make(chan struct{}, 1)}
}

// Connect says who decides about a kind of place, before the first request.
func (s *Service) Connect(kind PlaceKind, sight Sight) { s.places[kind] = sight }

// Save keeps what somebody has recorded or taken. The same once more is the same.
func (s *Service) Save(ctx context.Context, who actor.Actor, id uuid.UUID, sent []byte) (Item, error) {
	sum := sha256.Sum256(sent)
	hash := hex.EncodeToString(sum[:])
	if known, err := s.known(ctx, s.db.Read(ctx), who, id, hash); known != nil || err != nil {
		return orNone(known), err
	}
	found, err := s.check(ctx, sent)
	if err != nil {
		return Item{}, err
	}
	item := Item{
		ID: id, OwnerID: who.PersonID, Kind: found.kind, Type: found.typ, Size: len(found.data), Seconds: found.seconds,
		SentHash: hash, CreatedAt: s.db.Now(),
	}
	err = s.db.Tx(ctx, func(tx *gorm.DB) error {
		kept, err := keptBy(ctx, tx, who.PersonID)
		if err != nil {
			return err
		}
		if kept+item.Size > MaxOfPerson {
			return errFull()
		}
		made, err := insert(ctx, tx, item, found.data)
		if made || err != nil {
			return err
		}
		known, err := s.known(ctx, tx, who, id, hash)
		item = orNone(known)
		return err
	})
	return item, err
}

// check reads what came in and says as what it may be kept.
func (s *Service) check(ctx context.Context, sent []byte) (checked, error) {
	read, picture := recognise(sent)
	if read == nil {
		return checked{}, problem.Rule("media_unknown")
	}
	if !picture {
		return read(sent)
	}
	select {
	case s.one <- struct{}{}:
		defer func() { <-s.one }()
	case <-ctx.Done():
		return checked{}, ctx.Err()
	}
	return read(sent)
}

// known is what the id already names. Whose it is nobody else learns.
func (s *Service) known(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID, hash string) (*Item, error) {
	item, err := find(ctx, tx, id)
	switch {
	case isMissing(err):
		return nil, nil
	case err != nil:
		return nil, err
	case item.OwnerID != who.PersonID:
		return nil, problem.NotFound()
	case item.SentHash != hash:
		return nil, problem.New(problem.Conflict, "id_taken")
	}
	return &item, nil
}

func orNone(i *Item) Item {
	if i == nil {
		return Item{}
	}
	return *i
}

// Part is a piece of an item's bytes: from, length, and of how many.
type Part struct {
	Item Item
	From int
	Data []byte
}

// Read gives a piece of an item to its owner, and to everybody who may see what it hangs on. A length of 0 reads to
// the end, below 0 it begins that far before the end.
func (s *Service) Read(ctx context.Context, who actor.Actor, id uuid.UUID, from, length int) (Part, error) {
	tx := s.db.Read(ctx)
	item, err := s.visible(ctx, tx, who, id)
	if err != nil {
		return Part{}, err
	}
	switch {
	case from < 0:
		from, length = max(0, item.Size+from), 0
	case from >= item.Size:
		return Part{}, problem.Beyond(item.Size)
	}
	if length == 0 || from+length > item.Size {
		length = item.Size - from
	}
	data, err := read(ctx, tx, id, from, length)
	return Part{item, from, data}, err
}

func (s *Service) visible(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (Item, error) {
	item, err := find(ctx, tx, id)
	if err != nil || item.OwnerID == who.PersonID {
		return item, err
	}
	place, hangs := item.place()
	sight := s.places[place.Kind]
	if !hangs || sight == nil {
		return Item{}, problem.NotFound()
	}
	may, err := sight.MaySee(ctx, tx, who, place.ID)
	if err == nil && !may {
		err = problem.NotFound()
	}
	return item, err
}

// Remove deletes what its owner has not used. What hangs on something goes with that, or by changing it.
func (s *Service) Remove(ctx context.Context, who actor.Actor, id uuid.UUID) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error {
		item, err := find(ctx, tx, id)
		if err != nil {
			return err
		}
		if item.OwnerID != who.PersonID {
			return problem.NotFound()
		}
		if _, hangs := item.place(); hangs {
			return problem.New(problem.Conflict, "media_in_use")
		}
		return remove(ctx, tx, id)
	})
}

// Attach lets exactly these things of the owner hang on a place, in this order. What hung there before and is not
// among them is deleted. Only what belongs to the owner and hangs nowhere else can be taken.
func (s *Service) Attach(ctx context.Context, tx *gorm.DB, owner uuid.UUID, place Place, ids []uuid.UUID) error {
	if err := dropOthers(ctx, tx, place, ids); err != nil {
		return err
	}
	for i, id := range ids {
		taken, err := attach(ctx, tx, owner, place, id, i)
		if err != nil {
			return err
		}
		if !taken {
			return problem.Invalid(problem.Field{Pointer: "/media_ids", Code: "media_missing"})
		}
	}
	return nil
}

// Of lists what hangs on places of one kind, each in its order.
func (s *Service) Of(ctx context.Context, tx *gorm.DB, kind PlaceKind, ids []uuid.UUID) (map[uuid.UUID][]Item, error) {
	found, err := hangingOn(ctx, tx, kind, ids)
	at := make(map[uuid.UUID][]Item, len(found))
	for _, item := range found {
		place, _ := item.place()
		at[place.ID] = append(at[place.ID], item)
	}
	return at, err
}

// Tidy deletes what nobody has used for a day. It may run at any time, in several processes.
func (s *Service) Tidy(ctx context.Context) error {
	return s.db.Tx(ctx, func(tx *gorm.DB) error { return dropUnattached(ctx, tx, s.db.Now().Add(-keepUnattached)) })
}
