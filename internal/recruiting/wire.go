package recruiting

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/programme"
	"mainpate/internal/wires"
)

// ProspectWire is somebody in the pool on the wire.
type ProspectWire struct {
	ID          uuid.UUID            `json:"id" format:"uuid" doc:"Their id; once they have an account it is the person's"`
	PersonID    *uuid.UUID           `json:"person_id" format:"uuid" nullable:"true" doc:"The person, null before they have said yes themself"`
	Joined      bool                 `json:"joined" doc:"Whether they have used their code and are in the app"`
	State       State                `json:"state" enum:"referred,informed,interested,invited,attended,agreed,not_now,declined" doc:"How far they have come"`
	FirstName   string               `json:"first_name" doc:"Their first name, empty when they have said no"`
	ContactKind string               `json:"contact_kind" enum:",phone,message,email,letter,in_person" doc:"How they want to be reached"`
	Contact     string               `json:"contact" doc:"The number or address for that"`
	Language    string               `json:"language" doc:"The language they like best, ISO 639-1; empty when nobody knows"`
	AgeGroup    string               `json:"age_group" enum:",under_25,over_25" doc:"Their age group; empty when nobody knows"`
	Why         string               `json:"why" doc:"One sentence about why it could be something for them"`
	CameBy      Kind                 `json:"came_by" enum:",referral,flyer,champion" doc:"Through which form; empty when the team has written them down"`
	InvitedBy   string               `json:"invited_by" doc:"Who invited them, if somebody who has been through it did"`
	Link        string               `json:"link" doc:"Their personal link, empty while there is none"`
	AskAgainDay *calendar.Day        `json:"ask_again_day" format:"date" doc:"When they want to be asked again"`
	Changes     []ProspectChangeWire `json:"changes" doc:"How they came here, the oldest first"`
	Version     int                  `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// ProspectChangeWire is a dated state on the wire.
type ProspectChangeWire struct {
	State     State     `json:"state" enum:"referred,informed,interested,invited,attended,agreed,not_now,declined" doc:"The state"`
	ChangedAt time.Time `json:"changed_at" doc:"When it was reached"`
	By        string    `json:"by" doc:"Who of the team noted it; empty when nobody of them did"`
}

// PoolWire is a pool on the wire.
type PoolWire struct {
	Places *int           `json:"places" doc:"How many have to be in, null when nobody is recruited"`
	Agreed int            `json:"agreed" doc:"How many are in"`
	Items  []ProspectWire `json:"items" doc:"By their first names"`
}

// NamedWire is somebody with the name to show.
type NamedWire struct {
	ID          uuid.UUID `json:"id" format:"uuid" doc:"The person"`
	DisplayName string    `json:"display_name" doc:"Their name"`
}

// AlumnusWire is somebody who has been through an earlier cohort.
type AlumnusWire struct {
	NamedWire
	CohortName string `json:"cohort_name" doc:"The cohort they were in"`
}

// AlumniWire are those whom a coach could ask to invite others.
type AlumniWire struct {
	Items     []AlumnusWire `json:"items" doc:"Who may be asked, by their names"`
	NotListed int           `json:"not_listed" doc:"How many have not allowed to be contacted after the end"`
}

// StartGateWire is the start gate on the wire.
type StartGateWire struct {
	Places              *int        `json:"places" doc:"How many have to be in, null when nobody is recruited"`
	Agreed              int         `json:"agreed" doc:"How many are in"`
	Under25             int         `json:"under_25" doc:"How many of them are under 25"`
	Over25              int         `json:"over_25" doc:"How many of them are over 25"`
	AgeRule             bool        `json:"age_rule" doc:"Whether one partner is under 25 and the other over"`
	MissingDeclarations []NamedWire `json:"missing_declarations" doc:"Who is in and has not signed the declaration"`
	NotInTheApp         []NamedWire `json:"not_in_the_app" doc:"Who is in and has not come into the app yet: their ballot goes on paper"`
	AskNow              int         `json:"ask_now" doc:"How many wanted to be asked again by now"`
	Enough              bool        `json:"enough" doc:"Whether as many are in as there are places"`
	Open                bool        `json:"open" doc:"Whether what comes after the gate may begin"`
	OpenedAt            *time.Time  `json:"opened_at" nullable:"true" doc:"When it was opened"`
	OpenedBy            string      `json:"opened_by" doc:"Who of the team opened it"`
	Reason              string      `json:"reason" doc:"Why it was opened before enough were in"`
}

// CodeWire is a code on the wire.
type CodeWire struct {
	ID         uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	Kind       Kind       `json:"kind" enum:"referral,flyer,champion" doc:"Whom it is for"`
	Code       string     `json:"code" doc:"The code"`
	URL        string     `json:"url" doc:"The address it opens"`
	CohortName string     `json:"cohort_name" doc:"The cohort it leads to"`
	ChampionID *uuid.UUID `json:"champion_id" format:"uuid" nullable:"true" doc:"The champion whose it is"`
	Champion   string     `json:"champion" doc:"Their name"`
	Story      string     `json:"story" doc:"What they say to those they invite"`
	Came       int        `json:"came" doc:"How many have joined through it"`
	Version    int        `json:"version" doc:"Counts the changes; a change names it in If-Match"`
	CreatedAt  time.Time  `json:"created_at" doc:"When it was made"`
}

// StandingWire is the way to the start as a participant sees it.
type StandingWire struct {
	CohortName  string        `json:"cohort_name" doc:"The cohort"`
	Places      *int          `json:"places" doc:"How many have to be in, null when nobody is recruited"`
	Agreed      int           `json:"agreed" doc:"How many are in"`
	State       State         `json:"state" enum:"referred,informed,interested,invited,attended,agreed,not_now,declined" doc:"How far the person has come"`
	Since       calendar.Day  `json:"since" format:"date" doc:"Since when"`
	AskAgainDay *calendar.Day `json:"ask_again_day" format:"date" doc:"When they want to be asked again"`
	Asked       bool          `json:"asked" doc:"Whether a word of theirs is waited for"`
	GateOpen    bool          `json:"gate_open" doc:"Whether the cohort has begun to come together"`
	InvitedBy   string        `json:"invited_by" doc:"Who invited them, if somebody who has been through it did"`
}

// WelcomeWire is what a code opens.
type WelcomeWire struct {
	Kind       Kind             `json:"kind" enum:"referral,flyer,champion,personal" doc:"Whom the code is for"`
	CohortName string           `json:"cohort_name" doc:"The cohort it leads to"`
	InvitedBy  string           `json:"invited_by" doc:"Who invites, if somebody who has been through it does"`
	Story      string           `json:"story" doc:"What they say"`
	FirstName  string           `json:"first_name" doc:"Of whom the code is for, if it is somebody's own"`
	Language   string           `json:"language" doc:"The language they like best, if it is known"`
	AgeGroup   string           `json:"age_group" enum:",under_25,over_25" doc:"Their age group, if it is known"`
	Joined     bool             `json:"joined" doc:"Whether they have said yes before"`
	Next       *InformationWire `json:"next" doc:"When one can come and listen, null when nothing is planned"`
}

// InformationWire is when one can come and listen.
type InformationWire struct {
	_       struct{}     `nullable:"true"`
	Day     calendar.Day `json:"day" format:"date" doc:"The day"`
	Clock   string       `json:"clock" doc:"Wall time, 15:00"`
	Place   string       `json:"place" doc:"Where"`
	MapLink string       `json:"map_link" doc:"A map; may be empty"`
}

func (h *Handler) prospect(e Entry) ProspectWire {
	w := ProspectWire{
		ID: e.ID, PersonID: e.PersonID, Joined: e.Joined, State: e.State, FirstName: e.FirstName, ContactKind: e.ContactKind,
		Contact: e.Contact, Language: e.Language, AgeGroup: string(e.AgeGroup), Why: e.Why, CameBy: e.CameBy, InvitedBy: e.InvitedBy,
		AskAgainDay: e.AskAgainDay, Version: e.Version,
		Changes: wires.Of(e.Changes, func(c Change) ProspectChangeWire {
			w := ProspectChangeWire{State: c.State, ChangedAt: c.ChangedAt}
			if c.ByID != nil {
				w.By = e.Names[*c.ByID]
			}
			return w
		}),
	}
	if e.Code != nil {
		w.Link = h.service.url(Personal, *e.Code)
	}
	return w
}

func (h *Handler) code(c HandedOut) CodeWire {
	return CodeWire{
		ID: c.ID, Kind: c.Kind, Code: c.Code.Code, URL: h.service.url(c.Kind, c.Code.Code), CohortName: c.CohortName,
		ChampionID: c.PersonID, Champion: c.Name, Story: c.Story, Came: c.Came, Version: c.Version, CreatedAt: c.CreatedAt,
	}
}

func namedWire(n Named) NamedWire { return NamedWire{n.ID, n.Name} }

func gateWire(g Gate) StartGateWire {
	w := StartGateWire{
		Places: g.Places, Agreed: g.Agreed, Under25: g.Under25, Over25: g.Over25, AgeRule: g.AgeRule,
		MissingDeclarations: wires.Of(g.Unsigned, namedWire), NotInTheApp: wires.Of(g.Outside, namedWire), AskNow: g.AskNow, Enough: g.Enough(), Open: g.Open(), OpenedBy: g.OpenedBy,
	}
	if g.Opened != nil {
		w.OpenedAt, w.Reason = &g.Opened.OpenedAt, g.Opened.Reason
	}
	return w
}

func welcomeWire(w Welcome) WelcomeWire {
	out := WelcomeWire{
		Kind: w.Kind, CohortName: w.CohortName, InvitedBy: w.InvitedBy, Story: w.Story, FirstName: w.FirstName,
		Language: w.Language, AgeGroup: string(w.AgeGroup), Joined: w.Joined,
	}
	if w.Next.Day != "" {
		out.Next = &InformationWire{Day: w.Next.Day, Clock: w.Next.Clock, Place: w.Next.Place, MapLink: w.Next.MapLink}
	}
	return out
}

func standingWire(s Standing) StandingWire {
	return StandingWire{s.CohortName, s.Places, s.Agreed, s.State, s.Since, s.AskAgainDay, s.Asked, s.GateOpen, s.InvitedBy}
}

// AboutBody is what is written down of somebody who has no account.
type AboutBody struct {
	FirstName   string `json:"first_name" minLength:"1" maxLength:"60" doc:"Their first name"`
	ContactKind string `json:"contact_kind" enum:"phone,message,email,letter,in_person" doc:"How they want to be reached"`
	Contact     string `json:"contact,omitempty" maxLength:"120" doc:"The number or address for that"`
	Language    string `json:"language,omitempty" pattern:"^([a-z]{2})?$" doc:"The language they like best, ISO 639-1"`
	AgeGroup    string `json:"age_group,omitempty" enum:",under_25,over_25" doc:"Their age group"`
	Why         string `json:"why,omitempty" maxLength:"300" doc:"One sentence about why it could be something for them; nothing from a file"`
}

func (b AboutBody) about() About {
	return About{b.FirstName, b.ContactKind, b.Contact, b.Language, programme.AgeGroup(b.AgeGroup), b.Why}
}
