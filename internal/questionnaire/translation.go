package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"

	"mainpate/internal/language"
)

// translation is what a set says in one language.
type translation struct {
	Title  string                     `json:"title"`
	Intro  string                     `json:"intro,omitempty"`
	Unsure string                     `json:"unsure,omitempty"`
	Scale  []string                   `json:"scale,omitempty"`
	Items  map[string]translatedItems `json:"items"`
}

type translatedItems struct {
	Text    string            `json:"text"`
	Hint    string            `json:"hint,omitempty"`
	Options map[string]string `json:"options,omitempty"`
}

// translate adds the languages that a set of the program has been translated into. One that is not there in full
// is not there at all: nobody reads a sheet that changes its language in the middle.
func translate(s *Set) error {
	german := s.said(language.German)
	for _, code := range language.All {
		told, err := readTranslation(*s, code)
		if err != nil {
			return err
		}
		if told == nil || !told.says(german) {
			continue
		}
		s.Languages = append(s.Languages, code)
		s.tell(code, *told)
	}
	return nil
}

// readTranslation gives nothing where there is no file.
func readTranslation(s Set, code string) (*translation, error) {
	name := fmt.Sprintf("sets/%s/%s-%d.json", code, s.Key, s.Version)
	file, err := fs.ReadFile(shipped, name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var told translation
	reader := json.NewDecoder(bytes.NewReader(file))
	reader.DisallowUnknownFields()
	if err := reader.Decode(&told); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return &told, nil
}

// said is what the set says in a language.
func (s Set) said(code string) translation {
	told := translation{Title: s.Title[code], Intro: s.Intro[code], Unsure: s.Unsure[code], Items: map[string]translatedItems{}}
	for _, step := range s.Scale {
		told.Scale = append(told.Scale, step[code])
	}
	for _, item := range s.Items {
		one := translatedItems{Text: item.Text[code], Hint: item.Hint[code]}
		for _, o := range item.Options {
			if one.Options == nil {
				one.Options = map[string]string{}
			}
			one.Options[o.Key] = o.Label[code]
		}
		told.Items[item.Key] = one
	}
	return told
}

// says tells whether there is a text wherever the German set has one, and nowhere else.
func (t translation) says(german translation) bool {
	both := func(a, b string) bool { return (a == "") == (b == "") }
	if !both(t.Title, german.Title) || !both(t.Intro, german.Intro) || !both(t.Unsure, german.Unsure) ||
		len(t.Scale) != len(german.Scale) || len(t.Items) != len(german.Items) {
		return false
	}
	for _, step := range t.Scale {
		if step == "" {
			return false
		}
	}
	for key, item := range german.Items {
		own := t.Items[key]
		if !both(own.Text, item.Text) || !both(own.Hint, item.Hint) || len(own.Options) != len(item.Options) {
			return false
		}
		for option := range item.Options {
			if own.Options[option] == "" {
				return false
			}
		}
	}
	return true
}

// tell puts a translation beside the other languages.
func (s *Set) tell(code string, told translation) {
	put := func(t *Text, said string) {
		if said == "" {
			return
		}
		if *t == nil {
			*t = Text{}
		}
		(*t)[code] = said
	}
	put(&s.Title, told.Title)
	put(&s.Intro, told.Intro)
	put(&s.Unsure, told.Unsure)
	for i := range s.Scale {
		put(&s.Scale[i], told.Scale[i])
	}
	for i := range s.Items {
		item, words := &s.Items[i], told.Items[s.Items[i].Key]
		put(&item.Text, words.Text)
		put(&item.Hint, words.Hint)
		for j := range item.Options {
			put(&item.Options[j].Label, words.Options[item.Options[j].Key])
		}
	}
}
