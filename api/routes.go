package main

import (
	"mainpate/internal/programme"
	"mainpate/internal/tandem"
	"mainpate/internal/web"
)

// addRoutes is the whole API in one table: method, path, who may call it, its name, what it does, and who does it.
func addRoutes(server *web.Server, s *services) *router {
	r := &router{server: server, sessions: s.sessions}

	programmes := programme.NewHandler(s.programmes, s.joinURL)
	route(r, "GET", "/cohorts", staff, "listCohorts", "Lists the cohorts that the person may see.", programmes.Cohorts)
	route(r, "POST", "/cohorts", administrators, "planCohort", "Makes a cohort that starts later.", programmes.PlanCohort)
	route(r, "GET", "/cohorts/{id}", staff, "getCohort", "Shows a cohort with its day plan.", programmes.Cohort)
	route(r, "PATCH", "/cohorts/{id}", administrators, "changeCohort", "Changes the rules of a cohort.", programmes.ChangeCohort)
	route(r, "POST", "/cohorts/{id}/start", coachesAndAdministrators, "startCohort", "Sets a planned cohort running.", programmes.StartCohort)
	route(r, "POST", "/cohorts/{id}/closing", coachesAndAdministrators, "closeCohort", "Ends a cohort.", programmes.CloseCohort)
	route(r, "POST", "/cohorts/{id}/extensions", coachesAndAdministrators, "extendCohort", "Adds days at the end of a cohort.", programmes.ExtendCohort)
	route(r, "POST", "/cohorts/{id}/pauses", coachesAndAdministrators, "pauseCohort", "Stops the count of days from a day on.", programmes.PauseCohort)
	route(r, "POST", "/cohorts/{id}/resumption", coachesAndAdministrators, "resumeCohort", "Says on which day the count goes on.", programmes.ResumeCohort)
	route(r, "PUT", "/cohorts/{id}/coaches/{person_id}", administrators, "addCoach", "Puts a coach beside a cohort.", programmes.AddCoach)
	route(r, "DELETE", "/cohorts/{id}/coaches/{person_id}", administrators, "removeCoach", "Takes a coach away from a cohort.", programmes.RemoveCoach)
	route(r, "GET", "/cohorts/{id}/coaches", participants|coaches|administrators, "listContacts", "Lists all coaches of a cohort with their contact cards.", programmes.Contacts)
	route(r, "POST", "/cohorts/{id}/participants", coaches, "addParticipant", "Invites somebody to a cohort.", programmes.AddParticipant)
	route(r, "GET", "/cohorts/{id}/participants", coaches, "listParticipants", "Lists the participants of a cohort.", programmes.Members)
	route(r, "GET", "/me/cohort", participants, "getMyCohort", "Shows a participant their own cohort.", programmes.MyCohort)
	route(r, "PUT", "/me/contact-person", participants, "chooseContactPerson", "Notes which coach a participant asks first.", programmes.ChooseContactPerson)
	route(r, "GET", "/places", coachesAndParticipants, "listPlaces", "Lists the good places to meet.", programmes.Places)
	route(r, "PUT", "/places/{id}", coaches, "savePlace", "Adds or changes a place.", programmes.SavePlace)
	route(r, "DELETE", "/places/{id}", coaches, "deletePlace", "Takes a place off the list.", programmes.DeletePlace)
	route(r, "GET", "/office", everyone, "getOffice", "Shows what the office says about itself.", programmes.Office)
	route(r, "PUT", "/office", administrators, "saveOffice", "Changes what the office says about itself.", programmes.SaveOffice)

	tandems := tandem.NewHandler(s.tandems)
	route(r, "GET", "/tandems", coachesAndParticipants, "listTandems", "Lists the tandems that the person has to do with.", tandems.Tandems)
	route(r, "PUT", "/tandems/{id}", coaches, "formTandem", "Brings two people of a cohort together.", tandems.FormTandem)
	route(r, "GET", "/tandems/{id}", coachesAndParticipants, "getTandem", "Shows a tandem.", tandems.Tandem)
	route(r, "DELETE", "/tandems/{id}", coaches, "dissolveTandem", "Deletes a tandem in which nothing has been written.", tandems.DissolveTandem)
	route(r, "GET", "/me/tandem", participants, "getMyTandem", "Shows a participant their own tandem.", tandems.MyTandem)

	return r
}
