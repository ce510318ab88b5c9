package privacy

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/actor"
	"mainpate/internal/auth"
	"mainpate/internal/consent"
	"mainpate/internal/gathering"
	"mainpate/internal/groupmeeting"
	"mainpate/internal/matching"
	"mainpate/internal/message"
	"mainpate/internal/milestone"
	"mainpate/internal/office"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/team"
	"mainpate/internal/thanks"
	"mainpate/internal/workbook"
)

// Glass shows participants what the team sees of them. It asks the very handlers that answer a coach, as that coach;
// the actor is a mirror image, so nothing is marked as seen and nothing is written into the access log. What only the
// partner has told the team (a question, a pause) is the partner's and left out.
type Glass struct {
	Service       *Service
	Tandems       *tandem.Handler
	Workbook      *workbook.Handler
	Milestones    *milestone.Handler
	Programmes    *programme.Handler
	Team          *team.Handler
	Accounts      *auth.AccountsHandler
	Consents      *consent.Handler
	SpeedDatings  *speeddating.Handler
	Profiles      *profile.Handler
	Sheets        *questionnaire.Handler
	Matching      *matching.Handler
	Recruiting    *recruiting.Handler
	Gatherings    *gathering.Handler
	Office        *office.Handler
	GroupMeetings *groupmeeting.Handler
	Thanks        *thanks.Handler
	Messages      *message.Handler
}

// TeamViewWire is everything that the team sees of a participant, on the wire.
type TeamViewWire struct {
	Through           string                            `json:"through" doc:"The coach through whose eyes it is seen; empty when nobody stands beside the cohort, who could see anything"`
	Tandem            *ShownTandemWire                  `json:"tandem" doc:"The tandem, null before it is formed"`
	Released          *ShownReleasedWire                `json:"released" doc:"What the two have released, and the days they met"`
	MilestoneMeetings []milestone.MilestoneMeetingWire  `json:"milestone_meetings" doc:"The milestone meetings"`
	MilestoneSheets   []milestone.MilestoneSheetWire    `json:"milestone_sheets" doc:"What lies on the table at each of them"`
	PlanVersions      []ShownVersionsWire               `json:"plan_versions" doc:"The versions of each plan"`
	Promises          []milestone.PromiseWire           `json:"promises" doc:"What the office has promised the two"`
	Participant       *ShownParticipantWire             `json:"participant" doc:"The line in the list of participants"`
	Profile           *ShownProfileWire                 `json:"profile" doc:"What the person can give and needs, as the team sees it"`
	Sheets            *ShownSheetsWire                  `json:"sheets" doc:"The first talk, and what the person has opened of their answers"`
	Declaration       *ShownDeclarationWire             `json:"declaration" doc:"What the person has signed and allows"`
	Pool              *ShownProspectWire                `json:"pool" doc:"How the person came in, as the team sees it"`
	Gatherings        []gathering.GuestListWire         `json:"gatherings" doc:"What the person said about coming, and whether they were there; without the others"`
	OfficeQuestions   []office.TeamOfficeQuestionWire   `json:"office_questions" doc:"What the person has asked the office with their name"`
	GroupMeetings     []groupmeeting.GroupMeetingWire   `json:"group_meetings" doc:"What the person suggested for the group, and which times they said suit; without the others"`
	Messages          *ShownMessagesWire                `json:"messages" doc:"The conversation with the team, null before anybody has written"`
	GroupMessages     []message.MessageWire             `json:"group_messages" doc:"What the person has written to the whole group"`
	Thanks            []thanks.ReceivedThanksWire       `json:"thanks" doc:"What the person thanked this coach for, until the coach has read it"`
	Reports           []message.MessageReportWire       `json:"reports" doc:"Messages of the person that were shown to a coach, and what the person has shown; of others only what is theirs to know"`
	Home              team.TeamHomeWire                 `json:"home" doc:"The lines on the coach's home that are about the two"`
	Account           auth.AccountWire                  `json:"account" doc:"The line in the administrators' list"`
	SpeedDatings      []speeddating.TeamSpeedDatingWire `json:"speed_datings" doc:"Whether they were there, and at which tables; of the others only their ids"`
	Ballot            *ShownBallotWire                  `json:"ballot" doc:"The own ballot as the team sees it, null before anybody chooses"`
	Concerns          []matching.ConcernWire            `json:"concerns" doc:"What the person told a coach about their tandem"`
}

// ShownTandemWire is a tandem as a coach sees it, or nothing.
type ShownTandemWire struct {
	_ struct{} `nullable:"true"`
	tandem.TandemWire
}

// ShownReleasedWire is what a coach sees of a workbook, or nothing.
type ShownReleasedWire struct {
	_ struct{} `nullable:"true"`
	workbook.ReleasedWire
}

// ShownParticipantWire is a participant as a coach sees them, or nothing.
type ShownParticipantWire struct {
	_ struct{} `nullable:"true"`
	programme.MemberWire
}

// ShownProfileWire is a profile as a coach sees it, or nothing.
type ShownProfileWire struct {
	_ struct{} `nullable:"true"`
	profile.ParticipantProfileWire
}

// ShownSheetsWire are somebody's answers as a coach sees them, or nothing.
type ShownSheetsWire struct {
	_ struct{} `nullable:"true"`
	questionnaire.PersonSheetsWire
}

// ShownDeclarationWire is what a participant has signed and allows as a coach sees it, or nothing.
type ShownDeclarationWire struct {
	_ struct{} `nullable:"true"`
	consent.DeclarationStandingWire
}

// ShownVersionsWire are the versions of a plan as a coach sees them.
type ShownVersionsWire struct {
	PlanID uuid.UUID                   `json:"plan_id" format:"uuid" doc:"The plan"`
	Items  []milestone.PlanVersionWire `json:"items" doc:"All of them"`
}

// TeamViewOutput carries what the team sees of a participant.
type TeamViewOutput struct{ Body TeamViewWire }

// View shows a participant what the team sees of them.
func (g Glass) View(ctx context.Context, _ *struct{}) (*TeamViewOutput, error) {
	who := actor.Must(ctx)
	out := &TeamViewOutput{}
	view := &out.Body
	if err := g.addAccount(ctx, who, view); err != nil {
		return nil, err
	}
	eyes, cohort, err := g.Service.coachOf(ctx, who.PersonID)
	if err != nil {
		return nil, err
	}
	view.Through = eyes.name
	asCoach := actor.With(ctx, actor.Actor{PersonID: eyes.id, Role: actor.Coach, Language: who.Language, MirrorFor: who.PersonID})
	if err := g.addPlace(asCoach, who, cohort, view); err != nil {
		return nil, err
	}
	if err := g.addRecruiting(asCoach, who, cohort, view); err != nil {
		return nil, err
	}
	if err := g.addMessages(asCoach, who, cohort, view); err != nil {
		return nil, err
	}
	if err := g.addGroup(asCoach, who, cohort, view); err != nil {
		return nil, err
	}
	if err := g.addReports(ctx, who, cohort, view); err != nil {
		return nil, err
	}
	if err := g.addTandem(asCoach, who, view); err != nil {
		return nil, err
	}
	if err := g.addMatching(asCoach, who, cohort, view); err != nil {
		return nil, err
	}
	if err := g.addConcerns(ctx, who, view); err != nil {
		return nil, err
	}
	if err := g.addSpeedDatings(asCoach, who, cohort, view); err != nil {
		return nil, err
	}
	return out, g.addHome(asCoach, who, view)
}

func (g Glass) addAccount(ctx context.Context, who actor.Actor, view *TeamViewWire) error {
	asAdministrator := actor.With(ctx, actor.Actor{Role: actor.Administrator, Language: who.Language, MirrorFor: who.PersonID})
	accounts, err := g.Accounts.List(asAdministrator, &struct{}{})
	if err != nil {
		return err
	}
	for _, a := range accounts.Body.Items {
		if a.ID == who.PersonID {
			view.Account = a
		}
	}
	return nil
}

func (g Glass) addPlace(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	if view.Through == "" {
		return nil
	}
	members, err := g.Programmes.Members(ctx, &programme.CohortInput{ID: cohort})
	if err != nil {
		return err
	}
	for _, m := range members.Body.Items {
		if m.ID == who.PersonID {
			view.Participant = &ShownParticipantWire{MemberWire: m}
		}
	}
	if err := g.addDeclaration(ctx, who, cohort, view); err != nil {
		return err
	}
	return g.addWords(ctx, who, cohort, view)
}

func (g Glass) addDeclaration(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	standings, err := g.Consents.Cohort(ctx, &consent.StandingsInput{ID: cohort})
	if err != nil {
		return err
	}
	for _, s := range standings.Body.Items {
		if s.PersonID == who.PersonID {
			view.Declaration = &ShownDeclarationWire{DeclarationStandingWire: s}
		}
	}
	return nil
}

// addWords adds what the person says of themselves. Who has left is on neither list any more.
func (g Glass) addWords(ctx context.Context, who actor.Actor, cohort uuid.UUID, view *TeamViewWire) error {
	profiles, err := g.Profiles.InCohort(ctx, &profile.CohortProfilesInput{ID: cohort})
	if err != nil {
		return err
	}
	for _, p := range profiles.Body.Items {
		if p.PersonID == who.PersonID {
			view.Profile = &ShownProfileWire{ParticipantProfileWire: p}
		}
	}
	if view.Profile == nil {
		return nil
	}
	in := &questionnaire.PersonSheetsInput{CohortSheetsInput: questionnaire.CohortSheetsInput{ID: cohort}, PersonID: who.PersonID}
	sheets, err := g.Sheets.OfPerson(ctx, in)
	if err == nil {
		view.Sheets = &ShownSheetsWire{PersonSheetsWire: sheets.Body}
	}
	return err
}

func (g Glass) addTandem(ctx context.Context, who actor.Actor, view *TeamViewWire) error {
	view.MilestoneMeetings, view.MilestoneSheets = []milestone.MilestoneMeetingWire{}, []milestone.MilestoneSheetWire{}
	view.PlanVersions, view.Promises = []ShownVersionsWire{}, []milestone.PromiseWire{}
	tandems, err := g.Tandems.Tandems(ctx, &struct{}{})
	if err != nil {
		return err
	}
	for _, t := range tandems.Body.Items { // the last one, as for the participant
		if slices.ContainsFunc(t.Partners, func(p tandem.PartnerWire) bool { return p.ID == who.PersonID }) {
			view.Tandem = &ShownTandemWire{TandemWire: t}
		}
	}
	if view.Tandem == nil {
		return nil
	}
	released, err := g.Workbook.ReadReleased(ctx, &workbook.TandemInput{TandemID: view.Tandem.ID})
	if err != nil {
		return err
	}
	view.Released = &ShownReleasedWire{ReleasedWire: released.Body}
	promises, err := g.Milestones.Promises(ctx, &struct{}{})
	if err != nil {
		return err
	}
	for _, p := range promises.Body.Items {
		if p.TandemID == view.Tandem.ID {
			view.Promises = append(view.Promises, p)
		}
	}
	return g.addMeetings(ctx, view)
}

func (g Glass) addMeetings(ctx context.Context, view *TeamViewWire) error {
	meetings, err := g.Milestones.Meetings(ctx, &milestone.MilestoneMeetingsInput{TandemID: view.Tandem.ID})
	if err != nil {
		return err
	}
	view.MilestoneMeetings = meetings.Body.Items
	for _, m := range view.MilestoneMeetings {
		sheet, err := g.Milestones.Sheet(ctx, &milestone.MilestoneMeetingInput{ID: m.ID})
		if err != nil {
			return err
		}
		view.MilestoneSheets = append(view.MilestoneSheets, sheet.Body)
		versions, err := g.Milestones.Versions(ctx, &milestone.MilestonePlanInput{ID: m.PlanID})
		if err != nil {
			return err
		}
		view.PlanVersions = append(view.PlanVersions, ShownVersionsWire{PlanID: m.PlanID, Items: versions.Body.Items})
	}
	return nil
}

func (g Glass) addHome(ctx context.Context, who actor.Actor, view *TeamViewWire) error {
	var id uuid.UUID
	if view.Tandem != nil {
		id = view.Tandem.ID
	}
	home, err := g.Team.HomeAbout(ctx, id, who.PersonID)
	if err == nil {
		view.Home = home.Body
	}
	return err
}

// eyes belong to the coach through whom a participant looks at themselves.
type eyes struct {
	id   uuid.UUID
	name string
}

// coachOf gives the coach whom a participant asks first, else the first of their cohort. Without one the eyes are
// nobody's and see nothing.
func (s *Service) coachOf(ctx context.Context, personID uuid.UUID) (eyes, uuid.UUID, error) {
	tx := s.db.Read(ctx)
	cohort, err := s.programmes.MyCohort(ctx, actor.Actor{PersonID: personID, Role: actor.Participant})
	if isMissing(err) {
		return eyes{}, uuid.Nil, nil
	}
	if err != nil {
		return eyes{}, uuid.Nil, err
	}
	coaches, err := s.programmes.Coaches(ctx, tx, cohort.Cohort.ID)
	if err != nil || len(coaches) == 0 {
		return eyes{}, cohort.Cohort.ID, err
	}
	id := coaches[0]
	if c := cohort.ContactPersonID; c != nil && slices.Contains(coaches, *c) {
		id = *c
	}
	names, err := s.people.Names(ctx, tx, []uuid.UUID{id})
	return eyes{id, names[id]}, cohort.Cohort.ID, err
}
