package person

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/problem"
)

var noon = time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)

func TestMakeChecksWhatIsKnown(t *testing.T) {
	good := New{Role: actor.Participant, DisplayName: "  Nour  Al ", Language: "ar", Login: "Linde 42"}
	for name, test := range map[string]struct {
		change func(*New)
		want   string
	}{
		"good":             {func(*New) {}, ""},
		"no login yet":     {func(n *New) { n.Login = "" }, ""},
		"unknown role":     {func(n *New) { n.Role = "boss" }, "/role not_allowed_value"},
		"unknown language": {func(n *New) { n.Language = "fr" }, "/language not_allowed_value"},
		"only spaces":      {func(n *New) { n.DisplayName = " \t " }, "/display_name required"},
		"too long":         {func(n *New) { n.DisplayName = strings.Repeat("ü", 61) }, "/display_name too_long"},
		"control sign":     {func(n *New) { n.DisplayName = "A\x00b" }, "/display_name wrong_format"},
		"odd login":        {func(n *New) { n.Login = "ä" }, "/login wrong_format"},
	} {
		t.Run(name, func(t *testing.T) {
			n := good
			test.change(&n)
			p, err := n.Make(uuid.New(), noon)
			if got := fieldOf(err); got != test.want {
				t.Fatalf("got %q, want %q", got, test.want)
			}
			if err == nil && (p.DisplayName != "Nour Al" || p.State != Invited || p.Version != 1) {
				t.Fatalf("made %+v", p)
			}
		})
	}
}

func TestNobodyIsCalledByThePlaceholder(t *testing.T) {
	p, err := New{Role: actor.Participant, DisplayName: Unnamed("tr"), Language: "tr"}.Make(uuid.New(), noon)
	if err != nil || p.Named() {
		t.Fatalf("%v, taken for a name: %q", err, p.DisplayName)
	}
	p.DisplayName = "Emine"
	if !p.Named() {
		t.Fatal("a name is a name")
	}
}

func TestStateTransitions(t *testing.T) {
	p := Person{State: Invited, Version: 1}
	if err := p.Join(noon); err != nil || p.State != Active || p.Version != 2 {
		t.Fatalf("join: %v %+v", err, p)
	}
	if p.Join(noon) == nil {
		t.Fatal("joined twice")
	}
	if !p.Disable(noon) || p.Disable(noon) || p.Version != 3 {
		t.Fatalf("disable: %+v", p)
	}
	if p.Join(noon) == nil {
		t.Fatal("joining must not bring a disabled person back")
	}
	if !p.Enable(true, noon) || p.State != Active || p.Enable(true, noon) {
		t.Fatalf("enable: %+v", p)
	}
	p.Disable(noon)
	if p.Enable(false, noon); p.State != Invited {
		t.Fatalf("someone who never joined is invited again, got %s", p.State)
	}
}

func TestChangeLeavesThePersonAloneWhenWrong(t *testing.T) {
	p := Person{DisplayName: "Mia", Language: "de", Version: 4}
	name, language := "Mila", "xx"
	if _, err := p.Change(Profile{DisplayName: &name, Language: &language}, noon); err == nil {
		t.Fatal("unknown language was taken")
	}
	if p.DisplayName != "Mia" || p.Language != "de" || p.Version != 4 {
		t.Fatalf("half changed: %+v", p)
	}
	same := "Mia"
	if changed, err := p.Change(Profile{DisplayName: &same}, noon); changed || err != nil {
		t.Fatalf("the same is no change: %v %v", changed, err)
	}
}

func TestInventedLoginsAreEasyToType(t *testing.T) {
	for range 200 {
		login, err := inventLogin(2)
		if err != nil || !validLogin(login) || len(login) > 12 || NormaliseLogin(" "+strings.ToUpper(login)) != login {
			t.Fatalf("%q %v", login, err)
		}
	}
	seen := map[string]bool{}
	for _, word := range loginWords {
		if seen[word] || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
			t.Fatalf("%q", word)
		}
		seen[word] = true
	}
}

func TestContactCardCheck(t *testing.T) {
	card := ContactCard{Phone: "069 / 12 34", Email: "a@b.de", Languages: []string{"tr", "de", "tr"}, WorkingDays: []int{3, 1, 3}}
	if err := card.Check(); err != nil || len(card.Languages) != 2 || card.WorkingDays[0] != 1 || len(card.WorkingDays) != 2 {
		t.Fatalf("%v %+v", err, card)
	}
	for want, wrong := range map[string]ContactCard{
		"/phone wrong_format":             {Phone: "call me"},
		"/email wrong_format":             {Email: "Eve <a@b.de>"},
		"/languages wrong_format":         {Languages: []string{"Deutsch"}},
		"/working_days not_allowed_value": {WorkingDays: []int{8}},
	} {
		if got := fieldOf(wrong.Check()); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestAbsenceCheck(t *testing.T) {
	for _, test := range []struct {
		from, to calendar.Day
		want     string
	}{
		{"2026-12-21", "2026-12-21", ""},
		{"2026-12-21", "2027-01-08", ""},
		{"2026-12-21", "2026-12-20", "/to_day too_small"},
		{"2026-02-30", "2026-12-20", "/from_day wrong_format"},
		{"2026-12-21", "soon", "/to_day wrong_format"},
		{"2026-01-01", "2027-01-02", "/to_day too_large"},
	} {
		if got := fieldOf(Absence{FromDay: test.from, ToDay: test.to}.Check()); got != test.want {
			t.Errorf("%s-%s: got %q, want %q", test.from, test.to, got, test.want)
		}
	}
	a := Absence{FromDay: "2026-12-21", ToDay: "2026-12-23"}
	if a.Covers("2026-12-20") || !a.Covers("2026-12-21") || !a.Covers("2026-12-23") || a.Covers("2026-12-24") {
		t.Error("an absence covers its first and last day and no other")
	}
}

func fieldOf(err error) string {
	var p *problem.Error
	if !errors.As(err, &p) || len(p.Fields) == 0 {
		return ""
	}
	return p.Fields[0].Pointer + " " + p.Fields[0].Code
}
