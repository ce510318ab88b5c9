package privacy

import (
	"context"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
)

// Handler answers what people ask about what is kept of them.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// LineWire is a line of the access log on the wire.
type LineWire struct {
	ID         uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	ReaderName string    `json:"reader_name" doc:"Who opened it, as they were called then; empty when they have been erased since"`
	What       string    `json:"what" enum:"tandem,workbook,milestone,plan,promises,persons,participant,invitation,profile,sheet,ballot,concern,messages,declaration,question,group_meeting,report" doc:"What was opened"`
	At         time.Time `json:"at" doc:"When it was opened; opening it again within ten minutes makes no new line"`
}

// AccessLogInput asks for a page.
type AccessLogInput struct {
	Cursor string `query:"cursor" maxLength:"200" doc:"Where the page begins, from the page before"`
}

// AccessLogOutput carries a page of the access log, the newest line first.
type AccessLogOutput struct {
	Body struct {
		Items      []LineWire `json:"items" doc:"The lines"`
		NextCursor *string    `json:"next_cursor" doc:"Where the next page begins, null at the end"`
	}
}

// AccessLog shows who has opened what about the person.
func (h *Handler) AccessLog(ctx context.Context, in *AccessLogInput) (*AccessLogOutput, error) {
	lines, next, err := h.service.AccessLog(ctx, actor.Must(ctx), in.Cursor)
	if err != nil {
		return nil, err
	}
	out := &AccessLogOutput{}
	out.Body.Items = make([]LineWire, 0, len(lines))
	for _, l := range lines {
		out.Body.Items = append(out.Body.Items, LineWire{l.ID, l.ReaderName, l.What, l.At})
	}
	if next != "" {
		out.Body.NextCursor = &next
	}
	return out, nil
}

// SectionWire is one kind of thing kept about a person, on the wire.
type SectionWire struct {
	Name   string           `json:"name" doc:"What it is, as a word for the screen to translate"`
	Fields []string         `json:"fields" doc:"The fields of every row, in the order to show them in"`
	Rows   []map[string]any `json:"rows" doc:"All there is: texts, numbers, truth values, lists of them, or null"`
}

// DataInput asks for the data to show, or as a file.
type DataInput struct {
	Download bool `query:"download" doc:"Whether a browser shall save it"`
}

// DataOutput carries everything that is kept about a person.
type DataOutput struct {
	ContentDisposition string `header:"Content-Disposition"`
	Body               struct {
		MadeAt   time.Time     `json:"made_at" doc:"When it was put together"`
		Sections []SectionWire `json:"sections" doc:"Kind by kind; those with nothing in them are left out"`
	}
}

// Data hands out everything that is kept about the person.
func (h *Handler) Data(ctx context.Context, in *DataInput) (*DataOutput, error) {
	sections, err := h.service.Data(ctx, actor.Must(ctx))
	if err != nil {
		return nil, err
	}
	out := &DataOutput{}
	if in.Download {
		out.ContentDisposition = `attachment; filename="mainpate-data.json"`
	}
	out.Body.MadeAt = h.service.db.Now()
	out.Body.Sections = make([]SectionWire, 0, len(sections))
	for _, s := range sections {
		out.Body.Sections = append(out.Body.Sections, SectionWire(s))
	}
	return out, nil
}

// EraseMeInput shows once more that it is the person.
type EraseMeInput struct {
	Body struct {
		CurrentSecret string `json:"current_secret" minLength:"1" maxLength:"128" doc:"PIN or password"`
	}
}

// EraseMe erases the person.
func (h *Handler) EraseMe(ctx context.Context, in *EraseMeInput) (*struct{}, error) {
	return nil, h.service.EraseMe(ctx, actor.Must(ctx), in.Body.CurrentSecret)
}

// ErasePersonInput names a person.
type ErasePersonInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// ErasePerson erases somebody who has asked an administrator for it.
func (h *Handler) ErasePerson(ctx context.Context, in *ErasePersonInput) (*struct{}, error) {
	return nil, h.service.ErasePerson(ctx, in.ID)
}
