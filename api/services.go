package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/auth"
	"mainpate/internal/calendar"
	"mainpate/internal/calendarfeed"
	"mainpate/internal/companion"
	"mainpate/internal/config"
	"mainpate/internal/consent"
	"mainpate/internal/contact"
	"mainpate/internal/database"
	"mainpate/internal/feedback"
	"mainpate/internal/folder"
	"mainpate/internal/gathering"
	"mainpate/internal/groupmeeting"
	"mainpate/internal/guide"
	"mainpate/internal/live"
	"mainpate/internal/matching"
	"mainpate/internal/media"
	"mainpate/internal/message"
	"mainpate/internal/metrics"
	"mainpate/internal/milestone"
	"mainpate/internal/office"
	"mainpate/internal/paper"
	"mainpate/internal/person"
	"mainpate/internal/privacy"
	"mainpate/internal/problem"
	"mainpate/internal/profile"
	"mainpate/internal/programme"
	"mainpate/internal/push"
	"mainpate/internal/questionnaire"
	"mainpate/internal/recruiting"
	"mainpate/internal/reminder"
	"mainpate/internal/seal"
	"mainpate/internal/speeddating"
	"mainpate/internal/tandem"
	"mainpate/internal/team"
	"mainpate/internal/thanks"
	"mainpate/internal/web"
	"mainpate/internal/wording"
	"mainpate/internal/workbook"
)

// services are all domains, built in the order in which they lean on each other.
type services struct {
	db            *database.DB
	config        config.Config
	log           *slog.Logger
	sessions      web.Sessions
	people        *person.Service
	auth          *auth.Service
	accounts      *auth.Accounts
	programmes    *programme.Service
	tandems       *tandem.Service
	recruiting    *recruiting.Service
	gatherings    *gathering.Service
	office        *office.Service
	groupMeetings *groupmeeting.Service
	thanks        *thanks.Service
	profiles      *profile.Service
	questions     *questionnaire.Service
	push          *push.Service
	contacts      *contact.Service
	reminders     *reminder.Service
	media         *media.Service
	workbook      *workbook.Service
	live          *live.Hub
	messages      *message.Service
	milestones    *milestone.Service
	consents      *consent.Service
	folders       *folder.Service
	printer       *paper.Printer
	calendars     *calendarfeed.Service
	matching      *matching.Service
	datings       *speeddating.Service
	feedback      *feedback.Service
	wording       *wording.Service
	guide         *guide.Service
	metrics       *metrics.Metrics
	team          *team.Service
	companions    *companion.Service
	privacy       *privacy.Service
	workers       []func(context.Context) // run until their context ends
}

func newServices(db *database.DB, c config.Config, log *slog.Logger) (*services, error) {
	s := &services{db: db, config: c, log: log, metrics: metrics.New()}
	s.people = person.NewService(db)
	var err error
	if s.push, err = push.NewService(db, push.Config{
		Private: c.VAPID.Private, Previous: c.VAPID.Previous, Subject: c.VAPID.Subject, Hosts: c.PushHosts, Log: log, Watch: s.metrics,
	}); err != nil {
		return nil, err
	}
	s.live = live.NewHub(db)
	s.auth = auth.NewService(db, s.people, auth.Config{
		Secret: c.JWTSecret, PreviousSecret: c.PreviousSecret, SecondFactorRequired: c.SecondFactorRequired, HashMemory: c.HashMemory, PublicURL: c.PublicURL, SecureCookies: c.SecureCookies, Zone: c.Zone,
	}, s.push, s.metrics, s.live)
	s.sessions = s.auth
	s.programmes = programme.NewService(db, s.people, c.Zone, c.OfficeName)
	s.consents = consent.NewService(db, s.programmes)
	s.tandems = tandem.NewService(db, s.programmes)
	pool, err := seal.New("pool", c.Keys("pool"))
	if err != nil {
		return nil, err
	}
	s.recruiting = recruiting.NewService(db, s.people, s.programmes, recruiting.Options{
		PublicURL: c.PublicURL, Key: c.Key("recruiting limits"), Seals: pool, KeepDays: c.KeepReferrals,
	})
	s.profiles = profile.NewService(db, s.programmes)
	sets, err := questionnaire.Load(c.Instruments)
	if err != nil {
		return nil, fmt.Errorf("MAINPATE_INSTRUMENTS: %w", err)
	}
	s.questions = questionnaire.NewService(db, s.programmes, s.tandems, sets)
	var channels []reminder.Channel
	if s.contacts, channels, err = newChannels(db, s.people, c, log); err != nil {
		return nil, err
	}
	s.reminders = reminder.NewService(db, s.push, reminder.Options{
		Zone: c.Zone, PublicURL: c.PublicURL, TagKey: c.Key("reminder tag"), Watch: s.metrics, Channels: channels, Log: log,
	})
	s.gatherings = gathering.NewService(db, s.people, s.programmes, s.recruiting, s.reminders, c.Key("gathering code"))
	s.office = office.NewService(db, s.people, s.programmes, s.reminders, c.Keys("office asker"))
	s.groupMeetings = groupmeeting.NewService(db, s.people, s.programmes, s.gatherings, s.reminders)
	s.thanks = thanks.NewService(db, s.people, s.programmes, s.tandems, s.office)
	s.datings = speeddating.NewService(db, s.programmes, s.recruiting, s.reminders, c.Keep.Notes)
	s.media = media.NewService(db)
	s.workbook = workbook.NewService(db, s.tandems, s.programmes, s.reminders, s.media)
	s.media.Connect(media.Entry, s.workbook)
	s.messages = message.NewService(db, s.people, s.programmes, s.tandems, message.Neighbours{
		News: s.reminders, Office: asked{s.office},
		Pool: s.recruiting, Reminders: s.reminders, Live: s.live, Media: s.media,
	}, c.Keep.Notes)
	s.media.Connect(media.Message, s.messages)
	s.milestones = milestone.NewService(db, s.programmes, s.tandems, summaries{s.workbook}, s.reminders)
	s.matching = matching.NewService(db, s.people, s.programmes, s.tandems, matching.Neighbours{
		Group: s.recruiting, Profiles: s.profiles, Impressions: impressions{s.datings}, Meetings: meetings{s.workbook}, News: s.reminders,
	}, c.Keep.Notes)
	s.printer = paper.NewPrinter()
	s.folders = folder.NewService(db, s.programmes, s.tandems, s.consents, folder.Questionnaires{Service: s.questions})
	s.folders.Connect(folder.Appointments{DB: db, Tandems: s.tandems, Workbook: s.workbook, Milestones: s.milestones, Gatherings: s.gatherings, Datings: s.datings})
	s.calendars = calendarfeed.NewService(db, s.people, s.programmes, s.tandems, s.workbook, s.milestones, s.gatherings, s.datings, c.PublicURL)
	s.tandems.Connect(s.milestones)
	s.tandems.Heed(s.matching)
	s.programmes.Connect(programme.Neighbours{Inviter: s.auth, Schedule: s.milestones, Tandems: s.tandems, Reach: s.reminders})
	s.questions.Connect(questionnaire.Neighbours{News: s.reminders, Consents: afterwards{s.consents}})
	s.recruiting.Connect(recruiting.Neighbours{
		Consents: afterwards{s.consents}, News: s.reminders, Tandems: s.tandems, Declarations: s.consents, Gatherings: s.gatherings,
	})
	s.accounts = auth.NewAccounts(db, s.people, s.auth, s.programmes)
	s.team = team.NewService(db, s.programmes, s.tandems, s.workbook, s.milestones, s.reminders)
	s.companions = companion.NewService(db, s.auth)
	s.auth.Connect(s.companions)
	s.privacy = privacy.NewService(db, privacy.Config{ErasuresFile: c.ErasuresFile, Keep: privacy.Keep(c.Keep), Zone: c.Zone, Log: log},
		s.people, s.programmes, s.auth, s.reminders, s.team)
	s.privacy.Connect(s.people, s.auth, s.programmes, s.consents, s.tandems, s.workbook, s.messages, s.media, s.milestones, s.reminders, s.push, s.contacts, s.calendars, s.recruiting, s.gatherings,
		s.profiles, s.questions, s.datings, s.matching, s.office, s.groupMeetings, s.thanks)
	statement, err := feedback.Load(c.Accessibility)
	if err != nil {
		return nil, fmt.Errorf("MAINPATE_ACCESSIBILITY: %w", err)
	}
	s.feedback, s.guide = feedback.NewService(db, statement, c.Zone, c.Key("feedback limits")), guide.NewService(db, beginnings{s.auth, s.people, s.programmes})
	s.wording = wording.NewService(db)
	s.privacy.Connect(s.feedback, s.guide, s.wording, s.companions)
	s.reminders.Connect(s.tandems)
	s.tandems.WhenSomebodyLeaves(tandem.Keeping{Domain: s.workbook, Days: c.Keep.Notes}, tandem.Keeping{Domain: s.messages, Days: c.Keep.Notes}, tandem.Keeping{Domain: s.milestones, Days: c.Keep.Meetings})
	s.tandems.WhenSomebodyErases(s.privacy, s.auth)
	s.workers = append(s.workers, hourly(s.privacy.Tidy, log),
		s.reminders.Run, hourly(s.auth.Sweep, log), hourly(s.reminders.Tidy, log), hourly(s.push.Tidy, log), hourly(s.contacts.Tidy, log), hourly(s.recruiting.Tidy, log), hourly(s.gatherings.Tidy, log))
	s.workers = append(s.workers, hourly(s.consents.Tidy, log), hourly(s.questions.Tidy, log), hourly(s.datings.Tidy, log), hourly(s.matching.Tidy, log), hourly(s.media.Tidy, log), hourly(s.companions.Tidy, log))
	s.workers = append(s.workers, hourly(s.feedback.Tidy, log), hourly(s.wording.Tidy, log), hourly(db.Tidy, log))
	s.workers = append(s.workers, hourly(s.thanks.Tidy, log), hourly(s.office.Tidy, log))
	s.workers = append(s.workers, s.live.Listen(c.ListenURL, log), hourly(s.messages.Tidy, log))
	return s, nil
}

// summaries tells the milestone meeting what stands in the workbook, in the meeting's words.
type summaries struct{ workbook *workbook.Service }

// Summary counts what the two partners logged between two days.
func (s summaries) Summary(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID, from, to calendar.Day) (milestone.Log, error) {
	logged, err := s.workbook.Summary(ctx, tx, tandemID, from, to)
	return milestone.Log{Met: logged.Met, Places: append(logged.Places, logged.PlaceTexts...), Topics: logged.Topics}, err
}

// asked lets questions to the office be reported like messages.
type asked struct{ office *office.Service }

// Asked is a question with its answer; who asked without a name is not in it.
func (a asked) Asked(ctx context.Context, tx *gorm.DB, who actor.Actor, id uuid.UUID) (message.Asked, error) {
	told, err := a.office.Show(ctx, tx, who, id)
	if err != nil {
		return message.Asked{}, err
	}
	shown := message.Asked{CohortID: told.CohortID, Question: told.Text}
	if told.Named && told.AskerID != nil {
		shown.AskerID = *told.AskerID
	}
	if told.Answer != nil {
		shown.Answer, shown.AnsweredAt = told.Answer.Text, told.Answer.AnsweredAt
		if told.Answer.CoachID != nil {
			shown.CoachID = *told.Answer.CoachID
		}
	}
	return shown, nil
}

// impressions hands people their own impressions beside the names on their ballot.
type impressions struct{ datings *speeddating.Service }

// ImpressionsOf gives somebody's own impressions.
func (i impressions) ImpressionsOf(ctx context.Context, tx *gorm.DB, cohortID, personID uuid.UUID) ([]matching.Impression, error) {
	noted, err := i.datings.ImpressionsOf(ctx, tx, cohortID, personID)
	var own []matching.Impression
	for _, n := range noted {
		impression := matching.Impression{AboutID: n.AboutID, Word: n.Word}
		if n.Answer != nil {
			impression.Answer = string(*n.Answer)
		}
		own = append(own, impression)
	}
	return own, err
}

// afterwards knows who may be contacted when their cohort is over.
type afterwards struct{ consents *consent.Service }

// MayContactAfter says whether somebody has allowed it and not taken it back.
func (a afterwards) MayContactAfter(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (bool, error) {
	return a.consents.Allows(ctx, tx, personID, consent.ContactAfter)
}

// beginnings knows since when people are here.
type beginnings struct {
	auth       *auth.Service
	people     *person.Service
	programmes *programme.Service
}

// Began is when somebody first came in, or when their cohort began if that was later.
func (b beginnings) Began(ctx context.Context, tx *gorm.DB, personID uuid.UUID) (*time.Time, error) {
	joined, err := b.auth.JoinedAt(ctx, tx, personID)
	if err != nil {
		return nil, err
	}
	if joined == nil { // the first administrator was never invited
		p, err := b.people.Find(ctx, tx, personID)
		if err != nil || p.State == person.Invited {
			return nil, err
		}
		joined = &p.CreatedAt
	}
	m, err := b.programmes.MembershipOf(ctx, tx, personID)
	var p *problem.Error
	if errors.As(err, &p) && p.Kind == problem.Missing {
		return joined, nil
	}
	if err != nil {
		return nil, err
	}
	start, err := calendar.Instant(m.Cohort.StartDay, "00:00", b.programmes.Zone())
	if start.After(*joined) {
		joined = &start
	}
	return joined, err
}

// meetings counts what the two of a tandem have logged together.
type meetings struct{ workbook *workbook.Service }

// Met is how often the two have met.
func (m meetings) Met(ctx context.Context, tx *gorm.DB, tandemID uuid.UUID) (int, error) {
	const first, last = "2000-01-01", "2099-12-31"
	logged, err := m.workbook.Summary(ctx, tx, tandemID, first, last)
	return logged.Met, err
}
