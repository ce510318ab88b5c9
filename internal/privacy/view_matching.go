package privacy

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/matching"
)

// ShownBallotWire is what a coach sees of somebody's ballot: that it is there, and once a proposal has been made what
// stood on it then. What others wished is in no line of it.
type ShownBallotWire struct {
	_        struct{}              `nullable:"true"`
	Line     *ShownChooserWire     `json:"line" doc:"The line in the list of those who look for a partner, null for whoever does not any more"`
	Proposed []ShownProposedBallot `json:"proposed" doc:"The ballot as each proposal shows it, the newest first"`
}

// ShownChooserWire is a line in the list of those who look for a partner, or nothing.
type ShownChooserWire struct {
	_ struct{} `nullable:"true"`
	matching.ChooserWire
}

// ShownProposedBallot is a ballot as a proposal shows it to the team.
type ShownProposedBallot struct {
	Number    int      `json:"number" doc:"Which proposal"`
	Wishes    []string `json:"wishes" doc:"Whom you named, in order, by name"`
	Also      []string `json:"also" doc:"Who would be fine, too, by name"`
	Languages []string `json:"languages" doc:"What you speak"`
	Times     []string `json:"times" doc:"When you have time"`
}

// addMatching shows the person's own ballot as a coach sees it, and what they told a coach about their tandem.
func (g Glass) addMatching(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	if view.Through == "" {
		return nil
	}
	overview, err := g.Matching.Overview(ctx, &matching.MatchingInput{ID: cohort})
	if err != nil {
		return err
	}
	at := slices.IndexFunc(overview.Body.Members, func(m matching.ChooserWire) bool { return m.PersonID == who.PersonID })
	shown := ShownBallotWire{Proposed: []ShownProposedBallot{}}
	if at >= 0 {
		shown.Line = &ShownChooserWire{ChooserWire: overview.Body.Members[at]}
	}
	for _, line := range overview.Body.Proposals {
		p, err := g.Matching.Proposal(ctx, &matching.MatchProposalInput{ID: line.ID})
		if err != nil {
			return err
		}
		names := map[uuid.UUID]string{}
		for _, person := range p.Body.People {
			names[person.ID] = person.DisplayName
		}
		called := func(ids []uuid.UUID) []string {
			list := []string{}
			for _, id := range ids {
				list = append(list, names[id])
			}
			return list
		}
		for _, person := range p.Body.People {
			if person.ID == who.PersonID {
				shown.Proposed = append(shown.Proposed, ShownProposedBallot{
					line.Number, called(person.Wishes), called(person.Also), person.Languages, person.Times,
				})
			}
		}
	}
	if at >= 0 || len(shown.Proposed) > 0 {
		view.Ballot = &shown
	}
	return nil
}

// addConcerns shows what the person told a coach about their tandem, through the eyes of the coach they told it to.
func (g Glass) addConcerns(ctx context.Context, who actor.Actor, view *TeamViewWire) error {
	view.Concerns = []matching.ConcernWire{}
	own, err := g.Matching.FitCheck(ctx, nil)
	if err != nil {
		return err
	}
	var asked []uuid.UUID
	for _, said := range own.Body.Said {
		if said.CoachID == nil || slices.Contains(asked, *said.CoachID) {
			continue
		}
		asked = append(asked, *said.CoachID)
		asCoach := actor.With(ctx, actor.Actor{PersonID: *said.CoachID, Role: actor.Coach, Language: who.Language, MirrorFor: who.PersonID})
		found, err := g.Matching.Concerns(asCoach, nil)
		if err != nil {
			return err
		}
		for _, c := range found.Body.Items {
			if c.PersonID == who.PersonID {
				view.Concerns = append(view.Concerns, c)
			}
		}
	}
	return nil
}
