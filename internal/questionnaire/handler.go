package questionnaire

import (
	"context"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

// Handler puts questionnaires on the wire.
type Handler struct{ service *Service }

// NewHandler puts the service on the wire.
func NewHandler(s *Service) *Handler { return &Handler{service: s} }

// QuestionSetsOutput carries all questionnaires.
type QuestionSetsOutput struct {
	Body struct {
		Items []QuestionSetWire `json:"items" doc:"All versions, the newest of each first"`
	}
}

// Sets shows the questions.
func (h *Handler) Sets(_ context.Context, _ *struct{}) (*QuestionSetsOutput, error) {
	out := &QuestionSetsOutput{}
	for _, s := range h.service.Sets() {
		out.Body.Items = append(out.Body.Items, setWire(s))
	}
	return out, nil
}

// MySheetsOutput carries one's own sheets.
type MySheetsOutput struct{ Body MySheetsWire }

// OwnSheetOutput carries one of one's own sheets.
type OwnSheetOutput struct{ Body OwnSheetWire }

// SheetOutput carries a sheet.
type SheetOutput struct{ Body SheetWire }

// MySheetInput names one of one's own sheets.
type MySheetInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// GivenAnswer is what somebody says to one item.
type GivenAnswer struct {
	Item     string   `json:"item" maxLength:"40" doc:"The key of the item"`
	Language string   `json:"language" maxLength:"11" doc:"The language in which the question was read"`
	Number   *int     `json:"number" required:"false" minimum:"1" maximum:"11" doc:"The step of a scale, from 1"`
	Text     string   `json:"text" required:"false" maxLength:"2000" doc:"Words, or a day"`
	Choices  []string `json:"choices" required:"false" maxItems:"40" doc:"Answers that were chosen; unsure for cannot say"`
}

// FinishSheetInput is a sheet that was filled in on the phone.
type FinishSheetInput struct {
	MySheetInput
	Body struct {
		Set        string        `json:"set" maxLength:"40" doc:"The key of the questionnaire"`
		SetVersion int           `json:"set_version" doc:"The version that was filled in"`
		Occasion   string        `json:"occasion" enum:"start,middle,end,after" doc:"Which time it was"`
		AboutID    *uuid.UUID    `json:"about_id" required:"false" nullable:"true" format:"uuid" doc:"The partner it was written about; needed for a sheet about the partner"`
		Answers    []GivenAnswer `json:"answers" maxItems:"200" doc:"What was answered; the rest was skipped"`
	}
}

// LetSheetInput says how far the team may have a sheet.
type LetSheetInput struct {
	MySheetInput
	Body struct {
		Release string `json:"release" enum:"none,counted,shown" doc:"Nobody, counted for the group, or read by the team"`
	}
}

// InterviewInput is an interview as it shall be.
type InterviewInput struct {
	IfMatch string `header:"If-Match" doc:"The version the change is based on; left out to make it"`
	Body    struct {
		Answers []GivenAnswer `json:"answers" maxItems:"200" doc:"All of them; what is left out is empty"`
	}
}

func (in InterviewInput) version() (int, error) {
	if in.IfMatch == "" {
		return 0, nil
	}
	return problem.Version(in.IfMatch)
}

func answersOf(given []GivenAnswer) []Answer {
	answers := make([]Answer, 0, len(given))
	for _, g := range given {
		answers = append(answers, Answer{Item: g.Item, Language: g.Language, Number: g.Number, Text: g.Text, Choices: g.Choices})
	}
	return answers
}

// Mine shows one's own sheets and what can be filled in now.
func (h *Handler) Mine(ctx context.Context, _ *struct{}) (*MySheetsOutput, error) {
	mine, err := h.service.Mine(ctx, actor.Must(ctx))
	out := &MySheetsOutput{Body: MySheetsWire{
		Open: []ToFillWire{}, Asks: string(mine.Asks), Sheets: []OwnSheetWire{}, AboutMe: sheetWires(mine.AboutMe), Interview: orNone(mine.Interview),
	}}
	for _, f := range mine.Open {
		w := ToFillWire{Set: f.SetKey, SetVersion: f.SetVersion, Occasion: string(f.Occasion)}
		if f.About != nil {
			w.AboutID, w.AboutName = &f.About.PersonID, f.About.DisplayName
		}
		out.Body.Open = append(out.Body.Open, w)
	}
	for _, o := range mine.Sheets {
		out.Body.Sheets = append(out.Body.Sheets, ownWire(o))
	}
	return out, err
}

// Finish keeps a sheet that was filled in.
func (h *Handler) Finish(ctx context.Context, in *FinishSheetInput) (*OwnSheetOutput, error) {
	b := in.Body
	o, err := h.service.Finish(ctx, actor.Must(ctx), in.ID, Filled{b.Set, b.SetVersion, Occasion(b.Occasion), b.AboutID, answersOf(b.Answers)})
	return &OwnSheetOutput{Body: ownWire(o)}, err
}

// OccasionInput names an occasion.
type OccasionInput struct {
	Occasion string `path:"occasion" enum:"start,middle,end,after" doc:"Which time it is"`
}

// PutAway takes an occasion off the first screen.
func (h *Handler) PutAway(ctx context.Context, in *OccasionInput) (*struct{}, error) {
	return nil, h.service.PutAway(ctx, actor.Must(ctx), Occasion(in.Occasion))
}

// Let says how far the team may have a sheet.
func (h *Handler) Let(ctx context.Context, in *LetSheetInput) (*OwnSheetOutput, error) {
	o, err := h.service.Let(ctx, actor.Must(ctx), in.ID, Release(in.Body.Release))
	return &OwnSheetOutput{Body: ownWire(o)}, err
}

// TakeBack deletes one of one's own sheets.
func (h *Handler) TakeBack(ctx context.Context, in *MySheetInput) (*struct{}, error) {
	return nil, h.service.TakeBack(ctx, actor.Must(ctx), in.ID)
}

// CorrectInterview changes what a coach wrote down in the first talk.
func (h *Handler) CorrectInterview(ctx context.Context, in *InterviewInput) (*SheetOutput, error) {
	version, err := in.version()
	if err != nil {
		return nil, err
	}
	s, err := h.service.CorrectInterview(ctx, actor.Must(ctx), version, answersOf(in.Body.Answers))
	return &SheetOutput{Body: sheetWire(s)}, onTheWire(err)
}

// CohortSheetsInput names a cohort.
type CohortSheetsInput struct {
	ID uuid.UUID `path:"id" format:"uuid"`
}

// PersonSheetsInput names a participant of a cohort.
type PersonSheetsInput struct {
	CohortSheetsInput
	PersonID uuid.UUID `path:"person_id" format:"uuid"`
}

// SaveInterviewInput is the interview of a participant.
type SaveInterviewInput struct {
	PersonSheetsInput
	InterviewInput
}

// MemberSheetsOutput carries what there is of everybody.
type MemberSheetsOutput struct {
	Body struct {
		Items []MemberSheetsWire `json:"items" doc:"All who take part"`
	}
}

// PersonSheetsOutput carries what a coach sees of somebody.
type PersonSheetsOutput struct{ Body PersonSheetsWire }

// GroupValuesOutput carries what the group said.
type GroupValuesOutput struct {
	Body struct {
		Items []GroupValueWire `json:"items" doc:"Only where at least five people stand behind it"`
	}
}

// InCohort lists what there is of the participants of a cohort.
func (h *Handler) InCohort(ctx context.Context, in *CohortSheetsInput) (*MemberSheetsOutput, error) {
	list, err := h.service.InCohort(ctx, actor.Must(ctx), in.ID)
	out := &MemberSheetsOutput{}
	out.Body.Items = make([]MemberSheetsWire, 0, len(list))
	for _, of := range list {
		out.Body.Items = append(out.Body.Items, MemberSheetsWire{of.PersonID, of.DisplayName, of.interviewDay(), of.shownDay()})
	}
	return out, err
}

func (of OfMember) interviewDay() *calendar.Day {
	if of.Interview == nil {
		return nil
	}
	return &of.Interview.FinishedDay
}

func (of OfMember) shownDay() *calendar.Day {
	if len(of.Shown) == 0 {
		return nil
	}
	return &of.Shown[len(of.Shown)-1].FinishedDay
}

// OfPerson shows a coach what there is of one participant.
func (h *Handler) OfPerson(ctx context.Context, in *PersonSheetsInput) (*PersonSheetsOutput, error) {
	of, err := h.service.OfPerson(ctx, actor.Must(ctx), in.ID, in.PersonID)
	return &PersonSheetsOutput{Body: PersonSheetsWire{
		of.PersonID, of.DisplayName, of.Language, orNone(of.Interview), sheetWires(of.Shown),
	}}, err
}

// SaveInterview writes down the first talk.
func (h *Handler) SaveInterview(ctx context.Context, in *SaveInterviewInput) (*SheetOutput, error) {
	version, err := in.version()
	if err != nil {
		return nil, err
	}
	s, err := h.service.SaveInterview(ctx, actor.Must(ctx), in.ID, in.PersonID, version, answersOf(in.Body.Answers))
	return &SheetOutput{Body: sheetWire(s)}, onTheWire(err)
}

// GroupValues shows what the group as a whole said.
func (h *Handler) GroupValues(ctx context.Context, in *CohortSheetsInput) (*GroupValuesOutput, error) {
	values, err := h.service.GroupValues(ctx, actor.Must(ctx), in.ID)
	out := &GroupValuesOutput{}
	out.Body.Items = make([]GroupValueWire, 0, len(values))
	for _, v := range values {
		out.Body.Items = append(out.Body.Items, GroupValueWire{v.SetKey, v.SetVersion, string(v.Occasion), v.Item, v.Halves})
	}
	return out, err
}
