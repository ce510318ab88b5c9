package folder

import (
	"context"

	"mainpate/internal/actor"
	"mainpate/internal/paper"
)

// Handler shows people their folder.
type Handler struct {
	service *Service
	printer *paper.Printer
}

// NewHandler puts the service on the wire.
func NewHandler(s *Service, p *paper.Printer) *Handler { return &Handler{service: s, printer: p} }

// FolderInput names the language of the folder.
type FolderInput struct {
	Language string `query:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" default:"de" doc:"The language it is written in"`
}

// FolderBlock is a part of a page.
type FolderBlock struct {
	Kind    string   `json:"kind" enum:"heading,text,item,pair,voice,question,choices,signature" doc:"What it is"`
	Text    string   `json:"text" doc:"What it says"`
	Value   string   `json:"value" doc:"Of a pair what stands beside it"`
	Options []string `json:"options" doc:"Of choices what can be ticked, of signatures who signs"`
	Lines   int      `json:"lines" doc:"Of a question how much there is to write on"`
}

// FolderSection is a part of the folder.
type FolderSection struct {
	Key    string        `json:"key" doc:"What it is about"`
	Title  string        `json:"title" doc:"What it is called"`
	Sheet  bool          `json:"sheet" doc:"Whether it stands on a page of its own, to be filled in or kept"`
	Blocks []FolderBlock `json:"blocks" doc:"What stands in it"`
}

// FolderOutput carries the folder.
type FolderOutput struct {
	Body struct {
		Title    string          `json:"title" doc:"What it is called"`
		Intro    string          `json:"intro" doc:"Whose it is"`
		Sections []FolderSection `json:"sections" doc:"All of them, in the order of the pages"`
	}
}

// FolderPrintedOutput carries the folder as a file.
type FolderPrintedOutput struct {
	Body struct {
		PDF []byte `json:"pdf" doc:"The file, in base64"`
	}
}

// Folder shows a participant their folder.
func (h *Handler) Folder(ctx context.Context, in *FolderInput) (*FolderOutput, error) {
	f, err := h.service.Folder(ctx, actor.Must(ctx), in.Language)
	if err != nil {
		return nil, err
	}
	out := &FolderOutput{}
	out.Body.Title, out.Body.Intro = f.Title, f.Intro
	out.Body.Sections = make([]FolderSection, 0, len(f.Sections))
	for _, s := range f.Sections {
		w := FolderSection{Key: s.Key, Title: s.Title, Sheet: s.Sheet, Blocks: make([]FolderBlock, 0, len(s.Blocks))}
		for _, b := range s.Blocks {
			w.Blocks = append(w.Blocks, FolderBlock{string(b.Kind), b.Text, b.Value, append([]string{}, b.Options...), b.Lines})
		}
		out.Body.Sections = append(out.Body.Sections, w)
	}
	return out, nil
}

// Print prints the whole folder.
func (h *Handler) Print(ctx context.Context, in *FolderInput) (*FolderPrintedOutput, error) {
	f, err := h.service.Folder(ctx, actor.Must(ctx), in.Language)
	if err != nil {
		return nil, err
	}
	out := &FolderPrintedOutput{}
	out.Body.PDF, err = h.printer.Print(f.Print())
	return out, err
}
