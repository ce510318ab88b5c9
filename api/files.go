package main

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"mainpate/internal/actor"
	"mainpate/internal/media"
	"mainpate/internal/privacy"
)

// carrier is an input with a file in it: larger than others, and longer on its way.
type carrier interface {
	Carries() (size int64, within time.Duration)
}

// filed is an output that is a file.
type filed interface {
	ContentTypes() (kinds []string, pieces bool)
}

// describeFiles says of an operation what is no JSON about its question and answer.
func describeFiles(o *huma.Operation, question, answer any) {
	if in, is := question.(carrier); is {
		o.MaxBodyBytes, o.BodyReadTimeout = in.Carries()
	}
	out, is := answer.(filed)
	if !is {
		return
	}
	kinds, pieces := out.ContentTypes()
	statuses := []int{http.StatusOK}
	if pieces {
		statuses = append(statuses, http.StatusPartialContent)
	}
	o.Responses = map[string]*huma.Response{}
	for _, status := range statuses {
		content := map[string]*huma.MediaType{}
		for _, kind := range kinds {
			content[kind] = &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
		}
		o.Responses[strconv.Itoa(status)] = &huma.Response{Description: http.StatusText(status), Content: content}
	}
	if pieces {
		o.Errors = append(o.Errors, http.StatusRequestedRangeNotSatisfiable)
	}
}

// mediaArchiveOutput carries all files of somebody, one after the other.
type mediaArchiveOutput struct {
	ContentDisposition string `header:"Content-Disposition"`
	ContentType        string `header:"Content-Type"`
	Body               func(huma.Context)
}

// ContentTypes is what comes out.
func (mediaArchiveOutput) ContentTypes() (kinds []string, pieces bool) {
	return []string{"application/zip"}, false
}

// mediaArchive hands out everything that a person has recorded and taken.
func (s *services) mediaArchive(ctx context.Context, _ *struct{}) (*mediaArchiveOutput, error) {
	who := actor.Must(ctx)
	return &mediaArchiveOutput{
		ContentDisposition: `attachment; filename="mainpate-files.zip"`, ContentType: "application/zip",
		Body: func(c huma.Context) {
			c.SetStatus(http.StatusOK)
			if err := s.media.Archive(ctx, who, c.BodyWriter()); err != nil {
				panic(http.ErrAbortHandler) // the download breaks off, instead of looking complete
			}
		},
	}, nil
}

func opensMedia(_ *media.ReadMediaInput, o *media.ReadMediaOutput) privacy.Opening {
	owner, place := o.Shows()
	if place == media.Message {
		return ofPerson(privacy.Messages, owner)
	}
	return ofPerson(privacy.Workbook, owner)
}
