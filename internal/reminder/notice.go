package reminder

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/language"
)

// Urgency tells the push service whether to wake a sleeping phone.
type Urgency string

// The urgencies in use.
const (
	Normal Urgency = "normal"
	High   Urgency = "high"
)

// Notice is a reminder as it appears on a lock screen: no names, no subject, no
// office. A second notice with the same Tag replaces the first without a sound.
type Notice struct {
	Title    string
	Body     string
	Lasting  string // the body for where it is read days later: no "today", no "tomorrow"
	Navigate string // absolute address that a tap opens
	Language string
	Tag      string
	Topic    string
	Urgency  Urgency
	TTL      time.Duration // how long it is worth delivering
}

// Push services take no less than a minute for granted and no more than four weeks.
const (
	shortestTTL = time.Minute
	longestTTL  = 28 * 24 * time.Hour
)

func (s *Service) notice(r Reminder, to reader, now time.Time) Notice {
	body, until := compose(r, to.Language, now, s.zone)
	lasting, _ := compose(r, to.Language, time.Time{}, s.zone)
	n := Notice{
		Title: "MainPate", Body: body, Lasting: lasting, Navigate: s.publicURL + place(r, to.Role), Language: to.Language,
		Tag: s.tag(r), Urgency: Normal, TTL: min(max(until.Sub(now), shortestTTL), longestTTL).Truncate(time.Second),
	}
	n.Topic = n.Tag
	soon := r.StartsAt != nil && r.StartsAt.Sub(now) <= 25*time.Hour
	if soon || r.Kind == Moved || r.Kind == Cancelled || r.Kind == Tried {
		n.Urgency = High
	}
	return n
}

// tag is the same for every repetition of a reminder and tells a push service nothing.
func (s *Service) tag(r Reminder) string {
	mac := hmac.New(sha256.New, s.tagKey)
	_, _ = fmt.Fprintf(mac, "reminder|%s|%s|%d|%s|%s", r.Occasion, r.OccasionID, r.Revision, r.Kind, r.PersonID)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))[:32]
}

// place is where in the app a reminder leads whoever has that role.
func place(r Reminder, role actor.Role) string {
	switch {
	case r.Occasion == Milestone && r.OccasionID != uuid.Nil:
		return "/milestones/" + r.OccasionID.String()
	case r.Occasion == Gathering:
		return "/gatherings/" + r.OccasionID.String()
	case r.Occasion == Group && role == actor.Participant:
		return "/group"
	case r.Occasion == Group:
		return "/cohorts/" + r.OccasionID.String() + "/group"
	case r.Occasion == Message:
		return "/messages?new=1" // which one is nobody's business on the way there
	case r.Occasion == Test:
		return "/more"
	default:
		return "/"
	}
}

// compose writes the text and says until when it is true: "tomorrow" ends at midnight.
func compose(r Reminder, code string, now time.Time, zone *time.Location) (string, time.Time) {
	w := language.Own(words, code)
	switch r.Kind {
	case Cancelled:
		return w.Cancelled + "\n" + w.Official, r.ExpiresAt
	case Waiting:
		return w.Waiting, r.ExpiresAt
	case Due:
		return w.Due, r.ExpiresAt
	case Told:
		return w.News, r.ExpiresAt
	case Written:
		return w.Message, r.ExpiresAt
	case Inside:
		return w.TandemMessage, r.ExpiresAt
	case Tried:
		return w.Test, r.ExpiresAt
	}
	if r.StartsAt == nil {
		return w.Test, r.ExpiresAt
	}
	start := r.StartsAt.In(zone)
	day, today := calendar.DayOf(start, zone), calendar.DayOf(now, zone)
	when, until := w.date(code, start), r.ExpiresAt
	switch {
	case day == today:
		when = w.Today
	case day == today.AddDays(1) && r.Kind == Day:
		when = w.Tomorrow
		until = time.Date(start.Year(), start.Month(), start.Day(), 0, 0, 0, 0, zone)
	}
	when += w.clock(start)
	if r.Kind == Moved {
		return w.Moved + when + ".\n" + w.Official, until
	}
	return sentence(when) + ". " + w.Goodbye + "\n" + w.Official, until
}

// sentence begins with a capital letter, also in a language whose weekdays have a small one.
func sentence(words string) string {
	first, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(first)) + words[size:]
}

func (w phrases) date(code string, t time.Time) string {
	return strings.NewReplacer(
		"{weekday}", calendar.Weekdays(code)[t.Weekday()], "{day}", fmt.Sprint(t.Day()), "{month}", calendar.Months(code)[t.Month()-1],
	).Replace(w.DateFormat)
}

func (w phrases) clock(t time.Time) string {
	clock := t.Format("15:04")
	if w.ShortHours && t.Minute() == 0 {
		clock = fmt.Sprint(t.Hour())
	}
	return strings.Replace(w.ClockFormat, "{clock}", clock, 1)
}
