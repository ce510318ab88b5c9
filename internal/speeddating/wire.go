package speeddating

import (
	"strings"
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/programme"
)

// SpeedDatingPlanWire is what a coach plans, on the wire.
type SpeedDatingPlanWire struct {
	Day             calendar.Day `json:"day" format:"date" doc:"The day"`
	Clock           string       `json:"clock" pattern:"^[0-2][0-9]:[0-5][0-9]$" doc:"Wall time, 16:00"`
	How             How          `json:"how" enum:"on_site,phone,video" doc:"Where people meet"`
	PlaceText       string       `json:"place_text" maxLength:"200" doc:"The place in words, needed on site"`
	Link            string       `json:"link" maxLength:"500" doc:"The address of the video call, https only"`
	TableLinks      []string     `json:"table_links" maxItems:"50" required:"false" doc:"The addresses of the rooms of a video call, https only, that of room 1 first; none when all meet under one"`
	Mode            Mode         `json:"mode" enum:"two_sides,everybody" doc:"Under 25 meets over 25, or everybody meets everybody"`
	Minutes         int          `json:"minutes" minimum:"3" maximum:"15" doc:"Of a talk"`
	MinutesToChange int          `json:"minutes_to_change" minimum:"0" maximum:"5" doc:"To go to the next table"`
}

func (p SpeedDatingPlanWire) details() Details {
	return Details{
		Day: p.Day, Clock: p.Clock, How: p.How, PlaceText: p.PlaceText, Link: p.Link, TableLinks: linesOf(p.TableLinks), Mode: p.Mode,
		Minutes: p.Minutes, MinutesToChange: p.MinutesToChange,
	}
}

// linesOf puts addresses under each other; what is empty is none.
func linesOf(links []string) string {
	var lines []string
	for _, link := range links {
		if link = strings.TrimSpace(link); link != "" {
			lines = append(lines, link)
		}
	}
	return strings.Join(lines, "\n")
}

func planOf(d Details) SpeedDatingPlanWire {
	return SpeedDatingPlanWire{d.Day, d.Clock, d.How, d.PlaceText, d.Link, d.tableLinks(), d.Mode, d.Minutes, d.MinutesToChange}
}

// SpeedDatingClockWire is what phones count by: when the talks of a round begin. The other rounds follow.
type SpeedDatingClockWire struct {
	_        struct{}   `nullable:"true"`
	Round    int        `json:"round" doc:"The round"`
	At       time.Time  `json:"at" doc:"When its talks begin"`
	PausedAt *time.Time `json:"paused_at" doc:"Since when the clock stands still, null while it runs"`
}

func clockOf(s SpeedDating) *SpeedDatingClockWire {
	if s.State != Running || s.ClockAt == nil {
		return nil
	}
	return &SpeedDatingClockWire{Round: s.ClockRound, At: *s.ClockAt, PausedAt: s.PausedAt}
}

// SpeedDatingLineWire is a speed-dating in a list, on the wire.
type SpeedDatingLineWire struct {
	ID uuid.UUID `json:"id" format:"uuid" doc:"Its id"`
	SpeedDatingPlanWire
	StartsAt time.Time  `json:"starts_at" doc:"The instant it is planned for"`
	State    State      `json:"state" enum:"planned,running,over" doc:"How far it is"`
	OpenedAt *time.Time `json:"opened_at" doc:"Since when participants know of it, null before"`
	Version  int        `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

func lineOf(s SpeedDating) SpeedDatingLineWire {
	return SpeedDatingLineWire{s.ID, planOf(s.Details), s.StartsAt, s.State, s.OpenedAt, s.Version}
}

// TeamSpeedDatingWire is a speed-dating as coaches see it, on the wire.
type TeamSpeedDatingWire struct {
	SpeedDatingLineWire
	CohortID uuid.UUID             `json:"cohort_id" format:"uuid" doc:"The cohort"`
	GateOpen bool                  `json:"gate_open" doc:"Whether it may be opened"`
	Running  *SpeedDatingClockWire `json:"running" doc:"The clock, null unless it runs"`
	Guests   []DatingGuestWire     `json:"guests" doc:"Everybody who takes part"`
	Rounds   []DatingRoundWire     `json:"rounds" doc:"The rounds; before the start as they will be if all come who are not away"`
}

// DatingGuestWire is somebody in a speed-dating, on the wire.
type DatingGuestWire struct {
	PersonID    uuid.UUID          `json:"person_id" format:"uuid" doc:"The person"`
	DisplayName string             `json:"display_name" doc:"Name as it is shown"`
	Language    string             `json:"language" doc:"What to print a card in"`
	AgeGroup    programme.AgeGroup `json:"age_group" enum:"under_25,over_25" doc:"The side"`
	Presence    Presence           `json:"presence" enum:"expected,here,away" doc:"What the coach has ticked"`
}

// DatingRoundWire is a round, on the wire.
type DatingRoundWire struct {
	Number int              `json:"number" doc:"From 1"`
	Talks  []DatingTalkWire `json:"talks" doc:"Who sits where; who is in none has a break"`
}

// DatingTalkWire is a table in a round, on the wire.
type DatingTalkWire struct {
	Table    int       `json:"table" doc:"The number on the table"`
	FirstID  uuid.UUID `json:"first_id" format:"uuid" doc:"Who stays at the table, if anybody does"`
	SecondID uuid.UUID `json:"second_id" format:"uuid" doc:"Who comes to it"`
	Cut      bool      `json:"cut" doc:"One of the two was not there, so they have not met"`
}

func teamWire(v View) TeamSpeedDatingWire {
	wire := TeamSpeedDatingWire{
		SpeedDatingLineWire: lineOf(v.SpeedDating), CohortID: v.CohortID, GateOpen: v.GateOpen, Running: clockOf(v.SpeedDating),
		Guests: []DatingGuestWire{}, Rounds: []DatingRoundWire{},
	}
	for _, g := range v.Guests {
		wire.Guests = append(wire.Guests, DatingGuestWire{
			g.PersonID, g.Member.Person.DisplayName, g.Member.Person.Language, g.Member.AgeGroup, g.Presence,
		})
	}
	for _, t := range v.Talks {
		for len(wire.Rounds) < t.Round {
			wire.Rounds = append(wire.Rounds, DatingRoundWire{Number: len(wire.Rounds) + 1, Talks: []DatingTalkWire{}})
		}
		r := &wire.Rounds[t.Round-1]
		r.Talks = append(r.Talks, DatingTalkWire{t.Table, t.First, t.Second, t.Cut})
	}
	return wire
}

// About keeps what concerns one person, for that person to see.
func (w TeamSpeedDatingWire) About(person uuid.UUID) TeamSpeedDatingWire {
	all := w
	w.Guests, w.Rounds = []DatingGuestWire{}, []DatingRoundWire{}
	for _, g := range all.Guests {
		if g.PersonID == person {
			w.Guests = append(w.Guests, g)
		}
	}
	for _, r := range all.Rounds {
		own := DatingRoundWire{Number: r.Number, Talks: []DatingTalkWire{}}
		for _, t := range r.Talks {
			if !t.Cut && (t.FirstID == person || t.SecondID == person) {
				own.Talks = append(own.Talks, t)
			}
		}
		w.Rounds = append(w.Rounds, own)
	}
	return w
}

// MySpeedDatingWire is what a guest's phone needs, also later without network.
type MySpeedDatingWire struct {
	_ struct{} `nullable:"true"`
	SpeedDatingLineWire
	Presence    Presence              `json:"presence" enum:"expected,here,away" doc:"Whether the coach has seen the person"`
	Running     *SpeedDatingClockWire `json:"running" doc:"The clock, null unless it runs"`
	Rounds      []MyDatingRoundWire   `json:"rounds" doc:"Where the person sits"`
	Impressions []MyImpressionWire    `json:"impressions" doc:"What the person noted, for nobody else"`
}

// MyDatingRoundWire is where somebody sits in a round, on the wire.
type MyDatingRoundWire struct {
	Number  int                `json:"number" doc:"From 1"`
	Table   int                `json:"table" doc:"The number on the table, 0 in a break"`
	Partner *DatingPartnerWire `json:"partner" doc:"Who sits there too, null in a break"`
	Cut     bool               `json:"cut" doc:"The partner is not there after all"`
	Link    string             `json:"link" doc:"Where the two meet by video: their room's own address, or the one for all; empty when there is none"`
}

// DatingPartnerWire is the other one at a table, on the wire.
type DatingPartnerWire struct {
	_           struct{}  `nullable:"true"`
	ID          uuid.UUID `json:"id" format:"uuid" doc:"The person"`
	DisplayName string    `json:"display_name" doc:"Name as it is shown"`
}

// ImpressionWire is what somebody noted about somebody, for nobody else.
type ImpressionWire struct {
	AboutID uuid.UUID `json:"about_id" format:"uuid" doc:"The person it is about"`
	Answer  *Answer   `json:"answer" enum:"yes,maybe,no" doc:"Whether a tandem can be imagined, null when left open"`
	Word    string    `json:"word" doc:"A word to remember"`
	Version int       `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

func impressionOf(i Impression) ImpressionWire {
	return ImpressionWire{i.AboutID, i.Answer, i.Word, i.Version}
}

// MyImpressionWire is an impression with the name of whom it is about.
type MyImpressionWire struct {
	ImpressionWire
	AboutName string `json:"about_name" doc:"Their name as it is shown"`
}

func mineWire(m *Mine) *MySpeedDatingWire {
	if m == nil {
		return nil
	}
	wire := &MySpeedDatingWire{
		SpeedDatingLineWire: lineOf(m.SpeedDating), Presence: m.Presence, Running: clockOf(m.SpeedDating),
		Rounds: []MyDatingRoundWire{}, Impressions: []MyImpressionWire{},
	}
	wire.TableLinks = []string{} // the rooms of others are theirs
	for _, r := range m.Rounds {
		own := MyDatingRoundWire{Number: r.Number, Table: r.Table, Cut: r.Cut, Link: m.linkAt(r.Table)}
		if r.Partner != nil {
			own.Partner = &DatingPartnerWire{ID: *r.Partner, DisplayName: m.Names[*r.Partner]}
		}
		wire.Rounds = append(wire.Rounds, own)
	}
	for _, i := range m.Impressions {
		wire.Impressions = append(wire.Impressions, MyImpressionWire{impressionOf(i), m.Names[i.AboutID]})
	}
	return wire
}
