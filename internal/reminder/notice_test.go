package reminder

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/language/languagetest"
)

func TestTexts(t *testing.T) {
	for _, c := range []struct {
		kind                 Kind
		language, now, start string
		body, until          string
	}{
		{Day, "de", "2026-12-01 15:00", "2026-12-02 15:00", "Morgen 15 Uhr. Bis dann.", "2026-12-02 00:00"},
		{Hours, "de", "2026-12-02 13:30", "2026-12-02 15:30", "Heute 15:30 Uhr. Bis dann.", "2026-12-02 15:30"},
		// The last reminder must stay true when the phone is switched on after midnight.
		{Hours, "de", "2026-12-01 19:30", "2026-12-02 09:00", "Mittwoch, 2. Dezember, 9 Uhr. Bis dann.", "2026-12-02 09:00"},
		{Week, "de", "2026-11-25 15:00", "2026-12-02 15:00", "Mittwoch, 2. Dezember, 15 Uhr. Bis dann.", "2026-12-02 15:00"},
		{Moved, "de", "2026-11-25 15:00", "2026-12-02 15:00", "Neue Zeit: Mittwoch, 2. Dezember, 15 Uhr.", "2026-12-02 15:00"},
		{Cancelled, "de", "2026-11-25 15:00", "2026-12-02 15:00", "Das Treffen fällt aus.", "2026-12-02 15:00"},
		{Day, "en", "2026-12-01 15:00", "2026-12-02 15:00", "Tomorrow 15:00. See you then.", "2026-12-02 00:00"},
		{Day, "tr", "2026-12-01 15:00", "2026-12-02 15:00", "Yarın saat 15:00. Görüşmek üzere.", "2026-12-02 00:00"},
		{Day, "ar", "2026-12-01 15:00", "2026-12-02 15:00", "غدًا الساعة 15:00. إلى اللقاء.", "2026-12-02 00:00"},
		{Week, "ar", "2026-11-25 15:00", "2026-12-02 15:00", "الأربعاء 2 ديسمبر، الساعة 15:00. إلى اللقاء.", "2026-12-02 15:00"},
		// Where weekdays have a small letter, a sentence has a capital one all the same.
		{Week, "uk", "2026-11-25 15:00", "2026-12-02 15:00", "Середа, 2 грудня, о 15:00. До зустрічі.", "2026-12-02 15:00"},
		{Moved, "en", "2026-12-02 13:00", "2026-12-02 15:00", "New time: today 15:00.", "2026-12-02 15:00"},
		{Moved, "ro", "2026-11-25 15:00", "2026-12-02 15:00", "Ora nouă: miercuri, 2 decembrie, ora 15:00.", "2026-12-02 15:00"},
		{Moved, "uk", "2026-11-25 15:00", "2026-12-02 15:00", "Новий час: середа, 2 грудня, о 15:00.", "2026-12-02 15:00"},
	} {
		start := at(t, c.start)
		r := Reminder{Kind: c.kind, Occasion: Milestone, StartsAt: &start, ExpiresAt: start}
		body, until := compose(r, c.language, at(t, c.now), berlin(t))
		first, second, _ := strings.Cut(body, "\n")
		if first != c.body || !until.Equal(at(t, c.until)) {
			t.Errorf("%s %s: %q until %s", c.kind, c.language, first, until.In(berlin(t)))
		}
		if second != words[c.language].Official {
			t.Errorf("%s %s does not say that it replaces no official invitation: %q", c.kind, c.language, second)
		}
	}
}

func TestEveryLanguageIsComplete(t *testing.T) { languagetest.Complete(t, words) }

func TestNotice(t *testing.T) {
	s := &Service{zone: berlin(t), publicURL: "https://mainpate.example", tagKey: []byte("secret")}
	start := at(t, "2026-12-02 15:00")
	r := Reminder{
		Kind: Hours, Occasion: Milestone, OccasionID: uuid.New(), PersonID: uuid.New(), Revision: 1,
		StartsAt: &start, ExpiresAt: start,
	}
	n := s.notice(r, reader{Language: "de"}, start.Add(-2*time.Hour))
	if n.TTL != 2*time.Hour || n.Urgency != High || n.Title != "MainPate" {
		t.Errorf("got %+v", n)
	}
	if n.Navigate != "https://mainpate.example/milestones/"+r.OccasionID.String() {
		t.Errorf("a tap leads to %s", n.Navigate)
	}
	if len(n.Tag) != 32 || n.Tag != n.Topic || strings.Contains(n.Tag, r.OccasionID.String()[:8]) {
		t.Errorf("tag %q, topic %q", n.Tag, n.Topic)
	}
	if later := s.notice(r, reader{Language: "de"}, start.Add(-time.Second)); later.Tag != n.Tag || later.TTL != time.Minute {
		t.Errorf("a repetition has tag %q and lives %s", later.Tag, later.TTL)
	}
	r.Revision = 2
	if s.notice(r, reader{Language: "de"}, start).Tag == n.Tag {
		t.Error("another revision would replace the first without a sound")
	}
	if week := s.notice(Reminder{Kind: Week, StartsAt: &start, ExpiresAt: start}, reader{Language: "de"}, start.AddDate(0, 0, -7)); week.Urgency != Normal {
		t.Errorf("a week before is %s", week.Urgency)
	}
}
