package media

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
)

// Handler puts voice notes and pictures on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// MediaWire is a voice note or a picture on the wire; its bytes are asked for by its id.
type MediaWire struct {
	ID      uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	Kind    string    `json:"kind" enum:"voice,picture" doc:"Whether it is heard or seen"`
	Type    string    `json:"type" doc:"What it is for a browser"`
	Seconds int       `json:"seconds" doc:"How long a voice note is; 0 for a picture"`
}

// OnWire shows what hangs on something to those who may see that.
func OnWire(items []Item) []MediaWire {
	wire := make([]MediaWire, 0, len(items))
	for _, i := range items {
		wire = append(wire, MediaWire{i.ID, string(i.Kind), i.Type, i.Seconds})
	}
	return wire
}

// MediaInput names a voice note or a picture.
type MediaInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// SaveMediaInput carries a recording or a picture.
type SaveMediaInput struct {
	MediaInput
	RawBody []byte
}

// Carries says how much comes in, and how long that may take on a bad network.
func (SaveMediaInput) Carries() (size int64, within time.Duration) { return MaxBytes, 2 * time.Minute }

// MediaOutput carries what is kept now.
type MediaOutput struct{ Body MediaWire }

// Save keeps a voice note or a picture.
func (h *Handler) Save(ctx context.Context, in *SaveMediaInput) (*MediaOutput, error) {
	item, err := h.service.Save(ctx, actor.Must(ctx), in.ID, in.RawBody)
	if err != nil {
		return nil, err
	}
	return &MediaOutput{Body: OnWire([]Item{item})[0]}, nil
}

// Remove deletes what was not used.
func (h *Handler) Remove(ctx context.Context, in *MediaInput) (*struct{}, error) {
	return nil, h.service.Remove(ctx, actor.Must(ctx), in.ID)
}

// ReadMediaInput asks for all or a piece of it.
type ReadMediaInput struct {
	MediaInput
	Range string `header:"Range" doc:"A piece, as in bytes=0-65535; several at once are not cut"`
}

// ReadMediaOutput carries the bytes, or a piece of them.
type ReadMediaOutput struct {
	Status        int
	ContentType   string `header:"Content-Type"`
	ContentRange  string `header:"Content-Range"`
	AcceptRanges  string `header:"Accept-Ranges"`
	ContentPolicy string `header:"Content-Security-Policy"`
	Body          []byte
	owner         uuid.UUID
	place         PlaceKind
}

// Shows says whose it was and on what it hangs, for the access log of its owner; nobody's when it was the reader's own.
func (o ReadMediaOutput) Shows() (owner uuid.UUID, place PlaceKind) { return o.owner, o.place }

// ContentTypes are all that can come out.
func (ReadMediaOutput) ContentTypes() (kinds []string, pieces bool) {
	return []string{"audio/webm", "audio/ogg", "audio/mp4", "image/jpeg"}, true
}

// Read hands out the bytes.
func (h *Handler) Read(ctx context.Context, in *ReadMediaInput) (*ReadMediaOutput, error) {
	from, length, piece := pieceOf(in.Range)
	who := actor.Must(ctx)
	part, err := h.service.Read(ctx, who, in.ID, from, length)
	if err != nil {
		return nil, err
	}
	out := &ReadMediaOutput{
		Status: http.StatusOK, ContentType: part.Item.Type, AcceptRanges: "bytes", Body: part.Data,
		ContentPolicy: "default-src 'none'; sandbox", // opened by itself it can do nothing
	}
	if part.Item.OwnerID != who.PersonID {
		place, _ := part.Item.place()
		out.owner, out.place = part.Item.OwnerID, place.Kind
	}
	if piece {
		out.Status = http.StatusPartialContent
		out.ContentRange = fmt.Sprintf("bytes %d-%d/%d", part.From, part.From+len(part.Data)-1, part.Item.Size)
	}
	return out, nil
}

// pieceOf reads a Range of one piece, also one that is counted from the end; with any other everything comes, as it may.
func pieceOf(header string) (from, length int, piece bool) {
	first, last, ok := strings.Cut(strings.TrimPrefix(header, "bytes="), "-")
	if !ok || !strings.HasPrefix(header, "bytes=") {
		return 0, 0, false
	}
	if first == "" {
		tail, err := strconv.Atoi(last)
		return -tail, 0, err == nil && tail > 0
	}
	from, err := strconv.Atoi(first)
	if err != nil || from < 0 {
		return 0, 0, false
	}
	if last == "" {
		return from, 0, true
	}
	to, err := strconv.Atoi(last)
	if err != nil || to < from || to-from >= 1<<30 {
		return 0, 0, false
	}
	return from, to - from + 1, true
}
