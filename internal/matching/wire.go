package matching

import (
	"time"

	"github.com/google/uuid"

	"mainpate/internal/calendar"
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
)

// BallotWire is one's own ballot on the wire.
type BallotWire struct {
	Stage     Stage           `json:"stage" enum:"not_yet,open,closed" doc:"Whether one can choose now"`
	TakesPart bool            `json:"takes_part" doc:"Whether the person looks for a partner here"`
	HandedIn  bool            `json:"handed_in" doc:"Whether there is a ballot of the person"`
	OnPaper   bool            `json:"on_paper" doc:"Whether a coach typed it in from paper"`
	Wishes    []uuid.UUID     `json:"wishes" doc:"Up to three people, the dearest first"`
	Also      []uuid.UUID     `json:"also" doc:"Who would be fine, too"`
	PleaseNot *uuid.UUID      `json:"please_not" format:"uuid" nullable:"true" doc:"With whom rather not"`
	Choosable []CandidateWire `json:"choosable" doc:"Whom one can choose from"`
	Version   int             `json:"version" doc:"Counts the changes; a change names it in If-Match"`
}

// CandidateWire is somebody who can be chosen.
type CandidateWire struct {
	ID          uuid.UUID       `json:"id" format:"uuid" doc:"Their id"`
	DisplayName string          `json:"display_name" doc:"Name as it is shown"`
	Impression  *ImpressionNote `json:"impression" doc:"One's own impression from speed-dating, null without one"`
}

// ImpressionNote is one's own impression beside a name, or none.
type ImpressionNote struct {
	_      struct{} `nullable:"true"`
	Answer string   `json:"answer" enum:"yes,maybe,no," doc:"Whether one could imagine it, empty when one noted only a word"`
	Word   string   `json:"word" doc:"A word to remember them by"`
}

func ballotOf(p Paper) BallotWire {
	wire := BallotWire{
		Stage: p.Stage, TakesPart: p.TakesPart, HandedIn: p.Version > 0, OnPaper: p.OnPaper, PleaseNot: p.Choices.Not, Version: p.Version,
		Wishes: append([]uuid.UUID{}, p.Choices.Wishes...), Also: append([]uuid.UUID{}, p.Choices.Also...), Choosable: []CandidateWire{},
	}
	for _, c := range p.Choosable {
		one := CandidateWire{ID: c.ID, DisplayName: c.DisplayName}
		if c.Impression != nil {
			one.Impression = &ImpressionNote{Answer: c.Impression.Answer, Word: c.Impression.Word}
		}
		wire.Choosable = append(wire.Choosable, one)
	}
	return wire
}

// MatchWire is what somebody is told about their partner, on the wire.
type MatchWire struct {
	Where      Where             `json:"where" enum:"none,waiting,matched,parted" doc:"No news yet, on the waiting list, in a tandem, or between two"`
	TandemID   *uuid.UUID        `json:"tandem_id" format:"uuid" nullable:"true" doc:"The tandem, null without one"`
	Partner    *MatchPartnerWire `json:"partner" doc:"The partner, null without one"`
	BothWished bool              `json:"both_wished" doc:"Whether the two can both imagine being a tandem"`
	Words      string            `json:"words" doc:"What the team says to the two, perhaps nothing"`
	Languages  []string          `json:"languages" doc:"Languages of both, ISO 639-1"`
	Topics     []string          `json:"topics" doc:"Topics that connect the two"`
	Times      []string          `json:"times" doc:"Parts of the week that suit both"`
	Parting    *MatchPartingWire `json:"parting" doc:"What the former partner wanted to be said, null for nothing"`
	Third      string            `json:"third" doc:"Who goes along with the two until they have a tandem of their own, empty for nobody"`
	Along      []string          `json:"along" doc:"The two with whom the person goes along while waiting, empty without"`
}

// MatchPartnerWire is the partner, or none.
type MatchPartnerWire struct {
	_           struct{}  `nullable:"true"`
	ID          uuid.UUID `json:"id" format:"uuid" doc:"Whose id"`
	DisplayName string    `json:"display_name" doc:"Name as it is shown"`
}

// MatchPartingWire is a sentence at the end of a tandem, or none.
type MatchPartingWire struct {
	_        struct{}        `nullable:"true"`
	Sentence tandem.Sentence `json:"sentence" enum:"not_you,thanks,good_luck,own" doc:"The sentence"`
	OwnWords string          `json:"own_words" doc:"The sentence, when it is their own"`
}

func matchOf(m Match) MatchWire {
	n := m.Notice
	wire := MatchWire{
		Where: m.Where, TandemID: m.TandemID, BothWished: n.BothWished, Words: n.Words,
		Languages: orEmpty(n.Languages), Topics: orEmpty(n.Topics), Times: orEmpty(n.Times), Third: m.Third, Along: orEmpty(m.Along),
	}
	if m.TandemID != nil {
		wire.Partner = &MatchPartnerWire{ID: m.Partner.PersonID, DisplayName: m.Partner.DisplayName}
	}
	if m.Parting != nil {
		wire.Parting = &MatchPartingWire{Sentence: m.Parting.Sentence, OwnWords: m.Parting.OwnWords}
	}
	return wire
}

// FitCheckWire is the question whether the two go well together, on the wire.
type FitCheckWire struct {
	TandemID  *uuid.UUID    `json:"tandem_id" format:"uuid" nullable:"true" doc:"The tandem it is about, null without one"`
	Met       int           `json:"met" doc:"How often the two have met"`
	Due       int           `json:"due" doc:"After which meeting it is asked now: 1 or 3, 0 for not now"`
	ContactID *uuid.UUID    `json:"contact_id" format:"uuid" nullable:"true" doc:"The coach this person asks first, null when none is chosen"`
	Said      []FitSaidWire `json:"said" doc:"The own answers so far"`
}

// FitSaidWire is one's own answer.
type FitSaidWire struct {
	AfterMeeting int        `json:"after_meeting" doc:"After which meeting"`
	Answer       Fit        `json:"answer" enum:"yes,not_sure,rather_not" doc:"The answer"`
	Words        string     `json:"words" doc:"What the coach should know"`
	CoachID      *uuid.UUID `json:"coach_id" format:"uuid" nullable:"true" doc:"Who reads it, null for nobody"`
	TalkedAt     *time.Time `json:"talked_at" doc:"When the coach noted that you have talked"`
}

func fitOf(a Asking) FitCheckWire {
	wire := FitCheckWire{TandemID: a.TandemID, Met: a.Met, Due: a.Due, ContactID: a.ContactID, Said: []FitSaidWire{}}
	for _, f := range a.Said {
		wire.Said = append(wire.Said, FitSaidWire{f.AfterMeeting, f.Answer, f.Words, f.CoachID, f.TalkedAt})
	}
	return wire
}

// ConcernWire is somebody's "rather not", for the coach they chose.
type ConcernWire struct {
	ID           uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	TandemID     uuid.UUID  `json:"tandem_id" format:"uuid" doc:"The tandem it is about"`
	PersonID     uuid.UUID  `json:"person_id" format:"uuid" doc:"Who says it"`
	DisplayName  string     `json:"display_name" doc:"Name as it is shown"`
	PartnerName  string     `json:"partner_name" doc:"The other one of the two, who knows nothing of it"`
	AfterMeeting int        `json:"after_meeting" doc:"After which meeting"`
	Words        string     `json:"words" doc:"What you should know"`
	SaidAt       time.Time  `json:"said_at" doc:"When they said it"`
	TalkedAt     *time.Time `json:"talked_at" doc:"When you noted that you have talked"`
}

func concernOf(c Concern) ConcernWire {
	return ConcernWire{
		c.ID, c.TandemID, c.PersonID, c.Tandem.Partner(c.PersonID).DisplayName, c.Tandem.Other(c.PersonID).DisplayName,
		c.AfterMeeting, c.Words, c.UpdatedAt, c.TalkedAt,
	}
}

// MatchingWire is how far a cohort is with its matching, on the wire.
type MatchingWire struct {
	AgeRule   bool                `json:"age_rule" doc:"Whether one of the two is under 25 and one over"`
	GateOpen  bool                `json:"gate_open" doc:"Whether enough people take part to begin"`
	Stage     Stage               `json:"stage" enum:"not_yet,open,closed" doc:"Whether people can choose now"`
	Members   []ChooserWire       `json:"members" doc:"Who looks for a partner"`
	Proposals []MatchProposalLine `json:"proposals" doc:"The proposals, the newest first"`
	Minutes   []MinutesWire       `json:"minutes" doc:"The team's time for matching"`
	Despite   []ThirdDespiteWire  `json:"despite" doc:"Who goes along with a tandem although a rule speaks against it"`
	Parted    []Pair              `json:"parted" doc:"Who had a tandem together and went apart, as long as both look for a partner"`
}

// ThirdDespiteWire is why somebody goes along although a rule speaks against it. It may say what others wished, so it is
// for the team alone.
type ThirdDespiteWire struct {
	PersonID uuid.UUID `json:"person_id" format:"uuid" doc:"Who goes along"`
	Reason   string    `json:"reason" doc:"Why"`
}

// ChooserWire is somebody who looks for a partner.
type ChooserWire struct {
	PersonID    uuid.UUID          `json:"person_id" format:"uuid" doc:"The person"`
	DisplayName string             `json:"display_name" doc:"Name as it is shown"`
	AgeGroup    programme.AgeGroup `json:"age_group" enum:"under_25,over_25" doc:"The age group"`
	HandedIn    bool               `json:"handed_in" doc:"Whether there is a ballot, without what stands on it"`
	OnPaper     bool               `json:"on_paper" doc:"Whether a coach typed it in from paper"`
	Along       []string           `json:"along" doc:"The two with whom they go along as a third, empty without"`
	NoProfile   bool               `json:"no_profile" doc:"Whether languages or times are missing, without which nobody can be found for them"`
}

// MatchProposalLine is a proposal in a list.
type MatchProposalLine struct {
	ID           uuid.UUID  `json:"id" format:"uuid" doc:"Its id"`
	Number       int        `json:"number" doc:"Counts the proposals of the cohort"`
	ByHand       bool       `json:"by_hand" doc:"Whether the team made the tandems itself"`
	Reason       string     `json:"reason" doc:"Why by hand, else empty"`
	CreatedAt    time.Time  `json:"created_at" doc:"When it was made"`
	Alternatives int        `json:"alternatives" doc:"How many equally good ones it has"`
	PublishedAt  *time.Time `json:"published_at" doc:"When its tandems were made, null before"`
}

// MinutesWire is a note of time.
type MinutesWire struct {
	ID      uuid.UUID    `json:"id" format:"uuid" doc:"Its id"`
	Minutes int          `json:"minutes" doc:"How many minutes"`
	Day     calendar.Day `json:"day" format:"date" doc:"The day"`
}

func matchingOf(v Overview) MatchingWire {
	wire := MatchingWire{
		AgeRule: v.AgeRule, GateOpen: v.GateOpen, Stage: v.Box.Stage(), Members: []ChooserWire{}, Proposals: []MatchProposalLine{}, Minutes: []MinutesWire{},
		Despite: []ThirdDespiteWire{}, Parted: append([]Pair{}, v.Parted...),
	}
	for _, third := range v.Despite {
		wire.Despite = append(wire.Despite, ThirdDespiteWire{third.PersonID, third.Reason})
	}
	for _, m := range v.Members {
		wire.Members = append(wire.Members, ChooserWire{m.PersonID, m.DisplayName, m.AgeGroup, m.HandedIn, m.OnPaper, orEmpty(m.Along), m.NoProfile})
	}
	for _, p := range v.Proposals {
		line := MatchProposalLine{ID: p.ID, Number: p.Number, ByHand: p.ByHand, Reason: p.Reason, CreatedAt: p.CreatedAt, Alternatives: len(p.Result)}
		if p.Published != nil {
			line.PublishedAt = &p.Published.PublishedAt
		}
		wire.Proposals = append(wire.Proposals, line)
	}
	for _, m := range v.Minutes {
		wire.Minutes = append(wire.Minutes, MinutesWire{m.ID, m.Minutes, m.Day})
	}
	return wire
}
