package main

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"golang.org/x/crypto/argon2"

	"mainpate/internal/calendar"
	"mainpate/internal/database"
)

const (
	pin             = "738264"
	perCohort       = 10 // tandems
	meetingsEach    = 50
	daysSoFar       = 60
	milestoneRhythm = 20
)

// pair is a tandem of the village.
type pair struct {
	Tandem, Cohort, Coach uuid.UUID
	People                [2]uuid.UUID
}

func loginOf(id uuid.UUID) string { return "p" + strings.ReplaceAll(id.String(), "-", "")[1:] }

// village is a made-up town of tandems, table by table.
type village struct {
	pairs []pair
	now   time.Time
	today calendar.Day
	store func(table string, columns []string, rows [][]any) error
}

// settle fills a migrated, empty database with tandems that have met 50 times each.
func settle(ctx context.Context, db *database.DB, url string, tandems int) (*village, error) {
	zone, err := calendar.Zone("")
	if err != nil {
		return nil, err
	}
	v := &village{now: db.Now(), today: calendar.DayOf(db.Now(), zone)}
	var finish func() error
	if db.Dialect() == database.Postgres {
		c, err := pgx.Connect(ctx, url)
		if err != nil {
			return nil, err
		}
		defer func() { _ = c.Close(ctx) }()
		// The rows fit together; checking a million of them one by one would take longer than the measuring.
		if _, err := c.Exec(ctx, "SET session_replication_role = replica"); err != nil {
			return nil, err
		}
		v.store = func(table string, columns []string, rows [][]any) error {
			_, err := c.CopyFrom(ctx, pgx.Identifier{table}, columns, pgx.CopyFromRows(rows))
			return err
		}
		finish = func() error {
			_, err := c.Exec(ctx, "VACUUM ANALYZE")
			return err
		}
	} else {
		tx, err := db.SQL().BeginTx(ctx, nil)
		if err != nil {
			return nil, err
		}
		v.store = func(table string, columns []string, rows [][]any) error {
			holders := strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",")
			for _, row := range rows {
				if _, err := tx.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, strings.Join(columns, ","), holders), plain(row)...); err != nil {
					return err
				}
			}
			return nil
		}
		finish = tx.Commit
	}
	for _, build := range []func(int) error{v.move, v.meet, v.log} {
		if err := build(tandems); err != nil {
			return nil, err
		}
	}
	return v, finish()
}

// plain writes ids as SQLite keeps them.
func plain(row []any) []any {
	out := make([]any, len(row))
	for i, value := range row {
		out[i] = value
		if id, ok := value.(uuid.UUID); ok {
			out[i] = id.String()
		}
	}
	return out
}

// move brings in people, cohorts and tandems.
func (v *village) move(tandems int) error {
	hash := cheapHash()
	start := v.today.AddDays(-daysSoFar)
	var people, credentials, cohorts, coaches, places, pairs, partners [][]any
	person := func(role, name string) uuid.UUID {
		id := database.NewID()
		people = append(people, []any{id, role, name, loginOf(id), "de", "active", 1, v.now, v.now})
		credentials = append(credentials, []any{id, hash, v.now})
		return id
	}
	var cohort, coach uuid.UUID
	for i := range tandems {
		if i%perCohort == 0 {
			cohort, coach = database.NewID(), person("coach", "Katrin")
			cohorts = append(cohorts, []any{cohort, fmt.Sprint("Durchgang ", i/perCohort), "running", string(start), 2 * daysSoFar, milestoneRhythm, 1, true, 1, v.now, v.now})
			coaches = append(coaches, []any{cohort, coach})
		}
		p := pair{Tandem: database.NewID(), Cohort: cohort, Coach: coach, People: [2]uuid.UUID{person("participant", "Samira"), person("participant", "Jonas")}}
		v.pairs = append(v.pairs, p)
		pairs = append(pairs, []any{p.Tandem, cohort, "Beide suchen Arbeit", coach, v.now, 1})
		for j, id := range p.People {
			places = append(places, []any{cohort, id, []string{"under_25", "over_25"}[j], coach, v.now})
			partners = append(partners, []any{p.Tandem, id, j + 1, true})
		}
	}
	return v.fill([]table{
		{"persons", "id role display_name login language state version created_at updated_at", people},
		{"credentials", "person_id hash changed_at", credentials},
		{"cohorts", "id name state start_day length_days milestone_rhythm_days meetings_per_week age_rule version created_at updated_at", cohorts},
		{"cohort_coaches", "cohort_id person_id", coaches},
		{"cohort_participants", "cohort_id person_id age_group contact_person_id created_at", places},
		{"tandems", "id cohort_id reason formed_by formed_at version", pairs},
		{"tandem_partners", "tandem_id person_id position open", partners},
	})
}

// meet brings in the milestone meetings: three are over and have plans, one is proposed, two are to come.
func (v *village) meet(int) error {
	var meetings, answers, plans, items, promises, versions, signatures [][]any
	for _, p := range v.pairs {
		for n := 1; n <= 6; n++ {
			meeting, plan := database.NewID(), database.NewID()
			day := string(v.today.AddDays(n*milestoneRhythm - daysSoFar - 1))
			state, kind, version := "planned", "milestone", 1
			var agreed, starts, on any
			switch {
			case n <= 3:
				state, version, agreed, on, starts = "held", 2, v.now, day, v.now.AddDate(0, 0, n*milestoneRhythm-daysSoFar-1)
			case n == 4:
				state, on, starts = "proposed", day, v.now.AddDate(0, 0, milestoneRhythm-1)
				answers = append(answers, []any{meeting, p.People[0], "yes", "", 1, v.now})
			case n == 6:
				kind = "closing"
			}
			meetings = append(meetings, []any{meeting, p.Tandem, n, kind, n * milestoneRhythm, day, day, state, on, starts, "", "", "Im Büro", p.Coach, 1, "", 1, v.now, v.now})
			plans = append(plans, []any{plan, meeting, p.Tandem, version, agreed, agreed, v.now, v.now})
			if n > 3 {
				continue
			}
			items = append(items, []any{database.NewID(), plan, p.People[0], "Bewerbung schreiben", "", "Anrufen", "", "", "", "", 1, "open", "", 1, v.now})
			promises = append(promises, []any{database.NewID(), plan, p.Tandem, "talk", "Gespräch", "", p.Coach, string(v.today.AddDays(3)), "kept", "", p.Coach, 1, v.now, v.now})
			versions = append(versions, []any{plan, 2, `{"items":[],"promises":[]}`, p.People[0], v.now})
			for i, who := range []uuid.UUID{p.People[0], p.People[1], p.Coach} {
				signatures = append(signatures, []any{plan, 2, who, []string{"partner", "partner", "coach"}[i], v.now})
			}
		}
	}
	return v.fill([]table{
		{"milestone_meetings", "id tandem_id number kind day_number planned_day suggested_day state day starts_at place_name place_address place_text coach_id revision cancel_reason version created_at updated_at", meetings},
		{"meeting_answers", "meeting_id person_id answer text revision updated_at", answers},
		{"plans", "id meeting_id tandem_id version agreed_at approved_at created_at updated_at", plans},
		{"plan_items", "id plan_id owner_id what why step place obstacle then_text helper_text position review review_note version updated_at", items},
		{"promises", "id plan_id tandem_id support what how coach_id due_day state change_reason created_by version created_at updated_at", promises},
		{"plan_versions", "plan_id version content changed_by created_at", versions},
		{"signatures", "plan_id plan_version person_id side signed_at", signatures},
	})
}

// log brings in the meetings of two, day by day, as they come in life: those of one tandem lie far apart.
func (v *village) log(int) error {
	for n := range meetingsEach {
		day := v.today.AddDays(-n * daysSoFar / meetingsEach)
		var entries, additions, feelings, steps [][]any
		for _, p := range v.pairs {
			id := database.NewID()
			author, other := p.People[n%2], p.People[(n+1)%2]
			entries = append(entries, []any{
				id, p.Tandem, author, "meeting", "met", "", string(day), "15:00", "cafe", "Café am Markt", `["jobs","application"]`,
				"Wir haben zusammen eine Bewerbung geschrieben.", "tandem", false, author, 1, v.now, v.now,
			})
			if n%5 == 0 {
				additions = append(additions, []any{database.NewID(), id, other, "Das hat gut getan.", "tandem", 1, v.now, v.now})
				feelings = append(feelings, []any{id, author, 4, 5, 4, "both", 1, v.now})
			}
			if n < 4 {
				state := []string{"open", "done"}[n/2]
				steps = append(steps, []any{database.NewID(), p.Tandem, id, author, "Lebenslauf schreiben", string(day.AddDays(7)), state, "tandem", author, author, 1, v.now, v.now})
			}
		}
		err := v.fill([]table{
			{"entries", "id tandem_id author_id kind outcome reason day clock place place_text topics note visibility pinned last_changed_by version created_at updated_at", entries},
			{"entry_additions", "id entry_id author_id text visibility version created_at updated_at", additions},
			{"private_answers", "entry_id person_id helped heard mood giving version updated_at", feelings},
			{"steps", "id tandem_id entry_id owner_id text due_day state visibility created_by last_changed_by version created_at updated_at", steps},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// table is rows for a table; the names of the columns are words.
type table struct {
	name, columns string
	rows          [][]any
}

func (v *village) fill(tables []table) error {
	for _, t := range tables {
		if err := v.store(t.name, strings.Fields(t.columns), t.rows); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
	}
	return nil
}

// cheapHash is of the PIN, with so little work in it that thousands can sign in: the hash itself says how much.
func cheapHash() string {
	salt := make([]byte, 16)
	_, _ = rand.Read(salt)
	encode := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=8,t=1,p=1$%s$%s", argon2.Version, encode(salt), encode(argon2.IDKey([]byte(pin), salt, 1, 8, 1, 32)))
}
