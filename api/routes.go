package main

import (
	"mainpate/internal/auth"
	"mainpate/internal/calendarfeed"
	"mainpate/internal/consent"
	"mainpate/internal/contact"
	"mainpate/internal/feedback"
	"mainpate/internal/folder"
	"mainpate/internal/gathering"
	"mainpate/internal/groupmeeting"
	"mainpate/internal/guide"
	"mainpate/internal/home"
	"mainpate/internal/matching"
	"mainpate/internal/message"
	"mainpate/internal/milestone"
	"mainpate/internal/office"
	"mainpate/internal/person"
	"mainpate/internal/privacy"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/push"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/reminder"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/team"
	"mainpate/internal/thanks"
	"mainpate/internal/web"
	"mainpate/internal/wording"
	"mainpate/internal/workbook"
)

// addRoutes is the whole API in one table: method, path, who may call it, its name, what it does, and who does it.
// The rows of the way in, the tandem and the group stand in routes_finding.go, routes_tandem.go and routes_group.go.
func addRoutes(server *web.Server, s *services) *router {
	r := &router{server: server, sessions: s.sessions, openings: s.privacy, visits: s.companions}
	routePeople(r, s)
	routeProgramme(r, s)
	routeConsents(r, s)
	routeRecruiting(r, s)
	routeGatherings(r, s)
	routeGroup(r, s)
	routeReports(r, s)
	routeTandems(r, s)
	routeProfiles(r, s)
	routeWorkbook(r, s)
	routeMedia(r, s)
	routeMessages(r, s)
	routeMilestones(r, s)
	routeSpeedDatings(r, s)
	routeMatching(r, s)
	routeReminders(r, s)
	routeHomes(r, s)
	routePrivacy(r, s)
	routeAccessibility(r, s)
	routeCompanions(r, s)
	return r
}

func routePeople(r *router, s *services) {
	entrance := auth.NewHandler(s.auth)
	route(r, "POST", "/auth/invitation-check", everyone, "checkInvitation", "Says what an invitation code is for and uses nothing up.", entrance.CheckInvitation)
	route(r, "POST", "/auth/join", everyone, "join", "Redeems an invitation code and signs in.", entrance.Join)
	route(r, "POST", "/auth/sign-in", everyone, "signIn", "Signs in with login name and PIN or password.", entrance.SignIn)
	route(r, "POST", "/auth/second-factor", everyone, "showSecondFactor", "Completes a sign-in by a code of the authenticator app or a recovery code.", entrance.SecondFactor)
	route(r, "POST", "/auth/passkey-challenge", everyone, "askAnyPasskey", "Asks a question that any passkey of this server may answer.", entrance.PasskeyChallenge)
	route(r, "POST", "/auth/passkey", everyone, "signInWithPasskey", "Signs in with a passkey, or completes a sign-in with it.", entrance.SignInWithPasskey)
	route(r, "POST", "/auth/refresh", everyone, "refresh", "Gives a new access token for the refresh cookie.", entrance.Refresh)
	route(r, "POST", "/auth/sign-out", everyone, "signOut", "Signs out on this device.", entrance.SignOut)
	route(r, "PUT", "/me/secret", signedIn, "setSecret", "Changes one's own PIN or password and signs out on the other devices.", entrance.SetSecret)
	route(r, "GET", "/me/doors", signedIn|settingUp, "getDoors", "Lists the ways in beside PIN or password.", entrance.Doors)
	route(r, "POST", "/me/passkey-challenge", signedIn|settingUp, "askForPasskey", "Begins adding a passkey.", entrance.NewPasskeyChallenge)
	route(r, "POST", "/me/passkeys", signedIn|settingUp, "addPasskey", "Keeps a new passkey; the first second factor of staff comes with recovery codes.", entrance.AddPasskey)
	route(r, "DELETE", "/me/passkeys/{id}", signedIn, "removePasskey", "Forgets a passkey.", entrance.RemovePasskey)
	route(r, "POST", "/me/totp", staff|settingUp, "startTOTP", "Makes a secret for an authenticator app.", entrance.StartTOTP)
	route(r, "POST", "/me/totp/confirmation", staff|settingUp, "confirmTOTP", "Turns the authenticator app on by its first code.", entrance.ConfirmTOTP)
	route(r, "DELETE", "/me/totp", staff, "removeTOTP", "Forgets the authenticator app.", entrance.RemoveTOTP)
	route(r, "POST", "/me/recovery-codes", staff, "renewRecoveryCodes", "Makes ten new recovery codes; the earlier ones stop working.", entrance.RenewRecoveryCodes)
	route(r, "GET", "/me/devices", signedIn, "listDevices", "Lists where the person is signed in.", entrance.Devices)
	route(r, "DELETE", "/me/devices/{id}", signedIn, "signOutDevice", "Signs out on one device.", entrance.SignOutDevice)
	route(r, "DELETE", "/me/devices", signedIn, "signOutDevices", "Signs out on all other devices, or really on all.", entrance.SignOutDevices)
	route(r, "POST", "/me/device-code", signedIn, "addDevice", "Makes a code that signs in on one more device.", entrance.AddDevice)

	accounts := auth.NewAccountsHandler(s.accounts)
	route(r, "GET", "/persons", administrators, "listPersons", "Lists all accounts.", accounts.List, opensAccounts)
	route(r, "PUT", "/persons/{id}", administrators, "addPerson", "Makes an account for staff and a code to join with.", accounts.Add, opensInvitation)
	route(r, "PUT", "/persons/{id}/disabled", administrators, "setDisabled", "Shuts a person out, or lets them back in.", accounts.SetDisabled, opensAccount)
	route(r, "DELETE", "/persons/{id}/second-factor", administrators, "clearSecondFactor", "Takes away authenticator app, passkeys and recovery codes of somebody who has lost them, and signs them out.", accounts.ClearSecondFactor)
	route(r, "POST", "/persons/{id}/invitation", coachesAndAdministrators, "invitePerson", "Makes a new code for joining or for a forgotten PIN.", accounts.Invite, opensInvitation)
	route(r, "DELETE", "/persons/{id}/invitation", coachesAndAdministrators, "revokeInvitation", "Makes the codes of a person useless.", accounts.Revoke)

	people := person.NewHandler(s.people)
	route(r, "GET", "/me", signedIn|settingUp, "getMe", "Shows the signed-in person.", people.Me)
	route(r, "PATCH", "/me", signedIn, "changeMe", "Changes one's own name or language.", people.ChangeMe)
	route(r, "GET", "/me/contact-card", coaches, "getContactCard", "Shows the coach's own contact card.", people.ContactCard)
	route(r, "PUT", "/me/contact-card", coaches, "saveContactCard", "Writes the coach's own contact card.", people.SaveContactCard)
	route(r, "GET", "/me/absences", coaches, "listAbsences", "Lists when the coach is away.", people.Absences)
	route(r, "PUT", "/me/absences/{id}", coaches, "saveAbsence", "Notes when the coach is away.", people.SaveAbsence)
	route(r, "DELETE", "/me/absences/{id}", coaches, "deleteAbsence", "Forgets a time away.", people.DeleteAbsence)
}

func routeAccessibility(r *router, s *services) {
	said := feedback.NewHandler(s.feedback)
	route(r, "GET", "/accessibility", everyone, "getAccessibility", "Shows the statement on accessibility.", said.Accessibility)
	route(r, "PUT", "/accessibility/feedback/{id}", everyone, "sayAccessibility", "Takes what somebody says about the accessibility of the app.", said.Say)
	route(r, "GET", "/accessibility/feedback", coachesAndAdministrators, "listAccessibilityFeedback", "Lists what people have said about accessibility, what is due next first.", said.All)
	route(r, "PUT", "/accessibility/feedback/{id}/answer", coachesAndAdministrators, "answerAccessibilityFeedback", "Notes whether something has been answered.", said.Answer)
	r.server.File(feedback.VideoFolder, s.feedback.Video)
	words := wording.NewHandler(s.wording)
	route(r, "PUT", "/wording-reports/{id}", signedIn, "reportWording", "Takes what somebody finds wrong with the words of the app.", words.Say)
	route(r, "GET", "/wording-reports", coachesAndAdministrators, "listWordingReports", "Lists what people find wrong with the words of the app.", words.All)
	route(r, "PUT", "/wording-reports/{id}/done", coachesAndAdministrators, "markWordingReport", "Notes whether somebody has seen to a report.", words.Mark)

	tips := guide.NewHandler(s.guide)
	route(r, "GET", "/me/tips", signedIn, "listTips", "Lists the tips of the first weeks that are left.", tips.Left)
	route(r, "PUT", "/me/tips/{tip}/dismissal", signedIn, "dismissTip", "Puts a tip away for ever.", tips.Dismiss)
}

func routeProgramme(r *router, s *services) {
	programmes := programme.NewHandler(s.programmes, s.auth.JoinURL)
	route(r, "GET", "/cohorts", staff, "listCohorts", "Lists the cohorts that the person may see.", programmes.Cohorts)
	route(r, "PUT", "/cohorts/{id}", administrators, "planCohort", "Makes a cohort that starts later.", programmes.PlanCohort)
	route(r, "GET", "/cohorts/{id}", staff, "getCohort", "Shows a cohort with its day plan.", programmes.Cohort)
	route(r, "PATCH", "/cohorts/{id}", administrators, "changeCohort", "Changes the rules of a cohort.", programmes.ChangeCohort)
	route(r, "POST", "/cohorts/{id}/start", coachesAndAdministrators, "startCohort", "Sets a planned cohort running.", programmes.StartCohort)
	route(r, "POST", "/cohorts/{id}/closing", coachesAndAdministrators, "closeCohort", "Ends a cohort.", programmes.CloseCohort)
	route(r, "PUT", "/cohorts/{id}/extensions/{extension_id}", coachesAndAdministrators, "extendCohort", "Adds days at the end of a cohort.", programmes.ExtendCohort)
	route(r, "POST", "/cohorts/{id}/pauses", coachesAndAdministrators, "pauseCohort", "Stops the count of days from a day on.", programmes.PauseCohort)
	route(r, "POST", "/cohorts/{id}/resumption", coachesAndAdministrators, "resumeCohort", "Says on which day the count goes on.", programmes.ResumeCohort)
	route(r, "PUT", "/cohorts/{id}/coaches/{person_id}", administrators, "addCoach", "Puts a coach beside a cohort.", programmes.AddCoach)
	route(r, "DELETE", "/cohorts/{id}/coaches/{person_id}", administrators, "removeCoach", "Takes a coach away from a cohort.", programmes.RemoveCoach)
	route(r, "GET", "/cohorts/{id}/coaches", participants|coaches|administrators, "listContacts", "Lists all coaches of a cohort with their contact cards.", programmes.Contacts)
	route(r, "PUT", "/cohorts/{id}/participants/{person_id}", coaches, "addParticipant", "Invites somebody to a cohort.", programmes.AddParticipant, opensNewMember)
	route(r, "GET", "/cohorts/{id}/participants", coaches, "listParticipants", "Lists the participants of a cohort.", programmes.Members, opensMembers)
	route(r, "GET", "/me/cohort", participants, "getMyCohort", "Shows a participant their own cohort.", programmes.MyCohort)
	route(r, "PUT", "/me/contact-person", participants, "chooseContactPerson", "Notes which coach a participant asks first.", programmes.ChooseContactPerson)
	route(r, "GET", "/places", coachesAndParticipants, "listPlaces", "Lists the good places to meet.", programmes.Places)
	route(r, "PUT", "/places/{id}", coaches, "savePlace", "Adds or changes a place.", programmes.SavePlace)
	route(r, "DELETE", "/places/{id}", coaches, "deletePlace", "Takes a place off the list.", programmes.DeletePlace)
	route(r, "GET", "/office", everyone, "getOffice", "Shows what the office says about itself.", programmes.Office)
	route(r, "PUT", "/office", administrators, "saveOffice", "Changes what the office says about itself.", programmes.SaveOffice)
}

func routeConsents(r *router, s *services) {
	consents := consent.NewHandler(s.consents, s.printer)
	route(r, "GET", "/declarations", coachesAndAdministrators, "listDeclarations", "Lists the versions of the data protection declaration.", consents.List)
	route(r, "GET", "/declarations/{id}", signedIn, "readDeclaration", "Shows a version of the data protection declaration in all its languages.", consents.Read)
	route(r, "PUT", "/declarations/{id}", administrators, "publishDeclaration", "Publishes a new version; it never changes after that.", consents.Publish)
	route(r, "GET", "/declarations/{id}/paper", coachesAndAdministrators, "printDeclaration", "Prints a version to be signed by hand.", consents.Blank)
	route(r, "GET", "/me/consents", participants, "getMyConsents", "Shows what one has signed and allowed.", consents.Mine)
	route(r, "PUT", "/me/declaration-signatures/{id}", participants, "signDeclaration", "Signs a version of the declaration.", consents.Sign)
	route(r, "DELETE", "/me/declaration-signatures", participants, "withdrawDeclaration", "Takes the signature back, and every consent with it, at once and without any other effect.", consents.Withdraw)
	route(r, "PUT", "/me/consents/{kind}", participants, "setConsent", "Gives a consent or takes it back.", consents.SetConsent)
	route(r, "GET", "/me/declaration-copy", participants, "copyDeclaration", "Hands out what one has signed as PDF.", consents.Copy)
	route(r, "GET", "/cohorts/{id}/declarations", coaches, "listDeclarationStandings", "Shows who in a cohort has signed which version, how, and what they allow.", consents.Cohort, opensDeclarations)
	route(r, "PUT", "/cohorts/{id}/paper-signatures/{signature_id}", coaches, "recordPaperSignature", "Notes a signature on paper.", consents.RecordPaper)
	route(r, "DELETE", "/cohorts/{id}/paper-signatures/{signature_id}", coaches, "forgetPaperSignature", "Removes a signature on paper that was noted by mistake.", consents.ForgetPaper)
	route(r, "PUT", "/cohorts/{id}/withdrawals/{person_id}", coaches, "recordWithdrawal", "Notes what somebody has taken back in a talk or in writing.", consents.RecordWithdrawal)

	folders := folder.NewHandler(s.folders, s.printer)
	route(r, "GET", "/me/folder", participants, "getFolder", "Shows one's project folder.", folders.Folder)
	route(r, "GET", "/me/folder-pdf", participants, "printFolder", "Prints one's project folder.", folders.Print)
}

func routeReminders(r *router, s *services) {
	reminders := reminder.NewHandler(s.reminders)
	route(r, "GET", "/me/reminders", signedIn, "listReminders", "Shows what the person will be reminded of.", reminders.Reminders)
	route(r, "GET", "/me/reminder-settings", signedIn, "getReminderSettings", "Shows which reminders are on.", reminders.Settings)
	route(r, "PUT", "/me/reminder-settings", signedIn, "chooseReminderSettings", "Turns kinds of reminders on or off.", reminders.ChooseSettings)
	route(r, "POST", "/me/test-reminder", signedIn, "sendTestReminder", "Sends a reminder to one's own devices, now.", reminders.SendTest)
	route(r, "GET", "/me/test-reminder/{id}", signedIn, "getTestReminder", "Says what became of a test reminder.", reminders.TestResult)
	contacts := contact.NewHandler(s.contacts)
	route(r, "GET", "/me/contact-ways", signedIn, "listContactWays", "Shows how the person can be reached beyond the app.", contacts.Ways)
	route(r, "PUT", "/me/contact-ways/{kind}", signedIn, "changeContactWay", "Sends a code to a new address; the one so far stays in use until it comes back.", contacts.Change)
	route(r, "POST", "/me/contact-ways/{kind}/confirmation", signedIn, "confirmContactWay", "Takes a new address into use.", contacts.Confirm)
	route(r, "DELETE", "/me/contact-ways/{kind}", signedIn, "removeContactWay", "Forgets an address.", contacts.Remove)
	devices := push.NewHandler(s.push)
	calendars := calendarfeed.NewHandler(s.calendars)
	route(r, "GET", "/me/calendar-feed", signedIn, "getCalendarFeed", "Says whether one's own calendar may read along.", calendars.Feed)
	route(r, "POST", "/me/calendar-feed", signedIn, "openCalendarFeed", "Gives a new secret address for one's own calendar; an earlier one ends.", calendars.Open)
	route(r, "DELETE", "/me/calendar-feed", signedIn, "closeCalendarFeed", "Ends the address for one's own calendar.", calendars.Close)
	r.server.File(calendarfeed.Folder, calendars.Read)
	route(r, "GET", "/push/key", signedIn, "getPushKey", "Shows the key that an app subscribes to reminders with.", devices.Key)
	route(r, "PUT", "/push/subscription", signedIn, "subscribe", "Notes how this device can be reached; apps say it at every start.", devices.Subscribe)
	route(r, "DELETE", "/push/subscription", signedIn, "unsubscribe", "Forgets how this device can be reached.", devices.Unsubscribe)
	route(r, "PUT", "/push/renewal", everyone, "renewSubscription", "Follows a browser that has changed its address in the background.", devices.Renew)
}

func routePrivacy(r *router, s *services) {
	own := privacy.NewHandler(s.privacy)
	route(r, "GET", "/me/access-log", signedIn, "listAccessLog", "Shows who of the staff has opened what about the person.", own.AccessLog)
	route(r, "GET", "/me/data", signedIn, "getMyData", "Hands out everything that is kept about the person.", own.Data)
	route(r, "DELETE", "/me", signedIn, "eraseMe", "Erases the person at once and for good.", own.EraseMe)
	route(r, "DELETE", "/persons/{id}", administrators, "erasePerson", "Erases somebody who has asked for it.", own.ErasePerson)
	glass := privacy.Glass{
		Service: s.privacy, Consents: consent.NewHandler(s.consents, s.printer), Tandems: tandem.NewHandler(s.tandems), Workbook: workbook.NewHandler(s.workbook),
		Milestones: milestone.NewHandler(s.milestones), Programmes: programme.NewHandler(s.programmes, s.auth.JoinURL),
		Team: team.NewHandler(s.team), Accounts: auth.NewAccountsHandler(s.accounts), SpeedDatings: speeddating.NewHandler(s.datings),
		Profiles: profile.NewHandler(s.profiles), Sheets: questionnaire.NewHandler(s.questions), Matching: matching.NewHandler(s.matching),
		Recruiting: recruiting.NewHandler(s.recruiting, s.auth.JoinURL), Gatherings: gathering.NewHandler(s.gatherings),
		Office: office.NewHandler(s.office), GroupMeetings: groupmeeting.NewHandler(s.groupMeetings), Thanks: thanks.NewHandler(s.thanks), Messages: message.NewHandler(s.messages),
	}
	route(r, "GET", "/me/team-view", participants, "getTeamView", "Shows a participant what the team sees of them.", glass.View)
}

func routeHomes(r *router, s *services) {
	own := home.NewHandler(home.NewService(s.db, s.people, s.programmes, s.tandems, s.workbook, s.milestones))
	route(r, "GET", "/home", participants, "getHome", "Shows a participant what comes next.", own.Home)
	office := team.NewHandler(s.team)
	route(r, "GET", "/team/home", coaches, "getTeamHome", "Shows a coach what waits.", office.Home, opensHome)
	route(r, "GET", "/figures", managersAndAdministrators, "listFigures", "Counts, cohort by cohort, without anybody's name.", office.Figures)
}
