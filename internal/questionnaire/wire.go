package questionnaire

import (
	"errors"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/problem"
	"mainpate/internal/wires"
)

// QuestionSetWire is one version of a questionnaire on the wire, in all its languages: the app can change its language
// without internet, and old answers are shown with the questions of their time.
type QuestionSetWire struct {
	Key       string              `json:"key" doc:"Names the questionnaire, in all its versions"`
	Version   int                 `json:"version" doc:"Which version it is"`
	Kind      string              `json:"kind" enum:"interview,self,partner,instrument" doc:"What it is for"`
	Languages []string            `json:"languages" doc:"The languages of all its texts; an instrument is not translated"`
	Title     map[string]string   `json:"title" doc:"What it is called, by language"`
	Intro     map[string]string   `json:"intro" doc:"What to know before, by language; may be empty"`
	Citation  string              `json:"citation" doc:"Whose instrument it is, to be shown with it; else empty"`
	Licence   string              `json:"licence" doc:"Under which conditions it may be used; else empty"`
	Scale     []map[string]string `json:"scale" doc:"The words of the scale, from 1 upwards"`
	Unsure    map[string]string   `json:"unsure" doc:"A further answer to the items of the scale; empty without one"`
	Items     []QuestionWire      `json:"items" doc:"The questions, in their order"`
}

// QuestionWire is one question.
type QuestionWire struct {
	Key      string               `json:"key" doc:"Names the question, in all versions"`
	Kind     string               `json:"kind" enum:"scale,choice,several,text,date" doc:"How it is answered"`
	Text     map[string]string    `json:"text" doc:"The question, by language"`
	Hint     map[string]string    `json:"hint" doc:"A word of help, by language; may be empty"`
	Options  []QuestionOptionWire `json:"options" doc:"The answers to choose from"`
	Required bool                 `json:"required" doc:"The sheet cannot be finished without it"`
}

// QuestionOptionWire is one answer to choose.
type QuestionOptionWire struct {
	Key   string            `json:"key" doc:"Names the answer"`
	Label map[string]string `json:"label" doc:"The answer, by language"`
}

// SheetAnswerWire is what a person said to one item; a skipped item has none.
type SheetAnswerWire struct {
	Item       string   `json:"item" doc:"The key of the item"`
	SetVersion int      `json:"set_version" doc:"The version of the questions it was given to"`
	Language   string   `json:"language" doc:"The language in which the question was read"`
	Number     *int     `json:"number" doc:"The step of a scale, from 1; null for other items"`
	Text       string   `json:"text" doc:"Words, or a day"`
	Choices    []string `json:"choices" doc:"Answers that were chosen; unsure for cannot say"`
}

// SheetWire is one filled sheet.
type SheetWire struct {
	ID          uuid.UUID         `json:"id" format:"uuid" doc:"Its id"`
	PersonID    uuid.UUID         `json:"person_id" format:"uuid" doc:"Whose answers they are"`
	Set         string            `json:"set" doc:"The key of the questionnaire"`
	SetVersion  int               `json:"set_version" doc:"Its version"`
	Occasion    string            `json:"occasion" enum:"interview,start,middle,end,after" doc:"When it was filled in"`
	FinishedDay calendar.Day      `json:"finished_day" format:"date" doc:"The day it was finished"`
	Answers     []SheetAnswerWire `json:"answers" doc:"In the order of the questions"`
	Version     int               `json:"version" doc:"Counts up with every change"`
}

// SheetOrNoneWire is a sheet, or nothing.
type SheetOrNoneWire struct {
	_ struct{} `nullable:"true"`
	SheetWire
}

// OwnSheetWire is a sheet through the eyes of whose answers they are.
type OwnSheetWire struct {
	SheetWire
	AboutID *uuid.UUID `json:"about_id" format:"uuid" nullable:"true" doc:"The partner, of a sheet about them"`
	Release string     `json:"release" enum:"none,counted,shown" doc:"Whether it counts for the group, or the team may read it"`
	MayShow bool       `json:"may_show" doc:"Whether it can be opened to the team"`
	Opened  bool       `json:"opened" doc:"Of a sheet about the partner: whether both are finished and can be read"`
}

// ToFillWire is a sheet that can be filled in now.
type ToFillWire struct {
	Set        string     `json:"set" doc:"The key of the questionnaire"`
	SetVersion int        `json:"set_version" doc:"Its version"`
	Occasion   string     `json:"occasion" enum:"start,middle,end,after" doc:"Which time it is"`
	AboutID    *uuid.UUID `json:"about_id" format:"uuid" nullable:"true" doc:"The partner, of a sheet about them"`
	AboutName  string     `json:"about_name" doc:"Their name, else empty"`
}

// MySheetsWire is everything around one's own sheets.
type MySheetsWire struct {
	Open      []ToFillWire     `json:"open" doc:"What can be filled in now; nobody has to"`
	Asks      string           `json:"asks" enum:"start,middle,end,after," doc:"The occasion whose sheets are open and were not put away; empty for none"`
	Sheets    []OwnSheetWire   `json:"sheets" doc:"One's own, oldest first"`
	AboutMe   []SheetWire      `json:"about_me" doc:"What the partner wrote, as soon as both have finished"`
	Interview *SheetOrNoneWire `json:"interview" doc:"What a coach wrote down in the first talk, null without one"`
}

// MemberSheetsWire says what there is of a participant.
type MemberSheetsWire struct {
	PersonID     uuid.UUID     `json:"person_id" format:"uuid" doc:"Whose they are"`
	DisplayName  string        `json:"display_name" doc:"Name as it is shown"`
	InterviewDay *calendar.Day `json:"interview_day" format:"date" doc:"The day of the first talk, null before it"`
	ShownDay     *calendar.Day `json:"shown_day" format:"date" doc:"The day of the newest sheet that was opened to the team, null without one"`
}

// PersonSheetsWire is what a coach sees of a participant's answers.
type PersonSheetsWire struct {
	PersonID    uuid.UUID        `json:"person_id" format:"uuid" doc:"Whose they are"`
	DisplayName string           `json:"display_name" doc:"Name as it is shown"`
	Language    string           `json:"language" enum:"de,de-x-leicht,en,tr,ar,uk,ro,bg,pl,hr,fa" doc:"The language of the app for this person"`
	Interview   *SheetOrNoneWire `json:"interview" doc:"The first talk, null before it"`
	Shown       []SheetWire      `json:"shown" doc:"What the person has opened to the team, oldest first"`
}

// GroupValueWire is what a whole group said to one item.
type GroupValueWire struct {
	Set        string `json:"set" doc:"The key of the questionnaire"`
	SetVersion int    `json:"set_version" doc:"Its version"`
	Occasion   string `json:"occasion" enum:"start,middle,end,after" doc:"Which time it was"`
	Item       string `json:"item" doc:"The key of the item"`
	Halves     int    `json:"halves" doc:"Twice the middle of all answers, in whole numbers: 7 is 3.5. Never at the ends of the scale"`
}

func setWire(s Set) QuestionSetWire {
	w := QuestionSetWire{
		Key: s.Key, Version: s.Version, Kind: string(s.Kind), Languages: s.Languages, Title: s.Title, Intro: orEmpty(s.Intro),
		Citation: s.Citation, Licence: s.Licence, Scale: []map[string]string{}, Unsure: orEmpty(s.Unsure),
	}
	for _, word := range s.Scale {
		w.Scale = append(w.Scale, word)
	}
	for _, i := range s.Items {
		item := QuestionWire{i.Key, string(i.Kind), i.Text, orEmpty(i.Hint), []QuestionOptionWire{}, i.Required}
		for _, o := range i.Options {
			item.Options = append(item.Options, QuestionOptionWire{o.Key, o.Label})
		}
		w.Items = append(w.Items, item)
	}
	return w
}

func orEmpty(t Text) map[string]string {
	if t == nil {
		return map[string]string{}
	}
	return t
}

func sheetWire(s Sheet) SheetWire {
	w := SheetWire{s.ID, s.PersonID, s.SetKey, s.SetVersion, string(s.Occasion), s.FinishedDay, []SheetAnswerWire{}, s.Version}
	for _, a := range s.Answers {
		w.Answers = append(w.Answers, SheetAnswerWire{a.Item, a.SetVersion, a.Language, a.Number, a.Text, append([]string{}, a.Choices...)})
	}
	return w
}

func sheetWires(sheets []Sheet) []SheetWire {
	wires := wires.Of(sheets, sheetWire)
	return wires
}

func orNone(s *Sheet) *SheetOrNoneWire {
	if s == nil {
		return nil
	}
	return &SheetOrNoneWire{SheetWire: sheetWire(*s)}
}

func ownWire(o Own) OwnSheetWire {
	return OwnSheetWire{sheetWire(o.Sheet), o.AboutID, string(o.Release), o.MayShow, o.Opened}
}

func onTheWire(err error) error {
	var p *problem.Error
	if errors.As(err, &p) {
		if current, ok := p.Current.(Sheet); ok {
			p.Current = sheetWire(current)
		}
	}
	return err
}
