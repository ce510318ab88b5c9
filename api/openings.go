package main

import (
	"reflect"
	"slices"

	"github.com/google/uuid"

	"mainpate/internal/auth"
	"mainpate/internal/consent"
	"mainpate/internal/gathering"
	"mainpate/internal/matching"
	"mainpate/internal/message"
	"mainpate/internal/milestone"
	"mainpate/internal/privacy"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/team"
	"mainpate/internal/web"
	"mainpate/internal/workbook"
)

// What staff see through each route, for the access log of those whom it is about.

// showsInstead fills out, a pointer to the shape that the answer would have had, with what a refusal shows of how things
// are now, and reports whether it shows any. What has another shape would be read without a line in the access log, and
// is not shown.
func showsInstead(p *web.Problem, out any) bool {
	now := reflect.ValueOf(p.Current)
	if !now.IsValid() {
		return false
	}
	body := reflect.ValueOf(out).Elem().FieldByName("Body")
	if !body.IsValid() || !now.Type().AssignableTo(body.Type()) {
		p.Current = nil
		return false
	}
	body.Set(now)
	return true
}

func ofTandem(what string, ids ...uuid.UUID) privacy.Opening {
	return privacy.Opening{What: what, Tandems: ids}
}

// ofPerson leaves out those who are no person of the app: they could not ask.
func ofPerson(what string, ids ...uuid.UUID) privacy.Opening {
	ids = slices.DeleteFunc(ids, func(id uuid.UUID) bool { return id == uuid.Nil })
	return privacy.Opening{What: what, People: ids}
}

func idsOf[T any](list []T, id func(T) uuid.UUID) []uuid.UUID {
	ids := make([]uuid.UUID, 0, len(list))
	for _, t := range list {
		ids = append(ids, id(t))
	}
	return ids
}

func opensAccounts(_ *struct{}, o *auth.AccountsOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.Items, func(a auth.AccountWire) uuid.UUID { return a.ID })...)
}

func opensAccount[I any](_ *I, o *auth.AccountOutput) privacy.Opening {
	return ofPerson(privacy.Participant, o.Body.ID)
}

func opensInvitation[I any](_ *I, o *auth.InvitedOutput) privacy.Opening {
	return ofPerson(privacy.Invitation, o.Body.Person.ID)
}

func opensNewMember[I any](_ *I, o *programme.NewMemberOutput) privacy.Opening {
	return ofPerson(privacy.Invitation, o.Body.Person.ID)
}

func opensMembers[I any](_ *I, o *programme.MembersOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.Items, func(m programme.MemberWire) uuid.UUID { return m.ID })...)
}

func opensTandems(_ *struct{}, o *tandem.TandemsOutput) privacy.Opening {
	return ofTandem(privacy.Persons, idsOf(o.Body.Items, func(t tandem.TandemWire) uuid.UUID { return t.ID })...)
}

func opensTandem[I any](_ *I, o *tandem.TandemOutput) privacy.Opening {
	return ofTandem(privacy.Tandem, o.Body.ID)
}

func opensReleased(in *workbook.TandemInput, _ *workbook.ReleasedOutput) privacy.Opening {
	return ofTandem(privacy.Workbook, in.TandemID)
}

func opensMeetings(in *milestone.MilestoneMeetingsInput, _ *milestone.MilestoneMeetingsOutput) privacy.Opening {
	return ofTandem(privacy.Milestone, in.TandemID)
}

func opensMeeting[I any](_ *I, o *milestone.MilestoneMeetingOutput) privacy.Opening {
	return ofTandem(privacy.Milestone, o.Body.TandemID)
}

func opensSheet[I any](_ *I, o *milestone.MilestoneSheetOutput) privacy.Opening {
	return ofTandem(privacy.Milestone, o.Body.Meeting.TandemID)
}

func opensPlan[I any](_ *I, o *milestone.MilestonePlanOutput) privacy.Opening {
	return ofTandem(privacy.Plan, o.Body.TandemID)
}

func opensVersions(in *milestone.MilestonePlanInput, _ *milestone.PlanVersionsOutput) privacy.Opening {
	return privacy.Opening{What: privacy.Plan, Plans: []uuid.UUID{in.ID}}
}

func opensPromises(_ *struct{}, o *milestone.PromisesOutput) privacy.Opening {
	return ofTandem(privacy.Promises, idsOf(o.Body.Items, func(q milestone.PromiseWire) uuid.UUID { return q.TandemID })...)
}

func opensPromise[I any](_ *I, o *milestone.PromiseOutput) privacy.Opening {
	return ofTandem(privacy.Promises, o.Body.TandemID)
}

func opensDeclarations(_ *consent.StandingsInput, o *consent.DeclarationStandingsOutput) privacy.Opening {
	return ofPerson(privacy.Declaration, idsOf(o.Body.Items, func(d consent.DeclarationStandingWire) uuid.UUID { return d.PersonID })...)
}

func opensHome(_ *struct{}, o *team.TeamHomeOutput) privacy.Opening {
	tandems, people := o.Body.Concerned()
	return privacy.Opening{What: privacy.Persons, Tandems: tandems, People: people}
}

func opensProfiles(_ *profile.CohortProfilesInput, o *profile.CohortProfilesOutput) privacy.Opening {
	return ofPerson(privacy.Profile, idsOf(o.Body.Items, func(p profile.ParticipantProfileWire) uuid.UUID { return p.PersonID })...)
}

func opensPool(_ *recruiting.CohortInput, o *recruiting.PoolOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.Items, personInPool)...)
}

func opensProspect[I any](_ *I, o *recruiting.ProspectOutput) privacy.Opening {
	return ofPerson(privacy.Persons, personInPool(o.Body))
}

func personInPool(p recruiting.ProspectWire) uuid.UUID {
	if p.PersonID == nil {
		return uuid.Nil
	}
	return *p.PersonID
}

func opensStartGate[I any](_ *I, o *recruiting.StartGateOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.MissingDeclarations, func(n recruiting.NamedWire) uuid.UUID { return n.ID })...)
}

func opensCodes(_ *recruiting.CohortInput, o *recruiting.CodesOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.Items, champion)...)
}

func opensCode[I any](_ *I, o *recruiting.CodeOutput) privacy.Opening {
	return ofPerson(privacy.Persons, champion(o.Body))
}

func champion(c recruiting.CodeWire) uuid.UUID {
	if c.ChampionID == nil {
		return uuid.Nil
	}
	return *c.ChampionID
}

func opensAlumni(_ *struct{}, o *recruiting.AlumniOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.Items, func(a recruiting.AlumnusWire) uuid.UUID { return a.ID })...)
}

func opensSheets(_ *questionnaire.CohortSheetsInput, o *questionnaire.MemberSheetsOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.Items, func(m questionnaire.MemberSheetsWire) uuid.UUID { return m.PersonID })...)
}

func opensAnswers(_ *questionnaire.PersonSheetsInput, o *questionnaire.PersonSheetsOutput) privacy.Opening {
	return ofPerson(privacy.Sheet, o.Body.PersonID)
}

func opensInterview(_ *questionnaire.SaveInterviewInput, o *questionnaire.SheetOutput) privacy.Opening {
	return ofPerson(privacy.Sheet, o.Body.PersonID)
}

func opensGuestLists(_ *gathering.CohortInput, o *gathering.GuestListsOutput) privacy.Opening {
	var guests []gathering.GuestWire
	for _, l := range o.Body.Items {
		guests = append(guests, l.Guests...)
	}
	return ofGuests(guests)
}

func opensGuestList[I any](_ *I, o *gathering.GuestListOutput) privacy.Opening {
	return ofGuests(o.Body.Guests)
}

func opensScanned(_ *gathering.ScanInput, o *gathering.ScannedOutput) privacy.Opening {
	return ofGuests(o.Body.List.Guests)
}

func ofGuests(guests []gathering.GuestWire) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(guests, func(g gathering.GuestWire) uuid.UUID { return g.ID })...)
}

func opensSpeedDating[I any](_ *I, o *speeddating.SpeedDatingOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.Guests, func(g speeddating.DatingGuestWire) uuid.UUID { return g.PersonID })...)
}

func opensMatching[I any](_ *I, o *matching.MatchingOutput) privacy.Opening {
	return ofPerson(privacy.Persons, idsOf(o.Body.Members, func(m matching.ChooserWire) uuid.UUID { return m.PersonID })...)
}

func opensProposal[I any](_ *I, o *matching.MatchProposalOutput) privacy.Opening {
	return ofPerson(privacy.Ballot, idsOf(o.Body.People, func(p matching.MatchPersonWire) uuid.UUID { return p.ID })...)
}

func opensWhatIf(_ *matching.WhatIfInput, o *matching.WhatIfOutput) privacy.Opening {
	var people []uuid.UUID
	for _, t := range o.Body.After.Tandems {
		people = append(people, t.PersonIDs...)
	}
	for _, l := range o.Body.After.Left {
		people = append(people, l.PersonID)
	}
	return ofPerson(privacy.Ballot, people...)
}

func opensConcerns(_ *struct{}, o *matching.ConcernsOutput) privacy.Opening {
	return ofPerson(privacy.Concern, idsOf(o.Body.Items, func(c matching.ConcernWire) uuid.UUID { return c.PersonID })...)
}

func opensConcern(_ *matching.ConcernInput, o *matching.ConcernsOutput) privacy.Opening {
	return opensConcerns(nil, o)
}

// opensConversations names those whose words stand in the list.
func opensConversations(_ *struct{}, o *message.ConversationsOutput) privacy.Opening {
	var people []uuid.UUID
	for _, c := range o.Body.Items {
		people = append(people, inConversation(c)...)
	}
	return ofPerson(privacy.Messages, people...)
}

func opensMessages(_ *message.MessagesInput, o *message.MessagesOutput) privacy.Opening {
	people := inConversation(o.Body.Conversation)
	for _, m := range o.Body.Items {
		people = append(people, m.AuthorID)
	}
	return ofPerson(privacy.Messages, people...)
}

func inConversation(c message.ConversationWire) []uuid.UUID {
	var people []uuid.UUID
	if c.Kind == string(message.Contact) {
		people = append(people, c.ID)
	}
	if c.Latest != nil {
		people = append(people, c.Latest.AuthorID)
	}
	return people
}

func opensWritten(in *message.WriteMessageInput, _ *message.MessageOutput) privacy.Opening {
	if in.Kind != string(message.Contact) {
		return ofPerson(privacy.Messages)
	}
	return ofPerson(privacy.Messages, in.ID)
}
