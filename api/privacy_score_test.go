package main

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"mainpate/internal/actor"
)

// counted are the numbers and truth values that staff get, each with its reason. Nobody is measured by any of them:
// whoever wants to add one that says how somebody does should read ARCHITECTURE.md first, and then not add it.
var counted = map[string]string{
	"*.version":      "counts changes of a thing",
	"*.revision":     "counts proposals of a date",
	"*.plan_version": "names a version of a plan",
	"*.number":       "the place of a meeting or week in the way",
	"*.day_number":   "the day of the cohort",
	"*.released":     "what the two have let the team see",

	"CohortWire.*": "rules and size of a cohort", "DayPlanWire.length_days": "a rule of the cohort",
	"FigureCohortWire.length_days": "a rule of the cohort", "ExtensionWire.days": "a rule of the cohort",
	"FiguresWire.*": "numbers about whole cohorts", "PromiseFiguresWire.*": "numbers about whole cohorts",
	"DeclarationBase.asks_again": "about a text", "DeclarationWire.asks_again": "about a text",
	"PlaceWire.*":              "about a place",
	"ContactWire.working_days": "the office hours of a coach", "ContactWire.absent_today": "so that nobody waits for a coach in vain",

	"MemberWire.reachable":      "whether a reminder can arrive; without it a letter has to be sent",
	"AccountWire.second_factor": "whether an account of staff is safe; participants have none",
	"EntryWire.week":            "the week of the cohort that a day lies in", "EntryWire.pinned": "always false for staff",
	"MediaWire.seconds":        "how long a voice note is, so that one knows before listening",
	"MyAnswersWire.*":          "always null for staff: nobody but the reader gets them",
	"OfficeAnswerWire.for_all": "whether an answer of the office can be shown to all",
	"WeekWire.kept":            "whether the two met in a week, agreed on from the start; of the tandem, not of one of them",
	"WeekWire.paused":          "so that a week in a break the team knows of says nothing",

	"ExpectationWire.*":              "single answers, opened when both have released theirs; nothing is added up",
	"GivenExpectationWire.*":         "null for staff; the single answers of partners to each other",
	"ExpectationsWire.both_released": "whether there is anything to open", "ResultLineWire.drafted": "whether a line is the app's or the partners'",
	"MeetingAnswerWire.current": "whether a reply is about the date as it is now",
	"PlanItemWire.position":     "the place of a step in the plan", "PlanItemWire.confidence": "the partners' own word about one step",
	"SignedItem.confidence": "the partners' own word about one step",

	"*.set_version":          "names a version of questions",
	"QuestionWire.required":  "a rule of a questionnaire",
	"SheetAnswerWire.number": "a single answer that the person has opened to the team, and can take back; nothing is added up",
	"GroupValueWire.halves":  "what at least five people of a cohort said together; nobody can be worked out",
	"PoolWire.*":             "how many a cohort has room for, and how many are in", "ProspectWire.joined": "whether somebody has their own account yet",
	"StartGateWire.*":       "numbers about a whole cohort, and whether it has begun",
	"AlumniWire.not_listed": "how many have not allowed to be contacted after the end; nobody is named",
	"CodeWire.came":         "how many came through a flyer or a champion; listed by name, nobody is ranked",
	"GuestWire.champion":    "why somebody of another cohort comes", "GuestWire.attended": "who was at the door; without it nobody can be invited to what comes next",

	"ScoreWire.*": "about a choice of tandems for a whole cohort, not about anybody in it", "AlternativeWire.score": "the same",
	"MatchingWire.*": "rules and state of a cohort", "MatchProposalLine.*": "about a proposal", "MatchProposalWire.*": "about a proposal",
	"MatchPublicationWire.alternative": "which of the proposed choices", "MinutesWire.minutes": "the team's own time",
	"ChooserWire.handed_in": "whether a ballot is still missing; nothing of what stands on it",
	"ChooserWire.on_paper":  "whether a coach has typed it in", "ChooserWire.no_profile": "whether languages and times are still to be asked for",
	"ConcernWire.after_meeting": "after which meeting the app asked",

	"TeamSpeedDatingWire.*": "minutes and state of a meeting", "SpeedDatingLineWire.*": "minutes of a meeting", "SpeedDatingClockWire.round": "where a meeting stands",
	"DatingTalkWire.table": "where people sit", "DatingTalkWire.cut": "somebody was not there, so the two meet later",

	"MessageWire.position": "the order of messages", "LatestWire.position": "the same", "*.change": "counts changes of a conversation",
	"ConversationWire.read_change": "how far the coach has read", "ConversationWire.unread": "whether the coach has not read something",
	"MessagesWire.complete": "whether there is more to read", "ConversationsOutputBody.reports": "how many messages were reported to the coach who reads",

	"GroupMeetingWire.fixed_number": "which of the times the group has agreed on",
	"PromiseWire.*":                 "about what the office owes, and whether it is late", "OwedPromiseWire.days_overdue": "how late the office is",
	"WaitingPlanWire.waiting_working_days": "how long the office lets a plan wait",
}

var soundsLikeAScore = regexp.MustCompile(`score|rank|rating|level|points|percent|progress|risk|trend|average|mean$|streak|grade`)

// No score, ever: the test walks through everything that staff can be answered.
func TestNobodyIsMeasured(t *testing.T) {
	alone(t, func(h *house) {
		seen := map[string]bool{}
		for path, item := range h.document.api.Paths.Map() {
			own := strings.HasPrefix(path, v1+"/me") || strings.HasPrefix(path, v1+"/push/")
			for _, o := range item.Operations() {
				response := o.Responses.Status(200)
				if own || response == nil || !forStaff(o) {
					continue
				}
				for _, content := range response.Value.Content {
					measured(content.Schema, o.OperationID, seen)
				}
			}
		}
		for _, field := range slices.Sorted(maps.Keys(seen)) {
			schema, name, _ := strings.Cut(field, ".")
			if counted[field] == "" && counted["*."+name] == "" && counted[schema+".*"] == "" {
				h.Errorf("%s: a number or a truth value about people that nobody has agreed on", field)
			}
		}
		for field := range counted {
			if !strings.Contains(field, "*") && !seen[field] {
				h.Errorf("%s is on the list and not in any answer", field)
			}
		}
	})
}

func forStaff(o *openapi3.Operation) bool {
	roles, _ := o.Extensions["x-roles"].([]any)
	return slices.ContainsFunc(roles, func(role any) bool { return role != string(actor.Participant) })
}

// measured notes every number and truth value in a schema, and every text that is called like a score.
func measured(ref *openapi3.SchemaRef, name string, seen map[string]bool) {
	if ref == nil {
		return
	}
	if ref.Ref != "" {
		name = ref.Ref[strings.LastIndex(ref.Ref, "/")+1:]
		if seen[name] {
			return
		}
		seen[name] = true
		defer delete(seen, name)
	}
	schema := ref.Value
	measured(schema.Items, name, seen)
	for field, property := range schema.Properties {
		s := property.Value
		kinds := s.Type
		if items := s.Items; items != nil && items.Ref == "" {
			kinds = items.Value.Type
		}
		if kinds.Includes("integer") || kinds.Includes("number") || kinds.Includes("boolean") || soundsLikeAScore.MatchString(field) {
			seen[name+"."+field] = true
		}
		measured(property, name+"."+field, seen)
	}
}
