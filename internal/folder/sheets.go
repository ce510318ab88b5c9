package folder

import (
	"cmp"
	"context"
	"strings"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/paper"
	"mainpate/internal/questionnaire"
)

// Questionnaires brings the questionnaires: what the person has answered, what the partner has opened for them, and
// each once more to fill in by hand.
type Questionnaires struct{ Service *questionnaire.Service }

// FolderSheets gives all of them, those with answers first.
func (q Questionnaires) FolderSheets(ctx context.Context, who actor.Actor, language string) ([]Section, error) {
	w, err := wordsIn(language)
	if err != nil {
		return nil, err
	}
	mine, err := q.Service.Mine(ctx, who)
	if err != nil {
		return nil, err
	}
	sets := q.Service.Sets()
	var sections []Section
	add := func(title string, sheet questionnaire.Sheet) {
		if set, known := sets.Find(sheet.SetKey, sheet.SetVersion); known {
			sections = append(sections, w.answered(title, set, sheet, language))
		}
	}
	if mine.Interview != nil {
		add("", *mine.Interview)
	}
	for _, own := range mine.Sheets {
		add("", own.Sheet)
	}
	for _, sheet := range mine.AboutMe {
		add(w.say("about_me"), sheet)
	}
	for _, kind := range []questionnaire.Kind{questionnaire.Self, questionnaire.Partner} {
		for _, set := range sets.Newest(kind) {
			sections = append(sections, w.unanswered(set, language))
		}
	}
	return sections, nil
}

// in gives a text in a language, or the German one, or whichever there is.
func in(text questionnaire.Text, set questionnaire.Set, language string) string {
	if said := cmp.Or(text[language], text["de"]); said != "" || len(set.Languages) == 0 {
		return said
	}
	return text[set.Languages[0]]
}

func (w words) answered(title string, set questionnaire.Set, sheet questionnaire.Sheet, language string) Section {
	title = cmp.Or(title, in(set.Title, set, language))
	if occasion := w.say("occasion_" + string(sheet.Occasion)); occasion != "" {
		title += " – " + occasion
	}
	s := Section{Key: string(set.Kind), Title: title, Sheet: true, Blocks: []paper.Block{{Kind: paper.Text, Text: sheet.FinishedDay.In(language)}}}
	for _, a := range sheet.Answers {
		item, known := set.Item(a.Item)
		if !known {
			continue
		}
		question := in(item.Text, set, language)
		if item.Kind == questionnaire.Words {
			s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Heading, Text: question}, paper.Block{Kind: paper.Voice, Text: a.Text})
			continue
		}
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Pair, Text: question, Value: said(set, item, a, language)})
	}
	if set.Citation != "" {
		s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Text, Text: set.Citation})
	}
	return s
}

// said is an answer in words.
func said(set questionnaire.Set, item questionnaire.Item, a questionnaire.Answer, language string) string {
	switch {
	case a.Number != nil && *a.Number >= 1 && *a.Number <= len(set.Scale):
		return in(set.Scale[*a.Number-1], set, language)
	case item.Kind == questionnaire.Scale: // the only other answer to a scale
		return in(set.Unsure, set, language)
	case item.Kind == questionnaire.Date && calendar.Day(a.Text).Valid():
		return calendar.Day(a.Text).In(language)
	}
	var chosen []string
	for _, o := range item.Options {
		for _, key := range a.Choices {
			if key == o.Key {
				chosen = append(chosen, in(o.Label, set, language))
			}
		}
	}
	return cmp.Or(strings.Join(chosen, "\n"), a.Text)
}

// unanswered is a questionnaire to fill in by hand.
func (w words) unanswered(set questionnaire.Set, language string) Section {
	s := Section{Key: "blank_" + string(set.Kind), Title: in(set.Title, set, language), Sheet: true}
	s.Blocks = append(s.Blocks, paper.Block{Kind: paper.Text, Text: w.say("by_hand")})
	var scale []string
	for _, step := range set.Scale {
		scale = append(scale, in(step, set, language))
	}
	if unsure := in(set.Unsure, set, language); unsure != "" {
		scale = append(scale, unsure)
	}
	for _, item := range set.Items {
		b := paper.Block{Kind: paper.Choices, Text: in(item.Text, set, language)}
		switch item.Kind {
		case questionnaire.Scale:
			b.Options = scale
		case questionnaire.Choice, questionnaire.Several:
			for _, o := range item.Options {
				b.Options = append(b.Options, in(o.Label, set, language))
			}
		case questionnaire.Words:
			b.Kind, b.Lines = paper.Question, 4
		default:
			b.Kind, b.Lines = paper.Question, 1
		}
		s.Blocks = append(s.Blocks, b)
	}
	return s
}
