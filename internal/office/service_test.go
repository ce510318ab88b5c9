package office

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"gorm.io/gorm"

	"mainpate/internal/actor"
	"mainpate/internal/calendar"
	"mainpate/internal/database"
	"mainpate/internal/database/dbtest"
	"mainpate/internal/person"
	"mainpate/internal/problem/problemtest"
	"mainpate/internal/programme"
)

func TestMain(m *testing.M) { dbtest.Main(m) }

// world is a cohort with two participants and two coaches, and one elsewhere.
type world struct {
	*Service
	t                          *testing.T
	clock                      *dbtest.Clock
	katrin, mehmet, eva        actor.Actor
	anna, bert, fatma, nowhere actor.Actor
	cohort                     uuid.UUID
	told                       []string
}

// News notes whom it was told, and on which day.
func (w *world) News(_ context.Context, _ *gorm.DB, _ uuid.UUID, revision int, people []uuid.UUID) error {
	w.told = append(w.told, fmt.Sprintf("%s to %d", calendar.Day("2000-01-01").AddDays(revision), len(people)))
	return nil
}

func inWorld(t *testing.T, test func(t *testing.T, w *world)) {
	dbtest.Each(t, func(t *testing.T, db *database.DB, clock *dbtest.Clock) {
		zone, err := calendar.Zone("")
		problemtest.OK(t, err)
		people := person.NewService(db)
		cohorts := programme.NewService(db, people, zone, "MainArbeit")
		w := &world{t: t, clock: clock}
		w.Service = NewService(db, people, cohorts, w, [][]byte{[]byte("a key of the server")})
		somebody := func(role actor.Role, name string) actor.Actor {
			var p person.Person
			problemtest.OK(t, db.Tx(t.Context(), func(tx *gorm.DB) (err error) {
				p, err = people.Create(t.Context(), tx, person.New{Role: role, DisplayName: name, Language: "de"})
				if err == nil {
					p, err = people.Activate(t.Context(), tx, p.ID, person.Profile{DisplayName: &name})
				}
				return err
			}))
			return actor.Actor{PersonID: p.ID, Role: role, Language: "de"}
		}
		admin := somebody(actor.Administrator, "Ute")
		w.katrin, w.mehmet, w.eva = somebody(actor.Coach, "Katrin"), somebody(actor.Coach, "Mehmet"), somebody(actor.Coach, "Eva")
		w.anna, w.bert = somebody(actor.Participant, "Anna"), somebody(actor.Participant, "Bert")
		w.fatma, w.nowhere = somebody(actor.Participant, "Fatma"), somebody(actor.Participant, "Nils")
		begin := func(coaches []actor.Actor, in ...actor.Actor) uuid.UUID {
			o, err := cohorts.PlanCohort(t.Context(), admin, database.NewID(), programme.Rules{
				Name: "Durchgang", StartDay: "2027-01-11", LengthDays: 120, MilestoneRhythmDays: 21, MeetingsPerWeek: 1,
			})
			problemtest.OK(t, err)
			for _, c := range coaches {
				problemtest.OK(t, cohorts.AddCoach(t.Context(), admin, o.ID, c.PersonID))
			}
			for _, p := range in {
				problemtest.OK(t, db.Tx(t.Context(), func(tx *gorm.DB) error {
					return tx.Exec("INSERT INTO cohort_participants (cohort_id, person_id, age_group, created_at) VALUES (?, ?, 'over_25', ?)", o.ID, p.PersonID, db.Now()).Error
				}))
			}
			return o.ID
		}
		w.cohort = begin([]actor.Actor{w.katrin, w.mehmet}, w.anna, w.bert)
		begin([]actor.Actor{w.eva}, w.fatma)
		test(t, w)
	})
}

func (w *world) asks(who actor.Actor, named bool, text string) Told {
	w.t.Helper()
	return problemtest.Must(w.Ask(w.t.Context(), who, uuid.New(), named, text))(w.t)
}

func (w *world) sees(who actor.Actor) []Told {
	w.t.Helper()
	if who.Is(actor.Coach) {
		return problemtest.Must(w.Waiting(w.t.Context(), who))(w.t)
	}
	return problemtest.Must(w.Questions(w.t.Context(), who))(w.t)
}

func TestANamedQuestionIsAnsweredForAll(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		q := w.asks(w.anna, true, " Wer zahlt die Fahrkarte? ")
		if len(w.sees(w.bert)) != 0 || len(w.sees(w.eva)) != 0 || !w.sees(w.anna)[0].Mine {
			t.Error("an open question is for the asker and the coaches only")
		}
		if waiting := w.sees(w.katrin); len(waiting) != 1 || waiting[0].AskerName != "Anna" || waiting[0].Text != "Wer zahlt die Fahrkarte?" || waiting[0].Mine {
			t.Fatalf("%+v", waiting)
		}
		taken := problemtest.Must(w.Take(t.Context(), w.katrin, q.ID, 1, true))(t)
		if taken.OwnerName != "Katrin" || taken.Version != 2 {
			t.Errorf("%+v", taken)
		}
		problemtest.Must(w.Take(t.Context(), w.katrin, q.ID, 1, true))(t) // the answer was lost
		_, err := w.Take(t.Context(), w.mehmet, q.ID, 1, true)
		problemtest.Refused(w.t, err, "stale")
		taken = problemtest.Must(w.Take(t.Context(), w.mehmet, q.ID, 2, true))(t)
		_, err = w.Answer(t.Context(), w.mehmet, q.ID, taken.Version, " ", true)
		problemtest.Refused(w.t, err, "/text required")
		answered := problemtest.Must(w.Answer(t.Context(), w.mehmet, q.ID, taken.Version, "Das Amt, wenn Du einen Antrag stellst.", true))(t)
		problemtest.Must(w.Answer(t.Context(), w.mehmet, q.ID, taken.Version, answered.Answer.Text, true))(t)
		if len(w.told) != 1 || w.told[0] != "2026-11-25 to 2" {
			t.Errorf("told %v", w.told)
		}
		if read := w.sees(w.bert); len(read) != 1 || read[0].Answer.Text != answered.Answer.Text || read[0].Answerer != "Mehmet" || read[0].Mine {
			t.Errorf("%+v", read)
		}
		w.clock.Advance(time.Hour)
		corrected := problemtest.Must(w.Answer(t.Context(), w.katrin, q.ID, answered.Version, "Das Amt. Ein Antrag genügt.", true))(t)
		if corrected.Answer.CorrectedAt == nil || !corrected.Answer.AnsweredAt.Equal(answered.Answer.AnsweredAt) || corrected.Answerer != "Katrin" || len(w.told) != 1 {
			t.Errorf("%+v, told %v", corrected.Answer, w.told)
		}
		if len(w.sees(w.katrin)) != 0 || len(problemtest.Must(w.InCohort(t.Context(), w.katrin, w.cohort))(t)) != 1 {
			t.Error("an answered question waits no more, and can be read")
		}
		if who := problemtest.Must(w.Answerer(t.Context(), w.db.Read(t.Context()), w.bert, q.ID))(t); who != w.katrin.PersonID {
			t.Error("somebody else has answered")
		}
		_, err = w.Answerer(t.Context(), w.db.Read(t.Context()), w.fatma, q.ID)
		problemtest.Refused(w.t, err, "not_found")
	})
}

func TestWithoutANameNobodyLearnsWhoOrWhen(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		_, err := w.Ask(t.Context(), w.anna, database.NewID(), false, "Was ist eine Sperre?")
		problemtest.Refused(w.t, err, "id_tells_when")
		q := w.asks(w.anna, false, "Was ist eine Sperre?")
		_, err = w.Take(t.Context(), w.katrin, q.ID, 1, true)
		problemtest.Refused(w.t, err, "not_found")
		if len(w.sees(w.katrin)) != 0 || len(w.sees(w.anna)) != 1 {
			t.Error("it reaches the team on the next day only")
		}
		w.clock.Set(time.Date(2026, 11, 26, 0, 1, 0, 0, w.programmes.Zone()))
		waiting := w.sees(w.katrin)
		if len(waiting) != 1 || waiting[0].asker() != nil || waiting[0].AskerName != "" || waiting[0].ShownFrom != "2026-11-26" {
			t.Fatalf("%+v", waiting)
		}
		problemtest.Must(w.Answer(t.Context(), w.katrin, q.ID, 1, "Eine Kürzung.", true))(t)
		if read := w.sees(w.bert); len(read) != 1 || read[0].Mine || read[0].AskerName != "" {
			t.Errorf("%+v", read)
		}
		if own := w.sees(w.anna); !own[0].Mine {
			t.Error("the asker does not know it any more")
		}
		problemtest.Refused(w.t, w.TakeBack(t.Context(), w.bert, q.ID), "not_found")
		for _, table := range w.Personal() {
			if table.Erase != nil {
				problemtest.OK(t, w.db.Tx(t.Context(), func(tx *gorm.DB) error { return table.Erase(t.Context(), tx, w.anna.PersonID) }))
			}
		}
		if read := w.sees(w.bert); len(read) != 1 {
			t.Error("it has gone with the one who asked: everybody can tell who that was")
		}
		problemtest.Refused(w.t, w.TakeBack(t.Context(), w.anna, q.ID), "not_found") // nobody's from now on
	})
}

// Whoever reads the database cannot tell who has asked without a name, the asker still can, also after a change of the
// server's secret, and what was asked before there were seals gets one.
func TestTheRowDoesNotSayWhoAsked(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		old := w.asks(w.anna, false, "Früher?")
		problemtest.OK(t, w.db.Read(t.Context()).Exec("UPDATE office_questions SET asker_id = ?, asker_seal = '' WHERE id = ?", w.anna.PersonID, old.ID).Error)
		secret, again := w.asks(w.anna, false, "Heute?"), w.asks(w.anna, false, "Heute noch einmal?")
		if hers := w.sees(w.anna); len(hers) != 3 || !hers[0].Mine || !hers[1].Mine || !hers[2].Mine || len(w.sees(w.bert)) != 0 {
			t.Errorf("she sees %+v", hers)
		}
		tidy := func() map[uuid.UUID]string {
			t.Helper()
			problemtest.OK(t, w.Tidy(t.Context()))
			seals := map[uuid.UUID]string{}
			for _, q := range problemtest.Must(findAll(w.db.Read(t.Context())))(t) {
				if q.AskerID != nil || q.AskerSeal == "" {
					t.Errorf("%+v says who asked, or nobody knows", q)
				}
				seals[q.ID] = q.AskerSeal
			}
			return seals
		}
		before := tidy()
		if before[secret.ID][markSize:] == before[again.ID][markSize:] {
			t.Error("two questions of one person look alike")
		}
		w.seals = seals{[]byte("a new key"), w.seals[0]}
		after := tidy()
		w.seals = w.seals[:1]
		for id := range before {
			if before[id] == after[id] {
				t.Error("the older key still seals")
			}
		}
		for _, q := range w.sees(w.anna) {
			if !q.Mine {
				t.Errorf("%q is not hers any more", q.Text)
			}
		}
		if rows := problemtest.Must(w.questionsOf(t.Context(), w.db.Read(t.Context()), w.anna.PersonID))(t); len(rows) != 3 {
			t.Errorf("her data hold %v", rows)
		}
		problemtest.Refused(t, w.TakeBack(t.Context(), w.bert, secret.ID), "not_found")
		problemtest.OK(t, w.TakeBack(t.Context(), w.anna, secret.ID))
		if len(w.sees(w.anna)) != 2 {
			t.Error("she could not take it back")
		}
	})
}

// Where somebody has never been nobody looks whether they have asked.
func TestOneLooksForOnesOwnInOnesCohorts(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		q := w.asks(w.anna, false, "Darf ich?")
		looks := func(tx *gorm.DB) []uuid.UUID {
			return problemtest.Must(w.seals.own(t.Context(), tx, w.anna.PersonID))(t)
		}
		if own := looks(w.db.Read(t.Context())); len(own) != 1 || own[0] != q.ID {
			t.Errorf("hers are %v", own)
		}
		elsewhere := "(SELECT cohort_id FROM cohort_participants WHERE person_id = ?)"
		problemtest.OK(t, w.db.Read(t.Context()).Exec("UPDATE office_questions SET cohort_id = "+elsewhere+" WHERE id = ?", w.fatma.PersonID, q.ID).Error)
		if own := looks(w.db.Read(t.Context())); len(own) != 0 {
			t.Errorf("found elsewhere: %v", own)
		}
	})
}

func TestWhoMayAsk(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		id := uuid.New()
		ask := func(who actor.Actor, named bool, text string) error {
			_, err := w.Ask(t.Context(), who, id, named, text)
			return err
		}
		problemtest.Refused(w.t, ask(w.anna, true, "  "), "/text required")
		problemtest.Refused(w.t, ask(w.nowhere, true, "Darf ich?"), "not_found")
		problemtest.OK(t, ask(w.anna, true, "Darf ich?"))
		problemtest.OK(t, ask(w.anna, true, "Darf ich?")) // the answer was lost
		problemtest.Refused(w.t, ask(w.anna, true, "Darf ich das?"), "stale")
		problemtest.Refused(w.t, ask(w.anna, false, "Darf ich?"), "stale")
		problemtest.Refused(w.t, ask(w.bert, true, "Darf ich?"), "not_found")
		problemtest.Refused(w.t, ask(w.fatma, true, "Darf ich?"), "not_found")
		for range mostOpen - 1 {
			w.asks(w.anna, true, "Noch etwas?")
		}
		_, err := w.Ask(t.Context(), w.anna, uuid.New(), true, "Zu viel?")
		problemtest.Refused(w.t, err, "too_many_questions")
		w.asks(w.bert, true, "Und ich?")
		_, err = w.InCohort(t.Context(), w.eva, w.cohort)
		problemtest.Refused(w.t, err, "not_found")
	})
}

func TestAnAnswerForTheAskerAlone(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		named, secret := w.asks(w.anna, true, "Stimmt, was Bert sagt?"), w.asks(w.anna, false, "Und das?")
		told := problemtest.Must(w.Answer(t.Context(), w.katrin, named.ID, 1, "Da steht ein Name. Frag gern noch einmal ohne.", false))(t)
		if len(w.told) != 1 || w.told[0] != "2026-11-25 to 1" {
			t.Errorf("with a name, only she has to hear of it: %v", w.told)
		}
		if read := w.sees(w.anna); len(read) != 2 || len(w.sees(w.bert)) != 0 {
			t.Errorf("she reads %+v, others %+v", read, w.sees(w.bert))
		}
		_, err := w.Answerer(t.Context(), w.db.Read(t.Context()), w.bert, named.ID)
		problemtest.Refused(t, err, "not_found")
		w.clock.Set(time.Date(2026, 11, 26, 9, 0, 0, 0, w.programmes.Zone()))
		problemtest.Must(w.Answer(t.Context(), w.katrin, secret.ID, 1, "Das fragst Du am besten direkt.", false))(t)
		if len(w.told) != 2 || w.told[1] != "2026-11-26 to 2" {
			t.Errorf("one phone that rings alone would say who asked: %v", w.told)
		}
		problemtest.Must(w.Answer(t.Context(), w.katrin, named.ID, told.Version, told.Answer.Text, true))(t)
		if read := w.sees(w.bert); len(read) != 1 || len(w.told) != 3 {
			t.Errorf("others read %+v, told %v", read, w.told)
		}
	})
}

func TestTheOfficesOwnCards(t *testing.T) {
	inWorld(t, func(t *testing.T, w *world) {
		save := func(id uuid.UUID, version *int, texts ...CardText) (ToldCard, error) {
			return w.SaveCard(t.Context(), id, version, texts)
		}
		on := func(language, title string) CardText {
			return CardText{Language: language, Title: title, Text: "Mit dem Formular F12."}
		}
		id, one := database.NewID(), 1
		_, err := save(id, nil, on("uk", "Проїзний"))
		problemtest.Refused(t, err, "/texts required")
		_, err = save(id, nil, on("de", " "))
		problemtest.Refused(t, err, "/texts/0/title required")
		_, err = save(id, nil, on("de", "Fahrkarte"), on("de", "Fahrkarte"))
		problemtest.Refused(t, err, "/texts/1/language not_allowed_value")
		_, err = save(id, nil, on("xx", "?"), on("de", strings.Repeat("x", longestTitle+1)))
		problemtest.Refused(t, err, "/texts/0/language not_allowed_value")
		_, err = save(id, &one, on("de", "Fahrkarte"))
		problemtest.Refused(t, err, "not_found")

		for range 2 { // the answer was lost
			if card := problemtest.Must(save(id, nil, on("uk", " Проїзний "), on("de", "Fahrkarte")))(t); card.Version != 1 || card.Texts[1].Title != "Проїзний" {
				t.Errorf("%+v", card)
			}
		}
		_, err = save(id, nil, on("de", "Bus"))
		problemtest.Refused(t, err, "stale")
		problemtest.Must(save(id, &one, on("de", "Bus und Bahn")))(t)
		_, err = save(id, &one, on("de", "Bahn"))
		problemtest.Refused(t, err, "stale")
		problemtest.Must(save(database.NewID(), nil, on("de", "Umzug")))(t)
		cards := problemtest.Must(w.Cards(t.Context()))(t)
		if len(cards) != 2 || cards[0].Version != 2 || len(cards[0].Texts) != 1 || cards[0].Texts[0].Title != "Bus und Bahn" {
			t.Errorf("%+v", cards)
		}
		problemtest.OK(t, w.RemoveCard(t.Context(), id))
		problemtest.OK(t, w.RemoveCard(t.Context(), id))
		if cards := problemtest.Must(w.Cards(t.Context()))(t); len(cards) != 1 {
			t.Errorf("%+v", cards)
		}
		for range mostCards - 1 {
			problemtest.Must(save(database.NewID(), nil, on("de", "Noch eine")))(t)
		}
		_, err = save(database.NewID(), nil, on("de", "Zu viel"))
		problemtest.Refused(t, err, "too_many_cards")
	})
}
