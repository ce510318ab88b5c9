package questionnaire

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"mainpate/internal/language"
	"mainpate/internal/language/languagetest"
)

func TestTheSetsOfTheProgramme(t *testing.T) {
	sets, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for kind, count := range map[Kind]int{Interview: 5, Self: 15, Partner: 10} {
		newest := sets.Newest(kind)
		if len(newest) != 1 || len(newest[0].Items) != count {
			t.Errorf("%s: %d sets, want one with %d items", kind, len(newest), count)
		}
	}
	partner := sets.Newest(Partner)[0]
	if first := partner.Items[0]; !first.Required || first.Kind != Words {
		t.Error("the partner's sheet does not begin with what somebody is good at")
	}
	for _, s := range sets {
		for _, item := range s.Items {
			if item.Required != (s.Kind == Partner && item.Key == "strength") {
				t.Errorf("%s.%s: required %v", s.Key, item.Key, item.Required)
			}
		}
	}
}

// Leichte Sprache is for the way in; the sheets have short sentences anyway.
func TestEveryLanguageHasTheSets(t *testing.T) {
	sets, err := Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sets {
		told := map[string]translation{language.German: s.said(language.German)}
		for _, code := range language.All {
			if one, err := readTranslation(s, code); err != nil {
				t.Error(err)
			} else if one != nil {
				told[code] = *one
			}
		}
		t.Log(s.Key)
		languagetest.Complete(t, told, language.Plain)
		if told["tr"].Title == "" || s.Title["tr"] == "" || s.Items[0].Text["ar"] == "" {
			t.Errorf("%s is not told in Turkish and Arabic", s.Key)
		}
	}
}

func TestASetThatIsTranslatedInPartStaysGerman(t *testing.T) {
	german := Set{Title: Text{"de": "Bogen"}, Items: []Item{{Key: "a", Text: Text{"de": "Eins"}}}}.said("de")
	if (translation{Title: "Sayfa", Items: map[string]translatedItems{"b": {Text: "Bir"}}}).says(german) {
		t.Error("a sentence is missing")
	}
	if !(translation{Title: "Sayfa", Items: map[string]translatedItems{"a": {Text: "Bir"}}}).says(german) {
		t.Error("nothing is missing")
	}
}

const instrument = `{"key":"asku","version":1,"kind":"instrument","languages":["de"],"title":{"de":"Kurzskala"},
	"citation":"Wer es gemacht hat (2013)","licence":"nur für Forschung",
	"scale":[{"de":"gar nicht"},{"de":"ganz"}],"items":[{"key":"a1","kind":"scale","text":{"de":"Ich schaffe das."}}]}`

func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestInstrumentsAreLoadedAsData(t *testing.T) {
	sets, err := Load(folder(t, map[string]string{
		"asku.json": instrument, "asku-2.json": strings.Replace(instrument, `"version":1`, `"version":2`, 1), "LIESMICH.txt": "kein Bogen",
	}))
	if err != nil {
		t.Fatal(err)
	}
	newest := sets.Newest(Instrument)
	if len(newest) != 1 || newest[0].Version != 2 || newest[0].Citation == "" {
		t.Errorf("newest: %+v", newest)
	}
	if _, known := sets.Find("asku", 1); !known {
		t.Error("the earlier version is gone, and with it the questions of old answers")
	}
}

func TestWhatIsWrongWithAnInstrumentIsSaidWithItsPlace(t *testing.T) {
	change := func(old, fresh string) string {
		if !strings.Contains(instrument, old) {
			t.Fatalf("%s is not in the instrument", old)
		}
		return strings.Replace(instrument, old, fresh, 1)
	}
	for content, want := range map[string]string{
		`{"key":`:                    "is no set",
		change(`"title"`, `"titel"`): `unknown field "titel"`,
		instrument + instrument:      "goes on after the set",
		change(`"kind":"instrument"`, `"kind":"self"`):                                                       `kind has to be "instrument"`,
		change(`"citation":"Wer es gemacht hat (2013)",`, ``):                                                "citation is missing",
		change(`"licence":"nur für Forschung",`, ``):                                                         "licence is missing",
		change(`"version":1`, `"version":0`):                                                                 "version starts with 1",
		change(`"key":"asku"`, `"key":"self"`):                                                               "one of MainPate's own",
		change(`"languages":["de"]`, `"languages":["de","en"]`):                                              `title has no text in "en"`,
		change(`{"de":"ganz"}`, `{"de":"ganz","tr":"tam"}`):                                                  `scale[1] has a text in "tr"`,
		change(`[{"de":"gar nicht"},{"de":"ganz"}]`, `[]`):                                                   "items[0] needs a scale",
		change(`"kind":"scale"`, `"kind":"scale","required":true`):                                           "items[0].required is not possible",
		change(`"kind":"scale"`, `"kind":"slider"`):                                                          "items[0].kind is not",
		change(`"kind":"scale","text"`, `"kind":"choice","options":[{"key":"x","label":{"de":"X"}}],"text"`): "items[0].options needs at least two",
	} {
		_, err := Load(folder(t, map[string]string{"a.json": content}))
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.json") {
			t.Errorf("want %q, got: %v", want, err)
		}
	}
	if _, err := Load(folder(t, map[string]string{"a.json": instrument, "b.json": instrument})); err == nil || !strings.Contains(err.Error(), "in a.json already") {
		t.Errorf("twice the same: %v", err)
	}
	for _, dir := range []string{t.TempDir(), filepath.Join(t.TempDir(), "nowhere")} {
		if _, err := Load(dir); err == nil {
			t.Errorf("%s is taken for a folder of instruments", dir)
		}
	}
}
